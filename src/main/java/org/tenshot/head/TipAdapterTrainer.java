package org.tenshot.head;

/// The shots as a cache beside the prompts (Tip-Adapter: Zhang et al., ECCV 2022, equations 5 and
/// 6): logits = scale x.t + alpha sum_i exp(-beta (1 - x.x_i)) [label of i]. Nothing is trained;
/// alpha and beta are those that its authors start from. Without prompts only the cache speaks.
public final class TipAdapterTrainer implements HeadTrainer {

  private static final double ALPHA = 1;
  private static final double BETA = 5.5;
  private static final int PARTS = 40;

  @Override
  public String name() {
    return "tip-adapter";
  }

  @Override
  public Head learn(TrainingSet set) {
    return ShotHead.of(name(), set, PARTS, TipAdapterTrainer::margins);
  }

  private static Margins margins(TrainingSet set) {
    int[] counts = set.counts();
    return values -> {
      double[] logits = TextLogits.of(set, values);
      for (Example example : set.examples()) {
        double near = Vectors.dot(example.embedding().values(), values);
        // Classes with many shots must not win by their number.
        logits[example.label()] += ALPHA * Math.exp(-BETA * (1 - near)) / counts[example.label()];
      }
      return logits;
    };
  }
}
