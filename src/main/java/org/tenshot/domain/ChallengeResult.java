package org.tenshot.domain;

import java.time.Instant;
import java.util.List;

/// What a line said of known parts that were put to it.
///
/// @param at when
/// @param eye that judged
/// @param caught how many of the bad parts it rejected or left to a person
/// @param passed how many of the good parts it passed
/// @param heldOut how many of the bad parts no head had learnt from
/// @param failures bad parts that it did not catch
public record ChallengeResult(
    Instant at,
    Eye eye,
    Proportion caught,
    Proportion passed,
    int heldOut,
    List<Failure> failures) {

  /// A bad part that was not caught.
  ///
  /// @param shot its number in the log
  /// @param picture sha256 of its picture
  /// @param shows its class
  /// @param said what was said of it
  public record Failure(long shot, String picture, String shows, Verdict.Kind said) {}

  public ChallengeResult {
    failures = List.copyOf(failures);
  }

  /// True if every bad part was caught.
  public boolean isMet() {
    return failures.isEmpty() && !caught.isUnknown();
  }
}
