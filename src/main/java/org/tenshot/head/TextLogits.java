package org.tenshot.head;

import java.util.Arrays;

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
    ZeroShotHead texts = set.texts();
    if (texts != null) {
      return texts.probabilities(values);
    }
    double[] equal = new double[set.classes().size()];
    Arrays.fill(equal, 1.0 / equal.length);
    return equal;
  }
}
