package org.tenshot.head;

import java.util.Arrays;

/// Arithmetic that all heads share, in double precision and in a fixed order, so that the same
/// numbers give the same result.
final class Vectors {

  private Vectors() {}

  /// Needs both to be equally long.
  static double dot(double[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /// The same. In four sums, because each addition would wait for the one before it.
  static double dot(float[] a, float[] b) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      first += (double) a[i] * b[i];
      second += (double) a[i + 1] * b[i + 1];
      third += (double) a[i + 2] * b[i + 2];
      fourth += (double) a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      first += (double) a[i] * b[i];
    }
    return first + second + third + fourth;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /// 1 / (1 + exp(-x)), exact in both tails.
  static double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  }

  /// In place. The largest value is taken off first, so that nothing overflows; a NaN makes every
  /// probability NaN, which the limits turn into a FAULT.
  static void softmax(double[] logits) {
    double largest = Arrays.stream(logits).max().orElseThrow();
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = Math.exp(logits[i] - largest);
      sum += logits[i];
    }
    for (int i = 0; i < logits.length; i++) {
      logits[i] /= sum;
    }
  }
}
