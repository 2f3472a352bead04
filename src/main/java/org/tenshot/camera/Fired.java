package org.tenshot.camera;

import java.time.Duration;
import java.util.List;

/// What came of one trigger.
///
/// @param pictures how long after it each picture came, in their order
/// @param damaged how many more came that cannot be used
public record Fired(List<Duration> pictures, int damaged) {

  /// Whether a line could work with that.
  public enum Outcome {
    /// Exactly one picture came, in time.
    ONE,
    /// None came.
    NONE,
    /// One came and cannot be used.
    DAMAGED,
    /// More than one came: a line would take the second for another part.
    SEVERAL,
    /// One came, too late.
    LATE
  }

  public Fired {
    pictures = List.copyOf(pictures);
  }

  /// @param within how long a line would have waited
  public Outcome outcome(Duration within) {
    if (pictures.size() + damaged > 1) {
      return Outcome.SEVERAL;
    }
    if (damaged == 1) {
      return Outcome.DAMAGED;
    }
    if (pictures.isEmpty()) {
      return Outcome.NONE;
    }
    return pictures.getFirst().compareTo(within) > 0 ? Outcome.LATE : Outcome.ONE;
  }
}
