package org.tenshot.domain;

/// Where a picture is unlike good parts. The array is shared and never written to.
///
/// @param rows cells from top to bottom, at least 1
/// @param columns cells from left to right, at least 1
/// @param values one number a cell, row by row, 0 and more; 1 is as unlike as the most unlike place
///   of any good shot
public record HeatMap(int rows, int columns, float[] values) {

  public HeatMap {
    if (rows < 1 || columns < 1 || values.length != rows * columns) {
      throw new IllegalArgumentException(
          "%d numbers for %d x %d cells".formatted(values.length, rows, columns));
    }
  }
}
