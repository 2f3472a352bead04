package org.tenshot.domain;

import java.util.EnumSet;
import java.util.Set;

/// The state of one line. The screen and the outputs are bound to it.
public enum LineState {
  /// Not running; the gate is closed.
  STOPPED,
  /// Opening the source and the encoder.
  STARTING,
  /// Judging parts.
  RUNNING,
  /// Judging, but something needs a person: a source that was lost for a moment, a log that is
  /// behind.
  DEGRADED,
  /// Not judging: every part is held until somebody mends what is named.
  FAULT;

  private Set<LineState> next() {
    return switch (this) {
      case STOPPED -> EnumSet.of(STARTING);
      case STARTING -> EnumSet.of(RUNNING, DEGRADED, FAULT, STOPPED);
      case RUNNING -> EnumSet.of(DEGRADED, FAULT, STOPPED);
      case DEGRADED -> EnumSet.of(RUNNING, FAULT, STOPPED);
      case FAULT -> EnumSet.of(STARTING, RUNNING, DEGRADED, STOPPED);
    };
  }

  /// True if a line in this state may go to `target`.
  public boolean canBecome(LineState target) {
    return next().contains(target);
  }
}
