package org.tenshot.paper;

/// How a text looks.
///
/// @param size of the letters, in points
/// @param bold true for thick letters
/// @param colour as `#rrggbb`
public record Ink(double size, boolean bold, String colour) {

  /// Thin black letters.
  public static Ink plain(double size) {
    return new Ink(size, false, "#1c2430");
  }

  /// Thick black letters.
  public static Ink thick(double size) {
    return new Ink(size, true, "#1c2430");
  }
}
