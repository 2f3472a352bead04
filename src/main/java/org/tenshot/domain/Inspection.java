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
/// @param late what would have been said, where the answer came too late, or while the source was
///   lost, and is a FAULT for that; else null
public record Inspection(
    Frame.Origin origin,
    Verdict verdict,
    @Nullable Score score,
    @Nullable Embedding embedding,
    StepTimes times,
    Basis basis,
    @Nullable Truth truth,
    @Nullable Verdict late) {

  /// An inspection that was in time.
  public Inspection(
      Frame.Origin origin,
      Verdict verdict,
      @Nullable Score score,
      @Nullable Embedding embedding,
      StepTimes times,
      Basis basis,
      @Nullable Truth truth) {
    this(origin, verdict, score, embedding, times, basis, truth, null);
  }

  /// The same as a fault, because it must not be said any more; a fault stays what it is.
  public Inspection missed(Fault fault) {
    return verdict.kind() == Verdict.Kind.FAULT
        ? this
        : new Inspection(
            origin, new Verdict.Faulted(fault), null, null, times, basis, truth, verdict);
  }

  /// The same as a REVIEW of the same class, because nothing may pass at the moment.
  ///
  /// @param why stands where the reason of the score stood
  public Inspection withheld(Saying why) {
    return new Inspection(
        origin,
        new Verdict.Review(verdict.className()),
        score == null ? null : score.withWhy(why),
        embedding,
        times,
        basis,
        truth,
        late);
  }

  /// How sure the verdict is, as {@link Score#sureOf} says; NaN for a fault.
  public double sureness() {
    return score == null ? Double.NaN : score.sureOf(verdict);
  }

  /// What a verdict rests on.
  ///
  /// @param product the product's name
  /// @param profileHash sha256 of the profile as used
  /// @param encoder which encoder
  /// @param device where it ran
  /// @param head the head's version, such as `zero-shot/5e1c…`
  /// @param rules what else decided, as {@link Rules#fingerprint} says; empty for a row of the log,
  ///   where the profile and the head stand for it
  /// @param unchanged true if the encoder would have been given the very numbers of the frame
  ///   before, so that its embedding was used again
  public record Basis(
      String product,
      String profileHash,
      EncoderId encoder,
      Device.Kind device,
      String head,
      String rules,
      boolean unchanged) {

    /// The basis of a row of the log.
    public Basis(
        String product,
        String profileHash,
        EncoderId encoder,
        Device.Kind device,
        String head,
        boolean unchanged) {
      this(product, profileHash, encoder, device, head, "", unchanged);
    }

    /// The basis of a frame that was looked at, where nobody asks for the rules.
    public Basis(
        String product, String profileHash, EncoderId encoder, Device.Kind device, String head) {
      this(product, profileHash, encoder, device, head, false);
    }

    /// What judged.
    public Eye eye() {
      return new Eye(encoder, device, head, rules);
    }
  }
}
