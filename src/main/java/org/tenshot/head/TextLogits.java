package org.tenshot.head;

import java.util.List;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Score;

/// What the prompts say of a picture, for heads that build on it.
final class TextLogits {

  private static final double LEAST = 1e-12;

  private TextLogits() {}

  /// The logarithms of the prompts' probabilities, which differ from logit scale times cosine by
  /// the same number for all classes; zeros where there are no prompts.
  static double[] of(TrainingSet set, float[] values) {
    double[] logits = probabilities(set, values);
    for (int k = 0; k < logits.length; k++) {
      logits[k] = set.texts() == null ? 0 : Math.log(Math.max(logits[k], LEAST));
    }
    return logits;
  }

  /// The prompts' probabilities; equal ones where there are no prompts.
  static double[] probabilities(TrainingSet set, float[] values) {
    double[] asked = new double[set.classes().size()];
    ZeroShotHead texts = set.texts();
    List<Score.ClassScore> scores =
        texts == null ? List.of() : texts.score(new Embedding(values)).classes();
    for (int k = 0; k < asked.length; k++) {
      asked[k] = scores.isEmpty() ? 1.0 / asked.length : scores.get(k).probability();
    }
    return asked;
  }
}
