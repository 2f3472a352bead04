package org.tenshot.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.tenshot.domain.Embedding;
import org.tenshot.store.EmbeddingHistory.Numbered;

/// Where rejects that look alike lie. Distances are those of the embeddings themselves, so that
/// what belongs to a group does not depend on the stretch of the history that is looked at.
///
/// @param centre mean of their embeddings
/// @param reach how far nine in ten of them lie at most from the mean of the others: what is
///   n/(n-1) times as far as from the mean of all n, so that a later one is not measured more
///   strictly
/// @param members their numbers, the nearest to the centre first
record Middle(double[] centre, double reach, List<Long> members) {

  private static final double INSIDE = 0.9;

  /// @param rejects at least one
  static Middle of(List<Numbered> rejects) {
    double[] centre = mean(rejects.stream().map(Numbered::embedding).toList());
    record Far(long id, double distance) {}
    List<Far> sorted =
        rejects.stream()
            .map(own -> new Far(own.id(), distance(centre, own.embedding())))
            .sorted(Comparator.comparingDouble(Far::distance).thenComparingLong(Far::id))
            .toList();
    int last = (int) Math.ceil(INSIDE * sorted.size()) - 1;
    double others = (double) sorted.size() / Math.max(1, sorted.size() - 1);
    return new Middle(
        centre, others * sorted.get(last).distance(), sorted.stream().map(Far::id).toList());
  }

  /// @param embeddings at least one
  static double[] mean(List<Embedding> embeddings) {
    double[] mean = new double[embeddings.getFirst().dimension()];
    for (Embedding own : embeddings) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += own.values()[i] / embeddings.size();
      }
    }
    return mean;
  }

  static double distance(double[] centre, Embedding embedding) {
    return distance(centre, embedding.values());
  }

  static double distance(double[] centre, float[] other) {
    double squares = 0;
    for (int i = 0; i < centre.length; i++) {
      double apart = centre[i] - other[i];
      squares += apart * apart;
    }
    return Math.sqrt(squares);
  }

  /// A centre as the log keeps it.
  static double[] doubles(float[] centre) {
    double[] values = new double[centre.length];
    Arrays.setAll(values, i -> centre[i]);
    return values;
  }
}
