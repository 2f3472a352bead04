package org.tenshot.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Limits;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.Verdict;
import org.tenshot.head.Example;
import org.tenshot.head.Head;

/// What a head makes of the acceptance set: confirmed parts that no head ever learns from. One bad
/// part that would pass is the end of a candidate, whoever wants it.
///
/// @param escaped indices of the bad parts that would pass
/// @param size how many parts the set has
public record Acceptance(List<Integer> escaped, int size) {

  public Acceptance {
    escaped = List.copyOf(escaped);
  }

  /// Judges every part of the set.
  ///
  /// @param limits the candidate's
  public static Acceptance of(Head head, Limits limits, LabelledSet set) {
    List<Integer> escaped = new ArrayList<>();
    for (int i = 0; i < set.examples().size(); i++) {
      Example example = set.examples().get(i);
      SeenPicture seen = new SeenPicture(example.embedding(), example.patches());
      boolean passes = limits.judge(head.score(seen)) instanceof Verdict.Pass;
      if (passes && set.kind(example) != ClassKind.GOOD) {
        escaped.add(i);
      }
    }
    return new Acceptance(escaped, set.examples().size());
  }

  /// Why the head may not be promoted; nothing if it may.
  public Optional<String> refusal() {
    return escaped.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "It would pass %d of the %d parts of the acceptance set that are confirmed bad: label more shots like them and teach again. Nobody can overrule this."
                .formatted(escaped.size(), size));
  }
}
