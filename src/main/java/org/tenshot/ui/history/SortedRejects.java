package org.tenshot.ui.history;

import java.util.ArrayList;
import java.util.List;
import org.tenshot.cluster.RejectGroup;
import org.tenshot.cluster.RejectGroups;

/// Rejects in groups, with some pictures of each.
///
/// @param groups the largest first
/// @param pictures sha256 of the most typical pictures of each group, in the same order; none where
///   none was kept
public record SortedRejects(RejectGroups groups, List<List<String>> pictures) {

  public SortedRejects {
    pictures = List.copyOf(pictures);
  }

  /// The same with another group in the place of one.
  SortedRejects with(int number, RejectGroup other) {
    List<RejectGroup> others = new ArrayList<>(groups.groups());
    others.set(number, other);
    return new SortedRejects(groups.with(others), pictures);
  }
}
