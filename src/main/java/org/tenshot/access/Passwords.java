package org.tenshot.access;

import java.util.Locale;
import org.tenshot.domain.TenshotException;

/// Which passwords and PINs are taken. Digits alone are enough, because tries are few; what
/// everybody tries first is not.
final class Passwords {

  private static final int SHORTEST = 6;
  private static final int LONGEST = 128;

  private Passwords() {}

  /// @param name of the person, which is no password
  /// @throws TenshotException if it is too easy or too long
  static void require(char[] password, String name) throws TenshotException {
    if (password.length < SHORTEST || password.length > LONGEST) {
      throw new TenshotException(
          "A password has %d to %d characters, a PIN %d digits or more: give another one."
              .formatted(SHORTEST, LONGEST, SHORTEST));
    }
    String text = new String(password).toLowerCase(Locale.ROOT);
    if (steps(password, 0) || steps(password, 1) || steps(password, -1)) {
      throw new TenshotException(
          "The same character again and again, or 123456 and the like, is what everybody tries first: give another password.");
    }
    if (text.contains(name.toLowerCase(Locale.ROOT)) || text.contains("tenshot")) {
      throw new TenshotException(
          "The password holds the name of the person or of the program: give another one.");
    }
  }

  private static boolean steps(char[] password, int step) {
    for (int i = 1; i < password.length; i++) {
      if (password[i] - password[i - 1] != step) {
        return false;
      }
    }
    return true;
  }
}
