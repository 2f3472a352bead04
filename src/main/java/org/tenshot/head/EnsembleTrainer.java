package org.tenshot.head;

import java.util.List;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Score;

/// Several ways of learning that vote: the mean of the logarithms of their probabilities (a product
/// of experts, Hinton, "Training products of experts by minimizing contrastive divergence", Neural
/// Computation 14, 2002, equation 1, with equal weights). Heads that err on different pictures
/// correct each other.
public final class EnsembleTrainer implements HeadTrainer {

  private static final int PARTS = 5;

  /// Keeps the logarithm of a probability that a member gives up on within reach of the others.
  private static final double LEAST = 1e-4;

  private final List<HeadTrainer> members;

  /// @param members at least two
  public EnsembleTrainer(List<HeadTrainer> members) {
    if (members.size() < 2) {
      throw new IllegalArgumentException("one way of learning is no ensemble");
    }
    this.members = List.copyOf(members);
  }

  @Override
  public String name() {
    return "ensemble";
  }

  @Override
  public Head learn(TrainingSet set) {
    return ShotHead.of(name(), set, PARTS, this::margins);
  }

  private Margins margins(TrainingSet set) {
    List<Head> heads = members.stream().map(member -> member.train(set)).toList();
    return values -> {
      Embedding embedding = new Embedding(values);
      double[] margins = new double[set.classes().size()];
      for (Head head : heads) {
        List<Score.ClassScore> scores = head.score(embedding).classes();
        for (int k = 0; k < margins.length; k++) {
          margins[k] += Math.log(Math.max(LEAST, scores.get(k).probability())) / heads.size();
        }
      }
      return margins;
    };
  }
}
