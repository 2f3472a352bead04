package org.tenshot.cluster;

import java.util.List;
import java.util.Map;
import org.tenshot.store.EmbeddingHistory.Numbered;
import org.tenshot.store.KeptGroup;

/// Tells a group that a person dismissed when it comes again. It is sorted like any other, so that
/// dismissing one changes no other.
///
/// @param groups that were dismissed
/// @param members the groups that rejects belong to by their number
record Dismissed(List<KeptGroup> groups, Map<Long, Long> members) {

  /// How near the centres must be, in reaches. Chosen where the first half of bearings, metal
  /// sheets and tiles was dismissed, group by group: of the second half's groups of other kinds 1
  /// in 228 is taken for one of those, and without it 12 in 228. A new kind of defect must not
  /// vanish.
  private static final double NEAR = 0.6;

  /// The dismissed groups that these rejects are again.
  ///
  /// @param centre mean of their embeddings
  /// @return the newest last; empty where they are another group
  List<KeptGroup> of(List<Numbered> rejects, double[] centre) {
    return groups.stream().filter(own -> isAgain(own, rejects, centre)).toList();
  }

  /// More than half of them were seen when it was dismissed, or lie within its reach around a
  /// centre that is near its own.
  private boolean isAgain(KeptGroup own, List<Numbered> rejects, double[] centre) {
    long seen =
        rejects.stream().filter(any -> members.getOrDefault(any.id(), -1L) == own.id()).count();
    if (2 * seen > rejects.size()) {
      return true;
    }
    if (Middle.distance(centre, own.centre()) > NEAR * own.reach()) {
      return false;
    }
    double[] kept = Middle.doubles(own.centre());
    long inside =
        rejects.stream()
            .filter(any -> Middle.distance(kept, any.embedding()) <= own.reach())
            .count();
    return 2 * inside > rejects.size();
  }
}
