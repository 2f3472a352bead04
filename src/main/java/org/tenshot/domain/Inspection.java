package org.tenshot.domain;

import org.jspecify.annotations.Nullable;

/// The record of one frame: what was seen, what was said, by which head, and how long it took.
///
/// @param origin the frame
/// @param verdict what the station says
/// @param score every class with its probability; null for a fault
/// @param embedding of the region; null for a fault
/// @param times how long each step took
/// @param basis what the verdict rests on
/// @param truth what the frame really shows, where the source knows; else null
public record Inspection(
    Frame.Origin origin,
    Verdict verdict,
    @Nullable Score score,
    @Nullable Embedding embedding,
    StepTimes times,
    Basis basis,
    @Nullable Truth truth) {

  /// How sure the verdict is, 0..1: the probability that its cut was compared with, which is that
  /// of all good classes together, of all defects, or of all void ones; for a REVIEW that of the
  /// class it names; NaN for a fault.
  public double sureness() {
    if (score == null) {
      return Double.NaN;
    }
    return switch (verdict) {
      case Verdict.Pass pass -> score.sureOfGood();
      case Verdict.Reject reject -> score.probability(ClassKind.DEFECT);
      case Verdict.NoPart noPart -> score.probability(ClassKind.VOID);
      case Verdict.Review review -> score.best().probability();
      case Verdict.Faulted faulted -> Double.NaN;
    };
  }

  /// What a verdict rests on.
  ///
  /// @param product the product's name
  /// @param profileHash sha256 of the profile as used
  /// @param encoder which encoder
  /// @param device where it ran
  /// @param head the head's version, such as `zero-shot/5e1c…`
  public record Basis(
      String product, String profileHash, EncoderId encoder, Device.Kind device, String head) {}
}
