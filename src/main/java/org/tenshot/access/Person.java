package org.tenshot.access;

import java.util.Locale;
import java.util.regex.Pattern;
import org.tenshot.domain.TenshotException;

/// Somebody who may log in.
///
/// @param name 1 to 40 letters, digits, spaces, dots, hyphens and underscores of any language
/// @param role what the person is here
public record Person(String name, Role role) {

  /// Who runs the line without having logged in.
  public static final String OPERATOR = "operator";

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._-]{0,39}");

  /// @throws TenshotException if nobody can be called that
  static void requireName(String name) throws TenshotException {
    if (!NAME.matcher(name).matches() || !name.equals(name.strip())) {
      throw new TenshotException(
          "\"%s\" is no name for a person: give 1 to 40 letters, digits, spaces, dots, hyphens or underscores, beginning with a letter or digit."
              .formatted(name));
    }
    if (name.equalsIgnoreCase(OPERATOR)) {
      throw new TenshotException(
          "The name %s stands for whoever has not logged in: give another one.".formatted(name));
    }
  }

  /// True if both names are one to people: capitals make no difference.
  static boolean same(String one, String other) {
    return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }
}
