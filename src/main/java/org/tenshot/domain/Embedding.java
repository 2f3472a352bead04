package org.tenshot.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A unit-length vector that stands for a picture or a text. The array is shared and never written
/// to.
///
/// @param values finite numbers whose squares add up to 1
public record Embedding(float[] values) {

  private static final double TOLERANCE = 1e-3;

  public Embedding {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    // The negation also catches NaN.
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new IllegalArgumentException("an embedding of squared length " + sum + " instead of 1");
    }
  }

  /// The vector of unit length in the direction of `raw`.
  ///
  /// @throws IllegalArgumentException if `raw` is zero or holds a value that is no finite number
  public static Embedding normalised(float[] raw) {
    double sum = 0;
    for (float value : raw) {
      sum += (double) value * value;
    }
    double length = Math.sqrt(sum);
    if (!(length > 1e-12) || Double.isInfinite(length)) {
      throw new IllegalArgumentException("a vector of length " + length + " has no direction");
    }
    float[] unit = new float[raw.length];
    for (int i = 0; i < raw.length; i++) {
      unit[i] = (float) (raw[i] / length);
    }
    return new Embedding(unit);
  }

  /// The embedding of a region that was seen tile by tile: the tiles' behind each other, as one
  /// unit vector. The cosine of two of them is the mean of their tiles' cosines.
  ///
  /// @param tiles at least one, all of one length
  public static Embedding stacked(List<Embedding> tiles) {
    int length = tiles.getFirst().dimension();
    float[] all = new float[length * tiles.size()];
    double share = 1 / Math.sqrt(tiles.size());
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) (tiles.get(i / length).values[i % length] * share);
    }
    return new Embedding(all);
  }

  /// The tiles that it was stacked of.
  ///
  /// @param count of the tiles
  public List<Embedding> tiles(int count) {
    if (values.length % count != 0) {
      throw new IllegalArgumentException(
          values.length + " components cannot be those of " + count + " tiles");
    }
    int length = values.length / count;
    List<Embedding> tiles = new ArrayList<>(count);
    for (int from = 0; from < values.length; from += length) {
      tiles.add(normalised(Arrays.copyOfRange(values, from, from + length)));
    }
    return tiles;
  }

  /// The number of components.
  public int dimension() {
    return values.length;
  }

  /// The cosine of the angle between two embeddings of the same encoder, -1..1.
  public double cosine(Embedding other) {
    if (other.values.length != values.length) {
      throw new IllegalArgumentException(
          "embeddings of "
              + values.length
              + " and "
              + other.values.length
              + " components come from different encoders");
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * other.values[i];
    }
    return sum;
  }
}
