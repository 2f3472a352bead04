package org.tenshot.teach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Score;
import org.tenshot.head.Head;

/// Which pictures would teach most: those that the head is least sure of, unlike any shot, and
/// unlike each other. Greedy k-centre (Sener, Savarese, "Active learning for convolutional neural
/// networks: a core-set approach", ICLR 2018, algorithm 1), each distance weighted by the margin
/// between the two most probable classes (margin sampling: Scheffer et al., IDA 2001).
public final class NextShots {

  /// A picture that is nearer than this to a chosen one, in cosine distance, teaches the same.
  private static final double SAME = 1e-3;

  /// What a picture counts that the head is quite sure of: little, but it may be something new.
  private static final double SURE = 0.2;

  private NextShots() {}

  /// Puts pictures in the order in which they should be labelled.
  ///
  /// @param head judges the pictures now
  /// @param pictures to choose from
  /// @param shots that there are already
  /// @param most at most so many
  /// @return indices of the pictures, the most useful one first; never two of the same
  public static List<Integer> of(
      Head head, List<Embedding> pictures, List<Embedding> shots, int most) {
    double[] nearest = new double[pictures.size()];
    double[] doubt = new double[pictures.size()];
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] = 2;
      doubt[i] = SURE + 1 - margin(head.score(pictures.get(i)));
      for (Embedding shot : shots) {
        nearest[i] = Math.min(nearest[i], distance(pictures.get(i), shot));
      }
    }
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < Math.min(most, nearest.length)) {
      int best = best(nearest, doubt);
      if (nearest[best] < SAME) {
        break;
      }
      chosen.add(best);
      for (int i = 0; i < nearest.length; i++) {
        nearest[i] = Math.min(nearest[i], distance(pictures.get(i), pictures.get(best)));
      }
    }
    return chosen;
  }

  private static int best(double[] nearest, double[] doubt) {
    int best = 0;
    for (int i = 1; i < nearest.length; i++) {
      if (nearest[i] * doubt[i] > nearest[best] * doubt[best]) {
        best = i;
      }
    }
    return best;
  }

  /// How far the most probable class lies ahead of the next, 0..1.
  private static double margin(Score score) {
    double[] sorted =
        score.classes().stream()
            .map(Score.ClassScore::probability)
            .sorted(Comparator.reverseOrder())
            .mapToDouble(Double::doubleValue)
            .toArray();
    return Arrays.stream(sorted).findFirst().orElse(1) - (sorted.length > 1 ? sorted[1] : 0);
  }

  private static double distance(Embedding one, Embedding other) {
    return Math.max(0, 1 - one.cosine(other));
  }
}
