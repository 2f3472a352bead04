package org.tenshot.domain;

/// What an encoder sees in each patch of a picture: unit vectors that can be compared with each
/// other and with texts. The array is shared and never written to.
///
/// @param rows patches from top to bottom, at least 1
/// @param columns patches from left to right, at least 1
/// @param dimension components of a vector
/// @param values one vector behind the other, row by row
public record PatchGrid(int rows, int columns, int dimension, float[] values) {

  public PatchGrid {
    if (rows < 1 || columns < 1 || values.length != rows * columns * dimension) {
      throw new IllegalArgumentException(
          "%d numbers for %d x %d patches of %d components"
              .formatted(values.length, rows, columns, dimension));
    }
  }

  /// How many patches there are.
  public int count() {
    return rows * columns;
  }

  /// The cosine between a patch and a unit vector, -1..1.
  ///
  /// @param patch counted row by row from 0
  public double cosine(int patch, float[] unit) {
    double sum = 0;
    for (int i = 0, at = patch * dimension; i < dimension; i++, at++) {
      sum += (double) values[at] * unit[i];
    }
    return sum;
  }

  /// The same picture in fewer patches: means over squares of them, brought to unit length.
  ///
  /// @param most patches a side, at least 1
  public PatchGrid pooled(int most) {
    int step = (Math.max(rows, columns) + most - 1) / most;
    if (step == 1) {
      return this;
    }
    int fewerRows = (rows + step - 1) / step;
    int fewerColumns = (columns + step - 1) / step;
    float[] pooled = new float[fewerRows * fewerColumns * dimension];
    for (int patch = 0; patch < count(); patch++) {
      int into = patch / columns / step * fewerColumns + patch % columns / step;
      for (int i = 0; i < dimension; i++) {
        pooled[into * dimension + i] += values[patch * dimension + i];
      }
    }
    for (int from = 0; from < pooled.length; from += dimension) {
      double sum = 0;
      for (int i = from; i < from + dimension; i++) {
        sum += (double) pooled[i] * pooled[i];
      }
      // Patches that cancel each other out have no direction; they stay nothing.
      double length = Math.max(Math.sqrt(sum), 1e-12);
      for (int i = from; i < from + dimension; i++) {
        pooled[i] = (float) (pooled[i] / length);
      }
    }
    return new PatchGrid(fewerRows, fewerColumns, dimension, pooled);
  }
}
