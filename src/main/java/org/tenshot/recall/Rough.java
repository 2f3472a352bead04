package org.tenshot.recall;

/// An embedding at eight bits a component, and how much of it that leaves out.
///
/// What is kept of x is `scale * codes`, which stands for x less the mean of all; embeddings of one
/// line point nearly all one way, and what they have in common need not be rounded.
///
/// @param words four codes each, the first in the lowest byte; a code is -127..127
/// @param scale of the codes
/// @param length of the vector `scale * codes`, rounded up
/// @param rest length of what rounding took away, rounded up
record Rough(int[] words, float scale, float length, float rest) {

  private static final int MOST = 127;

  /// @param mean of the same dimension, which four divides
  static Rough of(float[] values, float[] mean) {
    int dimension = values.length;
    double[] apart = new double[dimension];
    double greatest = 0;
    for (int i = 0; i < dimension; i++) {
      apart[i] = (double) values[i] - mean[i];
      greatest = Math.max(greatest, Math.abs(apart[i]));
    }
    float scale = (float) (greatest / MOST);
    int[] words = new int[dimension / Integer.BYTES];
    double squares = 0;
    double rests = 0;
    for (int i = 0; i < dimension; i++) {
      long code = scale == 0 ? 0 : Math.clamp(Math.round(apart[i] / scale), -MOST, MOST);
      words[i / Integer.BYTES] |= ((int) code & 0xff) << 8 * (i % Integer.BYTES);
      double kept = (double) scale * code;
      squares += kept * kept;
      rests += (apart[i] - kept) * (apart[i] - kept);
    }
    return new Rough(words, scale, up(Math.sqrt(squares)), up(Math.sqrt(rests)));
  }

  private static float up(double value) {
    return Math.nextUp((float) value);
  }
}
