package org.tenshot.access;

import java.time.Duration;

/// How a try to log in ended.
public sealed interface LogIn {

  /// Name and password are right.
  record Welcome(Person person) implements LogIn {}

  /// Name or password is wrong; which one is not said.
  ///
  /// @param pause until the next try is taken; zero for none
  record Wrong(Duration pause) implements LogIn {}

  /// Too many tries were wrong; this one was not looked at.
  ///
  /// @param left until the next try is taken
  record Locked(Duration left) implements LogIn {}

  /// For whoever tried, where they did not get in.
  static String sentence(LogIn answer) {
    return switch (answer) {
      case Welcome(Person person) -> person.name() + " is logged in.";
      case Wrong(Duration pause) ->
          "Name or password is wrong."
              + (pause.isZero()
                  ? " Try again."
                  : " Wait %d s before the next try.".formatted(pause.toSeconds()));
      case Locked(Duration left) ->
          "Too many tries were wrong: wait %d s, then try again.".formatted(left.toSeconds() + 1);
    };
  }
}
