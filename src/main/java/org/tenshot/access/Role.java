package org.tenshot.access;

import java.util.Locale;

/// What somebody is at this station.
public enum Role {
  /// Runs the line. Whoever has not logged in is one.
  OPERATOR,
  /// Teaches the station and says which head judges.
  QA,
  /// Looks after the station and the people.
  ADMINISTRATOR;

  /// As commands write it: `qa`.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
