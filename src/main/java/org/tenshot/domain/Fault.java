package org.tenshot.domain;

import java.util.List;

/// Why no verdict was possible, in words that the person at the line can act on.
///
/// @param code stable and short, for support and for the log
/// @param saying what happened, to which thing, and the mend; has a key in any case
public record Fault(Code code, Saying saying) {

  /// What is known in English alone stands behind what its code says in every language.
  public Fault {
    if (saying.key().isEmpty()) {
      saying = new Saying("fault." + code, List.of(saying.english()), saying.english());
    }
  }

  /// A fault that is known in English alone.
  public Fault(Code code, String sentence) {
    this(code, Saying.english(sentence));
  }

  /// What happened, to which thing, and the mend, in English.
  public String sentence() {
    return saying.english();
  }

  /// What went wrong, roughly: stable names that are written into the log.
  public enum Code {
    /// The camera, stream or folder is not there, or its live picture is frozen.
    SOURCE_LOST,
    /// A picture came that cannot be read, or is too small or too large.
    PICTURE_UNREADABLE,
    /// The region does not fit into the frame.
    REGION_OUTSIDE,
    /// The encoder failed or answered something that is no embedding.
    ENCODER_FAILED,
    /// The head failed or its probabilities are no probabilities.
    SCORE_INVALID,
    /// A trigger came while the queue was full.
    OVERFLOW,
    /// No picture came in time for a trigger.
    NO_PICTURE,
    /// Two triggers came for one part, or too close to tell them apart.
    DOUBLE_TRIGGER,
    /// The answer came too late for the gate.
    LATE,
    /// The log cannot be written.
    STORE_FAILED,
    /// Something that nobody foresaw.
    UNEXPECTED
  }
}
