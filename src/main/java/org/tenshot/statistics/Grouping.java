package org.tenshot.statistics;

/// What inspections are counted by.
public enum Grouping {
  /// An hour of the clock.
  HOUR,
  /// A shift.
  SHIFT,
  /// A day of the clock.
  DAY,
  /// A lot.
  LOT
}
