package org.tenshot.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tenshot.store.EmbeddingHistory.Numbered;
import org.tenshot.store.KeptGroup;

/// Tells a group that a person dismissed when it comes again. It is sorted like any other, so that
/// dismissing one changes no other, and nothing that lies beside it vanishes in it.
final class Dismissed {

  private final Centres centres;

  /// @param groups that were dismissed
  /// @param members the groups that rejects belong to by their number
  Dismissed(List<KeptGroup> groups, Map<Long, Long> members) {
    this.centres = new Centres(groups, members);
  }

  /// The dismissed groups that most of these rejects lie in, more than half together.
  ///
  /// @return the newest last; empty where these are another group
  List<KeptGroup> of(List<Numbered> rejects) {
    Map<Long, KeptGroup> found = new TreeMap<>();
    int inside = 0;
    for (Numbered own : rejects) {
      KeptGroup group = centres.of(own);
      if (group != null) {
        found.put(group.id(), group);
        inside++;
      }
    }
    return 2 * inside > rejects.size() ? new ArrayList<>(found.values()) : List.of();
  }
}
