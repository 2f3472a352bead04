package org.tenshot.teach;

import java.util.Optional;
import org.tenshot.domain.Limits;
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

  /// The same under other limits.
  ///
  /// @param set the acceptance set
  public Candidate under(Limits other, LabelledSet set) {
    return new Candidate(
        taught, other, proof.under(other), current, Acceptance.of(taught.head(), other, set));
  }

  /// Both on the shots that both were asked for: a head that learnt from one part alone is not
  /// asked for that part.
  public Comparison comparison() {
    return Comparison.ofShared(current, proof);
  }

  /// Why it would be worse than what judges now; nothing if it is not.
  public Optional<String> worse() {
    return comparison().refusal();
  }
}
