package org.tenshot.cluster;

import java.util.Arrays;
import org.tenshot.domain.TenshotException;

/// Which rejects look alike.
///
/// The dendrogram of average linkage is cut where the mean silhouette (P. J. Rousseeuw,
/// Silhouettes: a graphical aid to the interpretation and validation of cluster analysis, 1987) is
/// greatest. Groups that are too small to be one dissolve; their rejects belong to no group, and
/// count as 0 in the mean.
///
/// @param labels the group of each reject, from 0; -1 for none
/// @param groups how many there are, 0..12
/// @param silhouette how clearly they are apart, -1..1; 0 where there are fewer than two
record Clustering(int[] labels, int groups, double silhouette) {

  /// Nobody confirms more.
  static final int MOST = 12;

  /// Less than three are no group, however few rejects there are.
  static final int SMALLEST = 3;

  /// Below this the rejects do not fall apart at all: embeddings without any groups reach 0.04.
  static final double APART = 0.1;

  private static final int CUTS = 60;

  /// Among more rejects than 300, less than a hundredth of them is no group.
  private static int smallest(int size) {
    return Math.max(SMALLEST, Math.ceilDiv(size, 100));
  }

  static Clustering of(Distances distances, Watch watch) throws TenshotException {
    int size = distances.size();
    int smallest = smallest(size);
    Clustering none = alike(size, smallest);
    if (size < 2 * smallest) {
      return none;
    }
    Dendrogram dendrogram = Dendrogram.of(distances, watch.between(0, 0.5));
    Watch second = watch.between(0.5, 1);
    Clustering best = none;
    int cuts = Math.min(CUTS, size);
    for (int cut = 2; cut <= cuts; cut++) {
      second.tell((double) cut / cuts);
      Clustering own = without(dendrogram.cut(cut), cut, smallest);
      if (own.groups >= 2 && own.groups <= MOST) {
        double clear = silhouette(distances, own);
        if (clear >= APART && clear > best.silhouette) {
          best = new Clustering(own.labels, own.groups, clear);
        }
      }
    }
    return best;
  }

  /// All of them one group, where there are enough.
  private static Clustering alike(int size, int smallest) {
    int[] labels = new int[size];
    Arrays.fill(labels, size < smallest ? -1 : 0);
    return new Clustering(labels, size < smallest ? 0 : 1, 0);
  }

  private static Clustering without(int[] cut, int groups, int smallest) {
    int[] sizes = new int[groups];
    for (int label : cut) {
      sizes[label]++;
    }
    int[] numbers = new int[groups];
    int next = 0;
    for (int i = 0; i < groups; i++) {
      numbers[i] = sizes[i] < smallest ? -1 : next++;
    }
    int[] labels = Arrays.stream(cut).map(label -> numbers[label]).toArray();
    return new Clustering(labels, next, 0);
  }

  private static double silhouette(Distances distances, Clustering own) {
    int[] sizes = new int[own.groups];
    for (int label : own.labels) {
      if (label >= 0) {
        sizes[label]++;
      }
    }
    double sum = 0;
    double[] sums = new double[own.groups];
    for (int i = 0; i < own.labels.length; i++) {
      if (own.labels[i] >= 0) {
        Arrays.fill(sums, 0);
        for (int j = 0; j < own.labels.length; j++) {
          if (own.labels[j] >= 0) {
            sums[own.labels[j]] += distances.between(i, j);
          }
        }
        sum += silhouette(sums, sizes, own.labels[i]);
      }
    }
    return sum / own.labels.length;
  }

  /// @param sums of the distances to the members of each group
  private static double silhouette(double[] sums, int[] sizes, int group) {
    double inside = sums[group] / (sizes[group] - 1);
    double outside = Double.POSITIVE_INFINITY;
    for (int i = 0; i < sums.length; i++) {
      if (i != group) {
        outside = Math.min(outside, sums[i] / sizes[i]);
      }
    }
    double greater = Math.max(inside, outside);
    return greater == 0 ? 0 : (outside - inside) / greater;
  }
}
