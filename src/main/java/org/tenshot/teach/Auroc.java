package org.tenshot.teach;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Area under the ROC curve as the statistic of Mann and Whitney (1947): the probability that a
/// positive has a higher score than a negative; equal scores count half.
final class Auroc {

  private Auroc() {}

  /// 0..1; NaN where there is no positive or no negative.
  static double of(double[] scores, boolean[] positive) {
    Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
    double ranks = 0;
    long positives = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && scores[order[to]] == scores[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        if (positive[order[i]]) {
          ranks += (from + 1 + to) / 2.0;
          positives++;
        }
      }
      from = to;
    }
    long negatives = order.length - positives;
    return (ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }
}
