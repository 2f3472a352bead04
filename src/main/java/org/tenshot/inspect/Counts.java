package org.tenshot.inspect;

import org.tenshot.domain.Verdict;

/// How many verdicts of each kind a stretch of inspections had.
///
/// @param pass parts that may go on
/// @param reject parts with a defect
/// @param review parts that a person decides
/// @param noPart frames without a part
/// @param fault frames without a verdict
public record Counts(long pass, long reject, long review, long noPart, long fault) {

  /// Nothing yet.
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  /// How many verdicts were of a kind.
  public long of(Verdict.Kind kind) {
    return switch (kind) {
      case PASS -> pass;
      case REJECT -> reject;
      case REVIEW -> review;
      case NO_PART -> noPart;
      case FAULT -> fault;
    };
  }

  /// These counts with one more verdict.
  public Counts plus(Verdict.Kind kind) {
    return switch (kind) {
      case PASS -> new Counts(pass + 1, reject, review, noPart, fault);
      case REJECT -> new Counts(pass, reject + 1, review, noPart, fault);
      case REVIEW -> new Counts(pass, reject, review + 1, noPart, fault);
      case NO_PART -> new Counts(pass, reject, review, noPart + 1, fault);
      case FAULT -> new Counts(pass, reject, review, noPart, fault + 1);
    };
  }

  /// Both together.
  public Counts plus(Counts other) {
    return new Counts(
        pass + other.pass,
        reject + other.reject,
        review + other.review,
        noPart + other.noPart,
        fault + other.fault);
  }

  /// Frames in all.
  public long frames() {
    return pass + reject + review + noPart + fault;
  }

  /// Parts that were judged: PASS, REJECT and REVIEW. Empty fixtures and faults are outside the
  /// yield.
  public long parts() {
    return pass + reject + review;
  }

  /// The share of the parts that passed, 0..1, or NaN while there was no part.
  public double yield() {
    return parts() == 0 ? Double.NaN : (double) pass / parts();
  }
}
