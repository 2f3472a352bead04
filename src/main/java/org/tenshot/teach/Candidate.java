package org.tenshot.teach;

import java.util.Optional;
import org.tenshot.domain.Limits;
import org.tenshot.domain.Proportion;
import org.tenshot.head.HeadJson;

/// A head that was learnt and proven, and judges nothing yet.
///
/// @param taught the head and what it learnt from
/// @param limits its cuts
/// @param proof of the head, every shot judged by one that had not seen it
/// @param current what the head that judges now makes of the same shots, judged alike
/// @param acceptance what it makes of the acceptance set
public record Candidate(
    HeadJson.Taught taught, Limits limits, Proof proof, Proof current, Acceptance acceptance) {

  /// Why it would be worse than what judges now, on the same shots; nothing if it is not.
  public Optional<String> worse() {
    Proportion escapes = proof.escapes();
    if (escapes.count() > current.escapes().count()) {
      return Optional.of(
          "It lets %d of %d bad shots pass, and the head that judges now %d."
              .formatted(escapes.count(), escapes.total(), current.escapes().count()));
    }
    if (escapes.count() == current.escapes().count()
        && proof.goodPassed().count() < current.goodPassed().count()) {
      return Optional.of(
          "It passes %d of %d good shots, and the head that judges now %d, with no fewer escapes."
              .formatted(
                  proof.goodPassed().count(),
                  proof.goodPassed().total(),
                  current.goodPassed().count()));
    }
    return Optional.empty();
  }
}
