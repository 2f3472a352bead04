package org.tenshot.head;

/// Turns a margin into a probability: 1 / (1 + exp(-(slope m + offset))), fitted on margins of
/// pictures that the head had not learnt from (Platt, "Probabilistic outputs for support vector
/// machines", 1999, with its regularised targets; Newton's method by Lin, Lin, Weng, "A note on
/// Platt's probabilistic outputs for support vector machines", Machine Learning 68, 2007, algorithm
/// 1).
///
/// @param slope above 0 where margins tell anything
/// @param offset moves the point at which both answers are equally probable
record Platt(double slope, double offset) {

  private static final int MOST_STEPS = 100;
  private static final double LEAST_STEP = 1e-10;
  private static final double RIDGE = 1e-12;
  private static final double FLAT = 1e-8;

  /// The probability of the positive side, 0..1.
  double probability(double margin) {
    return Vectors.sigmoid(slope * margin + offset);
  }

  /// Fits slope and offset.
  ///
  /// @param margins of pictures that were left out of training
  /// @param positive which of them are positive
  static Platt fit(double[] margins, boolean[] positive) {
    int positives = 0;
    for (boolean one : positive) {
      positives += one ? 1 : 0;
    }
    int negatives = positive.length - positives;
    double high = (positives + 1.0) / (positives + 2.0);
    double low = 1 / (negatives + 2.0);
    double[] targets = new double[margins.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = positive[i] ? high : low;
    }
    double slope = 0;
    double offset = Math.log((positives + 1.0) / (negatives + 1.0));
    double loss = loss(margins, targets, slope, offset);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] g = gradient(margins, targets, slope, offset);
      if (Math.abs(g[0]) < FLAT && Math.abs(g[1]) < FLAT) {
        break;
      }
      double determinant = g[2] * g[4] - g[3] * g[3];
      double moveSlope = -(g[4] * g[0] - g[3] * g[1]) / determinant;
      double moveOffset = -(g[2] * g[1] - g[3] * g[0]) / determinant;
      double size = 1;
      double next = loss(margins, targets, slope + moveSlope, offset + moveOffset);
      double downhill = g[0] * moveSlope + g[1] * moveOffset;
      while (next > loss + 1e-4 * size * downhill && size > LEAST_STEP) {
        size /= 2;
        next = loss(margins, targets, slope + size * moveSlope, offset + size * moveOffset);
      }
      if (size <= LEAST_STEP) {
        break;
      }
      slope += size * moveSlope;
      offset += size * moveOffset;
      loss = next;
    }
    // A slope below 0 would turn the head's order around on the word of a few shots.
    return slope > 0
        ? new Platt(slope, offset)
        : new Platt(RIDGE, Math.log((positives + 1.0) / (negatives + 1.0)));
  }

  /// Cross entropy between targets and probabilities.
  private static double loss(double[] margins, double[] targets, double slope, double offset) {
    double sum = 0;
    for (int i = 0; i < margins.length; i++) {
      double value = slope * margins[i] + offset;
      // log(1 + exp(-|v|)) does not overflow.
      sum += Math.log1p(Math.exp(-Math.abs(value))) + Math.max(value, 0) - targets[i] * value;
    }
    return sum;
  }

  /// Both first derivatives, then the second ones: slope slope, slope offset, offset offset.
  private static double[] gradient(
      double[] margins, double[] targets, double slope, double offset) {
    double[] g = {0, 0, RIDGE, 0, RIDGE};
    for (int i = 0; i < margins.length; i++) {
      double p = Vectors.sigmoid(slope * margins[i] + offset);
      double first = p - targets[i];
      double second = p * (1 - p);
      g[0] += margins[i] * first;
      g[1] += first;
      g[2] += margins[i] * margins[i] * second;
      g[3] += margins[i] * second;
      g[4] += second;
    }
    return g;
  }
}
