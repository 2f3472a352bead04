package org.tenshot.keep;

/// What the doctor found of one thing.
///
/// @param level how bad it is
/// @param subject what was looked at, such as `database`
/// @param found what was found
/// @param mend what to do; empty where nothing has to be done
public record Finding(Level level, String subject, String found, String mend) {

  /// How bad something is.
  public enum Level {
    /// All is well.
    OK,
    /// The station works, and somebody should look soon.
    WARN,
    /// Something does not work.
    FAIL
  }

  /// All is well.
  public static Finding ok(String subject, String found) {
    return new Finding(Level.OK, subject, found, "");
  }

  /// Somebody should look soon.
  public static Finding warn(String subject, String found, String mend) {
    return new Finding(Level.WARN, subject, found, mend);
  }

  /// Something does not work.
  public static Finding fail(String subject, String found, String mend) {
    return new Finding(Level.FAIL, subject, found, mend);
  }

  /// As a person reads it.
  @Override
  public String toString() {
    return "%-4s  %-10s %s%s"
        .formatted(level, subject, found, mend.isEmpty() ? "" : " " + mend)
        .replaceAll("\\R", " ");
  }
}
