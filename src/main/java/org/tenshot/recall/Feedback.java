package org.tenshot.recall;

import java.util.List;
import org.tenshot.domain.Embedding;

/// What a person says of hits moves what is looked for: Rocchio's formula, q' = a q + b mean(like)
/// - c mean(unlike), with the usual a = 1, b = 0.75, c = 0.15 (J. J. Rocchio, Relevance feedback in
///   information retrieval, 1971; C. D. Manning and others, Introduction to Information Retrieval,
///   2008, section 9.1.1).
public final class Feedback {

  private static final double LIKE = 0.75;
  private static final double UNLIKE = 0.15;

  private Feedback() {}

  /// The query moved.
  ///
  /// @param like embeddings of the same encoder; may be empty
  /// @param unlike the same
  public static Embedding move(Embedding query, List<Embedding> like, List<Embedding> unlike) {
    float[] moved = query.values().clone();
    like.forEach(own -> add(moved, own, LIKE / like.size()));
    unlike.forEach(own -> add(moved, own, -UNLIKE / unlike.size()));
    return Embedding.normalised(moved);
  }

  private static void add(float[] sum, Embedding own, double weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (float) (weight * own.values()[i]);
    }
  }
}
