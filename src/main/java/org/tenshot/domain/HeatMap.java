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

  /// A map of a part of a region, or of more than it.
  ///
  /// @param map of that part
  /// @param left its left edge as a share of the region's width; below 0 where it lies outside
  /// @param top its upper edge as a share of the region's height
  /// @param width of the part as a share of the region's width, above 0
  /// @param height likewise
  public record Placed(HeatMap map, double left, double top, double width, double height) {

    /// What the map says of a place of the region; 0 outside of the map.
    private float at(double x, double y) {
      int column = (int) Math.floor((x - left) / width * map.columns);
      int row = (int) Math.floor((y - top) / height * map.rows);
      boolean within = column >= 0 && column < map.columns && row >= 0 && row < map.rows;
      return within ? map.values[row * map.columns + column] : 0;
    }
  }

  /// The map of a region from maps of its parts: of several that show the same place, the hottest
  /// counts. Its cells are no larger than those of the parts, so that none of theirs is lost.
  ///
  /// @param parts at least one
  public static HeatMap stitched(List<Placed> parts) {
    int columns = 1;
    int rows = 1;
    for (Placed part : parts) {
      columns = Math.max(columns, (int) Math.ceil(part.map.columns / part.width - 1e-6));
      rows = Math.max(rows, (int) Math.ceil(part.map.rows / part.height - 1e-6));
    }
    float[] values = new float[rows * columns];
    for (int cell = 0; cell < values.length; cell++) {
      for (Placed part : parts) {
        double x = (cell % columns + 0.5) / columns;
        double y = (cell / columns + 0.5) / rows;
        values[cell] = Math.max(values[cell], part.at(x, y));
      }
    }
    return new HeatMap(rows, columns, values);
  }

  /// The map of a region whose middle this one shows, or which it shows with a margin.
  ///
  /// @param across what this map covers as a share of the region's width, above 0; above 1 with a
  ///   margin
  /// @param down likewise of its height
  /// @return cells of about the same size for the whole region; nothing is known of those around,
  ///   which stay 0
  public HeatMap inTheMiddle(double across, double down) {
    if (across > 1 || down > 1) {
      return stitched(List.of(new Placed(this, (1 - across) / 2, (1 - down) / 2, across, down)));
    }
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
