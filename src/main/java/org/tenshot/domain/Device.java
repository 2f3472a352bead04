package org.tenshot.domain;

/// Where an encoder runs, and why there.
///
/// @param kind the kind of processor
/// @param why one sentence, shown to the operator: what was tried and what came of it
/// @param fellBack true if something better was found or asked for and does not work, which
///   somebody should mend
public record Device(Kind kind, Saying why, boolean fellBack) {

  /// A device whose reason is known in English alone.
  public Device(Kind kind, String reason, boolean fellBack) {
    this(kind, Saying.english(reason), fellBack);
  }

  /// What was tried and what came of it, in English.
  public String reason() {
    return why.english();
  }

  /// A kind of processor.
  public enum Kind {
    /// The main processor.
    CPU,
    /// An NVIDIA graphics card, by CUDA.
    CUDA,
    /// An NVIDIA graphics card, by TensorRT.
    TENSORRT
  }
}
