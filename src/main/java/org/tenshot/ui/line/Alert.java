package org.tenshot.ui.line;

import org.tenshot.domain.Saying;

/// Something that a person must see from afar.
///
/// @param kind what it is, worst first
/// @param saying what happened and the mend, as whoever found it says it; may be empty
public record Alert(Kind kind, Saying saying) {

  /// What can be wrong, worst first.
  public enum Kind {
    /// The line does not judge.
    LINE_FAULT,
    /// The line judges, but every good part is held.
    NOTHING_PASSES,
    /// Verdicts are not being written down.
    RECORDING_FAILED,
    /// The camera or stream is gone.
    SOURCE_LOST,
    /// The graphics card does not work; the line is slow.
    CPU_FALLBACK,
    /// The line judges, but needs a person.
    DEGRADED
  }
}
