package org.tenshot.domain;

/// Where an encoder runs, and why there.
///
/// @param kind the kind of processor
/// @param reason one sentence, shown to the operator: what was tried and what came of it
/// @param fellBack true if a GPU was found but did not work, which somebody should mend
public record Device(Kind kind, String reason, boolean fellBack) {

  /// A kind of processor.
  public enum Kind {
    /// The main processor.
    CPU,
    /// An NVIDIA graphics card.
    CUDA
  }
}
