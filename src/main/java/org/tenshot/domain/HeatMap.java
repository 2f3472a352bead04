package org.tenshot.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Where a picture's inspected region is unlike good parts. The array is shared and never written
/// to.
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

  /// A place that is more unlike good than any place of a good shot; its edges as shares of the
  /// region's width and height, 0..1.
  ///
  /// @param peak the largest value in it, above 1
  public record Spot(double left, double top, double right, double bottom, double peak) {}

  /// The map of a region of which only the middle was looked at.
  ///
  /// @param across share of the region's width that this map covers, above 0 up to 1
  /// @param down share of its height
  /// @return cells of about the same size for the whole region; nothing is known of those around,
  ///   which stay 0
  public HeatMap inTheMiddle(double across, double down) {
    int wider = Math.max(columns, (int) Math.round(columns / across));
    int higher = Math.max(rows, (int) Math.round(rows / down));
    if (wider == columns && higher == rows) {
      return this;
    }
    float[] placed = new float[wider * higher];
    for (int row = 0; row < rows; row++) {
      int into = (row + (higher - rows) / 2) * wider + (wider - columns) / 2;
      System.arraycopy(values, row * columns, placed, into, columns);
    }
    return new HeatMap(higher, wider, placed);
  }

  /// The places that no good shot has the like of: cells above 1 that touch, the hottest first.
  ///
  /// @param most so many places at most
  public List<Spot> spots(int most) {
    List<Spot> spots = new ArrayList<>();
    boolean[] seen = new boolean[values.length];
    for (int cell = 0; cell < values.length; cell++) {
      if (!seen[cell] && values[cell] > 1) {
        spots.add(grow(cell, seen));
      }
    }
    spots.sort(Comparator.comparingDouble(Spot::peak).reversed());
    return List.copyOf(spots.subList(0, Math.min(most, spots.size())));
  }

  private Spot grow(int from, boolean[] seen) {
    int left = columns;
    int right = 0;
    int top = rows;
    int bottom = 0;
    float peak = 0;
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    seen[from] = true;
    while (!open.isEmpty()) {
      int cell = open.pop();
      int row = cell / columns;
      int column = cell % columns;
      left = Math.min(left, column);
      right = Math.max(right, column + 1);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row + 1);
      peak = Math.max(peak, values[cell]);
      for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          int next = y * columns + x;
          if (!seen[next] && values[next] > 1) {
            seen[next] = true;
            open.push(next);
          }
        }
      }
    }
    return new Spot(
        (double) left / columns,
        (double) top / rows,
        (double) right / columns,
        (double) bottom / rows,
        peak);
  }
}
