package org.tenshot.supply;

import java.util.regex.Pattern;
import org.tenshot.domain.TenshotException;

/// A name that a pack's folder can have on every system.
///
/// @param text letters, digits, dot, dash and underscore; starts and ends with a letter or digit
record PackName(String text) {

  private static final Pattern SOUND =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?");

  PackName {
    if (!SOUND.matcher(text).matches()) {
      throw new IllegalArgumentException(text + " is no name of a pack");
    }
  }

  static PackName of(String text) {
    return new PackName(text);
  }

  /// The name that a person gave.
  ///
  /// @throws TenshotException if no folder can be called so
  static PackName given(String text) throws TenshotException {
    if (!SOUND.matcher(text).matches()) {
      throw new TenshotException(
          "\""
              + text
              + "\" cannot be the name of an encoder: use up to 64 letters, digits, dots, dashes"
              + " and underscores, and a letter or digit first and last.");
    }
    return new PackName(text);
  }
}
