package org.tenshot.statistics;

import java.util.List;
import java.util.Set;

/// A chart before it is drawn, on a screen or in a page.
///
/// @param title what it shows
/// @param shape how the first line is drawn
/// @param unit of the values
/// @param names one for each place on the axis
/// @param lines each with as many values as there are names; the first carries the data
public record Chart(String title, Shape shape, Unit unit, List<String> names, List<Line> lines) {

  /// How data is drawn.
  public enum Shape {
    /// Points with lines between them.
    LINES,
    /// Columns, with further lines over them.
    COLUMNS
  }

  /// What values are.
  public enum Unit {
    /// Shares of 0..1, shown in per cent.
    SHARE,
    /// Milliseconds.
    MILLIS,
    /// How many.
    COUNT
  }

  /// How a line is told from others without colour.
  public enum Look {
    /// What was measured: a solid line with points.
    DATA,
    /// A second thing that was measured: dashes with points.
    OTHER,
    /// The centre: thin and solid.
    CENTRE,
    /// A limit: dashes.
    LIMIT
  }

  /// Values of one kind.
  ///
  /// @param name of it
  /// @param look of it
  /// @param values NaN leaves a gap
  /// @param marked indices that are out of the ordinary
  public record Line(String name, Look look, List<Double> values, Set<Integer> marked) {

    public Line {
      values = List.copyOf(values);
      marked = Set.copyOf(marked);
    }

    /// Nothing of it is out of the ordinary.
    Line(String name, Look look, List<Double> values) {
      this(name, look, values, Set.of());
    }
  }

  public Chart {
    names = List.copyOf(names);
    lines = List.copyOf(lines);
  }

  /// The greatest value; 0 without one.
  public double greatest() {
    return lines.stream()
        .flatMap(own -> own.values().stream())
        .filter(Double::isFinite)
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }
}
