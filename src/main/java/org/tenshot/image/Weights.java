package org.tenshot.image;

import org.tenshot.domain.Preprocessing.Resample;

/// Pillow's weights of one axis, in fixed point: for every place of the result its first source
/// place, how many source places take part, and their weights from `place * stride` on.
///
/// @param first source place of each place
/// @param count source places of each place
/// @param values weights, as shares of `1 << PRECISION_BITS`
/// @param stride weights that are kept for a place, used or not
record Weights(int[] first, int[] count, int[] values, int stride) {

  static final int PRECISION_BITS = 22;

  /// What a sum starts from, so that it is rounded and not cut off.
  static final int HALF = 1 << (PRECISION_BITS - 1);

  /// @param in places of the source
  /// @param out places of the whole result
  /// @param windowStart first place of the result that is wanted
  /// @param windowLength how many are
  static Weights of(int in, int out, int windowStart, int windowLength, Resample filter) {
    double scale = (double) in / out;
    double filterScale = Math.max(scale, 1);
    double support = support(filter) * filterScale;
    int stride = (int) Math.ceil(support) * 2 + 1;
    Weights weights =
        new Weights(
            new int[windowLength], new int[windowLength], new int[windowLength * stride], stride);
    for (int place = 0; place < windowLength; place++) {
      double centre = (windowStart + place + 0.5) * scale;
      weights.fill(place, centre, support, 1 / filterScale, in, filter);
    }
    return weights;
  }

  private void fill(
      int place, double centre, double support, double step, int in, Resample filter) {
    int from = Math.max((int) (centre - support + 0.5), 0);
    int to = Math.min((int) (centre + support + 0.5), in);
    first[place] = from;
    count[place] = to - from;
    double[] raw = new double[to - from];
    double sum = 0;
    for (int i = 0; i < raw.length; i++) {
      raw[i] = filtered((i + from - centre + 0.5) * step, filter);
      sum += raw[i];
    }
    for (int i = 0; i < raw.length; i++) {
      double share = (sum == 0 ? raw[i] : raw[i] / sum) * (1 << PRECISION_BITS);
      values[place * stride + i] = (int) (share < 0 ? share - 0.5 : share + 0.5);
    }
  }

  /// The first source place that takes part in any place.
  int start() {
    return first[0];
  }

  /// How many source places there are from {@link #start()} to the last that takes part.
  int span() {
    int last = first.length - 1;
    return first[last] + count[last] - first[0];
  }

  private static double support(Resample filter) {
    return switch (filter) {
      case BILINEAR -> 1;
      case BICUBIC -> 2;
    };
  }

  private static double filtered(double signed, Resample filter) {
    double x = Math.abs(signed);
    return switch (filter) {
      case BILINEAR -> x < 1 ? 1 - x : 0;
      case BICUBIC -> cubic(x);
    };
  }

  private static double cubic(double x) {
    double a = -0.5;
    if (x < 1) {
      return ((a + 2) * x - (a + 3)) * x * x + 1;
    }
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
  }
}
