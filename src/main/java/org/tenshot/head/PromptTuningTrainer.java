package org.tenshot.head;

/// Prompt tuning in the space of embeddings (ZS-LP with CLAP's constraint: Silva-Rodriguez et al.,
/// "A closer look at the few-shot adaptation of large vision-language models", CVPR 2024, equations
/// 3 to 6): each class's weight starts at its text embedding, learns by cross entropy, and is held
/// to where it started, the tighter the better the text already knows the shots. No gradient goes
/// through the encoder.
///
/// The move away from the texts lies in the span of the shots, so it is learnt as one number for
/// each shot and class, by gradient descent in that space.
public final class PromptTuningTrainer implements HeadTrainer {

  private static final int PARTS = 10;
  private static final int STEPS = 300;

  @Override
  public String name() {
    return "prompt-tuning";
  }

  /// @throws IllegalArgumentException if the set has no texts
  @Override
  public Head learn(TrainingSet set) {
    if (set.texts() == null) {
      throw new IllegalArgumentException(
          "prompt tuning starts from prompts: name the profile that has them");
    }
    return ShotHead.of(name(), set, PARTS, PromptTuningTrainer::margins);
  }

  private static Margins margins(TrainingSet set) {
    int n = set.examples().size();
    int classes = set.classes().size();
    int[] counts = set.counts();
    double scale = set.texts() == null ? 1 : set.texts().logitScale();
    double[][] gram = Gram.products(set.examples());
    double[][] base = new double[n][];
    double[] hold = new double[classes];
    for (int i = 0; i < n; i++) {
      Example example = set.examples().get(i);
      base[i] = TextLogits.of(set, example.embedding().values());
      hold[example.label()] +=
          TextLogits.probabilities(set, example.embedding().values())[example.label()]
              / counts[example.label()];
    }
    double[][] moves = new double[n][classes];
    // No larger than what keeps descent on the steepest shot stable.
    double step = 1 / (0.5 * scale * scale + 2);
    for (int s = 0; s < STEPS; s++) {
      descend(set, gram, base, hold, moves, scale, step);
    }
    return values -> {
      double[] logits = TextLogits.of(set, values);
      for (int i = 0; i < n; i++) {
        double near = scale * Vectors.dot(set.examples().get(i).embedding().values(), values);
        for (int k = 0; k < classes; k++) {
          logits[k] += near * moves[i][k];
        }
      }
      return logits;
    };
  }

  private static void descend(
      TrainingSet set,
      double[][] gram,
      double[][] base,
      double[] hold,
      double[][] moves,
      double scale,
      double step) {
    int n = moves.length;
    int classes = hold.length;
    int[] counts = set.counts();
    double[][] gradient = new double[n][classes];
    for (int i = 0; i < n; i++) {
      double[] p = base[i].clone();
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < classes; k++) {
          p[k] += scale * gram[i][j] * moves[j][k];
        }
      }
      Vectors.softmax(p);
      int label = set.examples().get(i).label();
      for (int k = 0; k < classes; k++) {
        double miss = p[k] - (k == label ? 1 : 0);
        gradient[i][k] = scale * miss / (classes * counts[label]) + 2 * hold[k] * moves[i][k];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < classes; k++) {
        moves[i][k] -= step * gradient[i][k];
      }
    }
  }
}
