package org.tenshot.ui.common;

import javafx.scene.input.KeyCode;

/// The number on a key, beside the letters or on the pad.
public final class DigitKey {

  private DigitKey() {}

  /// 1..9; 0 for the zero and for keys without a number.
  public static int number(KeyCode code) {
    String name = code.getName();
    return code.isDigitKey() ? Character.digit(name.charAt(name.length() - 1), 10) : 0;
  }
}
