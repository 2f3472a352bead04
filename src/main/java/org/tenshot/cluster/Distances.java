package org.tenshot.cluster;

import java.util.List;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.TenshotException;

/// How far rejects are from each other: 1 - cosine of what is left of their embeddings without what
/// good parts differ in, and without what all these rejects have in common. Embeddings of one
/// product lie in a narrow cone; measured from the top of the cone they spread out.
final class Distances {

  private static final int LANES = 8;

  private final int size;

  /// The pairs (1, 0), (2, 0), (2, 1), (3, 0) and so on.
  private final float[] pairs;

  private Distances(int size, float[] pairs) {
    this.size = size;
    this.pairs = pairs;
  }

  /// @param pairs (1, 0), (2, 0), (2, 1), (3, 0) and so on: size (size - 1) / 2 of them, 0..2
  static Distances given(int size, float[] pairs) {
    return new Distances(size, pairs.clone());
  }

  /// @param rejects all that are looked at, which says what they have in common
  /// @param chosen places in it of those whose distances are wanted, in order
  static Distances of(List<Embedding> rejects, int[] chosen, Whitening whitening, Watch watch)
      throws TenshotException {
    if (chosen.length == 0) {
      return new Distances(0, new float[0]);
    }
    float[][] places = places(rejects, whitening, watch.between(0, 0.3));
    Watch second = watch.between(0.3, 1);
    float[] pairs = new float[chosen.length * (chosen.length - 1) / 2];
    int at = 0;
    for (int i = 1; i < chosen.length; i++) {
      second.tell((double) i * i / chosen.length / chosen.length);
      float[] own = places[chosen[i]];
      for (int j = 0; j < i; j++) {
        pairs[at++] = Math.clamp(1 - product(own, places[chosen[j]]), 0, 2);
      }
    }
    return new Distances(chosen.length, pairs);
  }

  private static float[][] places(List<Embedding> rejects, Whitening whitening, Watch watch)
      throws TenshotException {
    double[][] left = new double[rejects.size()][];
    double[] common = new double[rejects.getFirst().dimension()];
    for (int i = 0; i < left.length; i++) {
      watch.tell((double) i / left.length);
      left[i] = whitening.of(rejects.get(i));
      scale(left[i]);
      for (int j = 0; j < common.length; j++) {
        common[j] += left[i][j] / left.length;
      }
    }
    float[][] places = new float[left.length][];
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < common.length; j++) {
        left[i][j] -= common[j];
      }
      scale(left[i]);
      // Whole lanes; the rest is 0.
      places[i] = new float[Math.ceilDiv(common.length, LANES) * LANES];
      for (int j = 0; j < common.length; j++) {
        places[i][j] = (float) left[i][j];
      }
    }
    return places;
  }

  /// To length 1; what is nothing stays nothing.
  private static void scale(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < values.length; i++) {
      values[i] = length < 1e-9 ? 0 : values[i] / length;
    }
  }

  /// Eight sums side by side, which do not wait for each other.
  private static float product(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    for (int i = 0; i < a.length; i += LANES) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
      s4 += a[i + 4] * b[i + 4];
      s5 += a[i + 5] * b[i + 5];
      s6 += a[i + 6] * b[i + 6];
      s7 += a[i + 7] * b[i + 7];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  /// How many rejects.
  int size() {
    return size;
  }

  /// Between two rejects, 0..2.
  float between(int a, int b) {
    return a == b ? 0 : pairs[place(a, b)];
  }

  /// Room for working on them.
  float[] copy() {
    return pairs.clone();
  }

  static int place(int a, int b) {
    int high = Math.max(a, b);
    return high * (high - 1) / 2 + Math.min(a, b);
  }
}
