package org.tenshot.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.store.EmbeddingHistory.Numbered;
import org.tenshot.store.KeptGroup;

/// Rejects that fall into groups that people confirmed: those that the person saw, and later ones
/// that lie within the reach of the nearest centre.
///
/// @param groups by their name, with those that fell into them; groups of the same name are one
/// @param left those that fall into none, in their order
record Known(Map<String, Named> groups, List<Numbered> left) {

  /// Groups of one name.
  ///
  /// @param stored at least one, the newest last
  /// @param members that fell into any of them
  record Named(List<KeptGroup> stored, List<Numbered> members) {}

  /// @param groups that were confirmed
  /// @param members the groups that rejects belong to by their number
  static Known of(List<KeptGroup> groups, Map<Long, Long> members, List<Numbered> rejects) {
    Map<String, Named> named = new LinkedHashMap<>();
    Map<Long, Centre> centres = new LinkedHashMap<>();
    for (KeptGroup own : groups) {
      named
          .computeIfAbsent(own.name(), name -> new Named(new ArrayList<>(), new ArrayList<>()))
          .stored()
          .add(own);
      centres.put(own.id(), Centre.of(own));
    }
    List<Numbered> left = new ArrayList<>();
    for (Numbered own : rejects) {
      Centre centre = centres.get(members.getOrDefault(own.id(), -1L));
      Centre found = centre == null ? nearest(centres, own) : centre;
      Named group = found == null ? null : named.get(found.group.name());
      (group == null ? left : group.members()).add(own);
    }
    return new Known(named, left);
  }

  private static @Nullable Centre nearest(Map<Long, Centre> centres, Numbered reject) {
    Centre best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Centre own : centres.values()) {
      double distance = Middle.distance(own.values, reject.embedding());
      if (distance < least) {
        least = distance;
        best = own;
      }
    }
    return best != null && least <= best.group.reach() ? best : null;
  }

  private record Centre(KeptGroup group, double[] values) {

    static Centre of(KeptGroup group) {
      return new Centre(group, Middle.doubles(group.centre()));
    }
  }
}
