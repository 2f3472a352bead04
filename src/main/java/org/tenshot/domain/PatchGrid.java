package org.tenshot.domain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What an encoder sees in each patch of a picture: unit vectors that can be compared with each
/// other and with texts. The array is shared and never written to.
///
/// @param tiles that the picture was seen in; 1 for a picture as a whole
/// @param rows patches of a tile from top to bottom, at least 1
/// @param columns patches of a tile from left to right, at least 1
/// @param dimension components of a vector
/// @param values one vector behind the other, row by row, tile by tile
public record PatchGrid(int tiles, int rows, int columns, int dimension, float[] values) {

  public PatchGrid {
    if (tiles < 1
        || rows < 1
        || columns < 1
        || values.length != tiles * rows * columns * dimension) {
      throw new IllegalArgumentException(
          "%d numbers for %d tiles of %d x %d patches of %d components"
              .formatted(values.length, tiles, rows, columns, dimension));
    }
  }

  /// The patches of a picture as a whole.
  public PatchGrid(int rows, int columns, int dimension, float[] values) {
    this(1, rows, columns, dimension, values);
  }

  /// The patches of a picture that was seen tile by tile.
  ///
  /// @param tiles at least one, all of one size
  public static PatchGrid stacked(List<PatchGrid> tiles) {
    PatchGrid first = tiles.getFirst();
    float[] all = new float[first.values.length * tiles.size()];
    for (int i = 0; i < tiles.size(); i++) {
      System.arraycopy(tiles.get(i).values, 0, all, i * first.values.length, first.values.length);
    }
    return new PatchGrid(tiles.size(), first.rows, first.columns, first.dimension, all);
  }

  /// The patches of one tile.
  ///
  /// @param index counted from 0
  public PatchGrid tile(int index) {
    if (tiles == 1 && index == 0) {
      return this;
    }
    int length = rows * columns * dimension;
    return new PatchGrid(
        rows, columns, dimension, Arrays.copyOfRange(values, index * length, (index + 1) * length));
  }

  /// How many patches there are, in all tiles.
  public int count() {
    return tiles * rows * columns;
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
  /// @param most patches a side of a tile, at least 1
  public PatchGrid pooled(int most) {
    int step = (Math.max(rows, columns) + most - 1) / most;
    if (step == 1) {
      return this;
    }
    if (tiles > 1) {
      return stacked(IntStream.range(0, tiles).mapToObj(i -> tile(i).pooled(most)).toList());
    }
    int fewerRows = (rows + step - 1) / step;
    int fewerColumns = (columns + step - 1) / step;
    float[] pooled = new float[fewerRows * fewerColumns * dimension];
    double[] sums = new double[dimension];
    for (int cell = 0; cell < fewerRows * fewerColumns; cell++) {
      Arrays.fill(sums, 0);
      addSquare(cell / fewerColumns * step, cell % fewerColumns * step, step, sums);
      // Patches that cancel each other out have no direction; they stay nothing.
      double factor = 1 / Math.max(Math.sqrt(squares(sums)), 1e-12);
      int into = cell * dimension;
      for (int i = 0; i < dimension; i++) {
        pooled[into + i] = (float) (sums[i] * factor);
      }
    }
    return new PatchGrid(fewerRows, fewerColumns, dimension, pooled);
  }

  private void addSquare(int top, int left, int step, double[] sums) {
    for (int row = top; row < Math.min(rows, top + step); row++) {
      for (int column = left; column < Math.min(columns, left + step); column++) {
        add((row * columns + column) * dimension, sums);
      }
    }
  }

  private void add(int from, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[from + i];
    }
  }

  /// In four sums, because each addition would wait for the one before it.
  private static double squares(double[] numbers) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < numbers.length; i += 4) {
      first += numbers[i] * numbers[i];
      second += numbers[i + 1] * numbers[i + 1];
      third += numbers[i + 2] * numbers[i + 2];
      fourth += numbers[i + 3] * numbers[i + 3];
    }
    for (; i < numbers.length; i++) {
      first += numbers[i] * numbers[i];
    }
    return first + second + third + fourth;
  }
}
