package org.tenshot.domain;

/// What a verdict does to the part on the belt.
public enum Gate {
  /// The part goes on.
  OPEN,
  /// The part is held or thrown out. Also the safe state when nothing is known.
  CLOSED
}
