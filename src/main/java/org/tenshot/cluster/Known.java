package org.tenshot.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    for (KeptGroup own : groups) {
      named
          .computeIfAbsent(own.name(), name -> new Named(new ArrayList<>(), new ArrayList<>()))
          .stored()
          .add(own);
    }
    Centres centres = new Centres(groups, members);
    List<Numbered> left = new ArrayList<>();
    for (Numbered own : rejects) {
      KeptGroup found = centres.of(own);
      Named group = found == null ? null : named.get(found.name());
      (group == null ? left : group.members()).add(own);
    }
    return new Known(named, left);
  }
}
