package org.tenshot.ui.common;

import javafx.scene.input.KeyCode;

/// The numbers that keys choose by, beside the letters or on the pad: the zero stands behind the
/// nine and is the tenth.
public final class DigitKey {

  private static final int TENTH = 10;

  private DigitKey() {}

  /// 1..10; 0 for keys without a number.
  public static int number(KeyCode code) {
    String name = code.getName();
    return code.isDigitKey() ? number(name.substring(name.length() - 1)) : 0;
  }

  /// 1..10 for what a key types; 0 where that is no digit.
  static int number(String typed) {
    if (!typed.matches("[0-9]")) {
      return 0;
    }
    int digit = Integer.parseInt(typed);
    return digit == 0 ? TENTH : digit;
  }

  /// What stands on the key of a number from 1; empty where it has none.
  public static String name(int number) {
    return number <= TENTH ? Integer.toString(number % TENTH) : "";
  }
}
