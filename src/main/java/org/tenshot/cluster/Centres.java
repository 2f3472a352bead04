package org.tenshot.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.store.EmbeddingHistory.Numbered;
import org.tenshot.store.KeptGroup;

/// Which group that the log keeps a reject lies in: the one that a person saw it in, or else the
/// one with the nearest centre, if that reaches so far.
final class Centres {

  private final Map<Long, Centre> centres = new LinkedHashMap<>();
  private final Map<Long, Long> members;

  /// @param members the groups that rejects belong to by their number
  Centres(List<KeptGroup> groups, Map<Long, Long> members) {
    groups.forEach(own -> centres.put(own.id(), Centre.of(own)));
    this.members = members;
  }

  /// @return null where it lies in none
  @Nullable KeptGroup of(Numbered reject) {
    Centre own = centres.get(members.getOrDefault(reject.id(), -1L));
    return own == null ? nearest(reject) : own.group;
  }

  private @Nullable KeptGroup nearest(Numbered reject) {
    Centre best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Centre own : centres.values()) {
      double distance = Middle.distance(own.values, reject.embedding());
      if (distance < least) {
        least = distance;
        best = own;
      }
    }
    return best != null && least <= best.group.reach() ? best.group : null;
  }

  private record Centre(KeptGroup group, double[] values) {

    static Centre of(KeptGroup group) {
      double[] values = new double[group.centre().length];
      for (int i = 0; i < values.length; i++) {
        values[i] = group.centre()[i];
      }
      return new Centre(group, values);
    }
  }
}
