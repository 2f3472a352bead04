package org.tenshot.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.tenshot.domain.TenshotException;

/// Average linkage (R. R. Sokal, C. D. Michener, A statistical method for evaluating systematic
/// relationships, 1958): the two groups with the least mean distance become one, until one is left.
/// Found along chains of nearest neighbours (F. Murtagh, A survey of recent advances in
/// hierarchical clustering algorithms, The Computer Journal 26, 1983) in a time that grows with the
/// square of their number. Of equal distances the pair with the lowest numbers comes first, so the
/// same rejects always give the same groups.
final class Dendrogram {

  private final int size;

  /// The nearest first.
  private final List<Merge> merges;

  private Dendrogram(int size, List<Merge> merges) {
    this.size = size;
    this.merges = merges;
  }

  /// Two groups that became one.
  ///
  /// @param one a member of the one
  /// @param other a member of the other
  /// @param distance their mean distance, 0..2
  record Merge(int one, int other, float distance) {}

  static Dendrogram of(Distances distances, Watch watch) throws TenshotException {
    int size = distances.size();
    float[] working = distances.copy();
    int[] members = new int[size];
    Arrays.fill(members, 1);
    int[] chain = new int[size];
    int length = 0;
    List<Merge> merges = new ArrayList<>();
    while (merges.size() < size - 1) {
      watch.tell((double) merges.size() / size);
      if (length == 0) {
        chain[length++] = first(members);
      }
      int last = chain[length - 1];
      int next = nearest(last, length > 1 ? chain[length - 2] : -1, members, working);
      if (length > 1 && next == chain[length - 2]) {
        merges.add(new Merge(last, next, working[Distances.place(last, next)]));
        join(Math.min(last, next), Math.max(last, next), members, working);
        length -= 2;
      } else {
        chain[length++] = next;
      }
    }
    merges.sort(Comparator.comparingDouble(Merge::distance));
    return new Dendrogram(size, List.copyOf(merges));
  }

  private static int first(int[] members) {
    int i = 0;
    while (members[i] == 0) {
      i++;
    }
    return i;
  }

  /// @param before wins where it is as near as any: else chains could go round for ever
  private static int nearest(int of, int before, int[] members, float[] working) {
    int best = before;
    float least = before < 0 ? Float.POSITIVE_INFINITY : working[Distances.place(of, before)];
    for (int i = 0; i < members.length; i++) {
      if (i != of && members[i] > 0 && working[Distances.place(of, i)] < least) {
        best = i;
        least = working[Distances.place(of, i)];
      }
    }
    return best;
  }

  private static void join(int into, int gone, int[] members, float[] working) {
    int all = members[into] + members[gone];
    for (int i = 0; i < members.length; i++) {
      if (members[i] > 0 && i != into && i != gone) {
        int at = Distances.place(i, into);
        double sum =
            (double) members[into] * working[at]
                + (double) members[gone] * working[Distances.place(i, gone)];
        working[at] = (float) (sum / all);
      }
    }
    members[into] = all;
    members[gone] = 0;
  }

  /// Cuts it where so many groups are left.
  ///
  /// @param groups 1 to the number of rejects
  /// @return the group of each reject, counted from 0 in the order in which they first come
  int[] cut(int groups) {
    int[] parents = new int[size];
    Arrays.setAll(parents, i -> i);
    for (Merge own : merges.subList(0, size - groups)) {
      int one = root(parents, own.one());
      int other = root(parents, own.other());
      parents[Math.max(one, other)] = Math.min(one, other);
    }
    int[] labels = new int[size];
    int next = 0;
    for (int i = 0; i < size; i++) {
      int root = root(parents, i);
      labels[i] = root == i ? next++ : labels[root];
    }
    return labels;
  }

  private static int root(int[] parents, int of) {
    int at = of;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /// The mean distances at which groups became one, the least first.
  List<Merge> merges() {
    return merges;
  }
}
