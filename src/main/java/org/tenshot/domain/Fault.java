package org.tenshot.domain;

/// Why no verdict was possible, in words that the person at the line can act on.
///
/// @param code stable and short, for support and for the log
/// @param sentence what happened, to which thing, and the mend
public record Fault(Code code, String sentence) {

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
