package org.tenshot.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.tenshot.domain.Embedding;

/// Made-up embeddings of one product: all in a narrow cone, with looks in it.
final class Cone {

  private final int dimension;
  private final Random random;
  private final float[] axis;

  Cone(int dimension, long seed) {
    this.dimension = dimension;
    this.random = new Random(seed);
    this.axis = gauss(1);
  }

  /// A direction in which parts can differ.
  ///
  /// @param far how far, where the cone's axis is 1
  float[] look(double far) {
    float[] look = gauss(far);
    for (int i = 0; i < dimension; i++) {
      look[i] += axis[i];
    }
    return look;
  }

  /// The look of good parts.
  float[] good() {
    return axis.clone();
  }

  List<Embedding> around(float[] look, int count, double spread) {
    List<Embedding> parts = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      float[] own = gauss(spread);
      for (int i = 0; i < dimension; i++) {
        own[i] += look[i];
      }
      parts.add(Embedding.normalised(own));
    }
    return parts;
  }

  /// @param length of the vector, about
  private float[] gauss(double length) {
    float[] values = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      values[i] = (float) (length * random.nextGaussian() / Math.sqrt(dimension));
    }
    return values;
  }

  static Clustering sort(List<Embedding> good, List<Embedding> rejects) throws Exception {
    int[] all = IntStream.range(0, rejects.size()).toArray();
    Whitening whitening = Whitening.of(good, rejects.getFirst().dimension());
    return Clustering.of(Distances.of(rejects, all, whitening, Watch.PATIENT), Watch.PATIENT);
  }
}
