package org.tenshot.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws a chart as a picture for pages and files. Lines differ in dashes and shapes, not in colour
/// alone.
public final class ChartSvg {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 360;
  private static final int LEFT = 70;
  private static final int RIGHT = 190;
  private static final int TOP = 34;
  private static final int BOTTOM = 70;
  private static final int STEPS = 5;
  private static final int MOST_NAMES = 14;

  private final Chart chart;
  private final double top;
  private final StringBuilder svg = new StringBuilder();

  /// @param chart to draw
  public ChartSvg(Chart chart) {
    this.chart = chart;
    this.top = round(chart.greatest());
  }

  /// The picture.
  public String svg() {
    svg.setLength(0);
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\" aria-label=\"%s\"><rect width=\"100%%\" height=\"100%%\" fill=\"white\"/><text x=\"%d\" y=\"20\" font-size=\"15\" font-weight=\"bold\">%s</text>",
        WIDTH, HEIGHT, WIDTH, text(chart.title()), LEFT, text(chart.title()));
    for (int i = 0; i <= STEPS; i++) {
      double value = top * i / STEPS;
      add(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#d5dbe3\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT,
          WIDTH - RIGHT,
          height(value),
          height(value),
          LEFT - 8,
          height(value) + 4,
          label(value));
    }
    names();
    for (int i = 0; i < chart.lines().size(); i++) {
      Chart.Line line = chart.lines().get(i);
      if (i == 0 && chart.shape() == Chart.Shape.COLUMNS) {
        columns(line);
      } else {
        line(line, i);
      }
    }
    return svg.append("</svg>").toString();
  }

  private void names() {
    int every = Math.max(1, Math.ceilDiv(chart.names().size(), MOST_NAMES));
    for (int i = 0; i < chart.names().size(); i += every) {
      add(
          "<text transform=\"translate(%.1f %d) rotate(-25)\" text-anchor=\"end\">%s</text>",
          across(i) + 4, HEIGHT - BOTTOM + 18, text(chart.names().get(i)));
    }
  }

  private void columns(Chart.Line line) {
    double width = 0.7 * (WIDTH - LEFT - RIGHT) / Math.max(1, line.values().size());
    for (int i = 0; i < line.values().size(); i++) {
      double value = line.values().get(i);
      add(
          "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#1d4f91\"/><text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>",
          across(i) - width / 2,
          height(value),
          width,
          height(0) - height(value),
          across(i),
          height(value) - 4,
          label(value));
    }
  }

  private void line(Chart.Line line, int number) {
    String look =
        switch (line.look()) {
          case DATA -> "stroke=\"#1d4f91\" stroke-width=\"2\"";
          case OTHER ->
              "stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%d 3\""
                  .formatted(number % 2 == 0 ? "#8a5a00" : "#1f6f43", 3 + 3 * number);
          case CENTRE -> "stroke=\"#56616f\"";
          case LIMIT -> "stroke=\"#b3261e\" stroke-dasharray=\"7 4\"";
        };
    for (List<Integer> piece : pieces(line)) {
      StringBuilder points = new StringBuilder();
      piece.forEach(
          i ->
              points.append(
                  String.format(
                      Locale.ROOT, "%.1f,%.1f ", across(i), height(line.values().get(i)))));
      add("<polyline points=\"%s\" fill=\"none\" %s/>", points.toString().strip(), look);
      if (line.look() == Chart.Look.DATA || line.look() == Chart.Look.OTHER) {
        piece.forEach(i -> point(i, line));
      }
    }
    add(
        "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" %s/><text x=\"%d\" y=\"%d\">%s</text>",
        WIDTH - RIGHT + 12,
        WIDTH - RIGHT + 40,
        TOP + 20 * number + 8,
        TOP + 20 * number + 8,
        look,
        WIDTH - RIGHT + 46,
        TOP + 20 * number + 12,
        text(line.name()));
  }

  /// What is out of the ordinary is a square with a ring.
  private void point(int i, Chart.Line line) {
    double x = across(i);
    double y = height(line.values().get(i));
    if (line.marked().contains(i)) {
      add(
          "<rect x=\"%.1f\" y=\"%.1f\" width=\"10\" height=\"10\" fill=\"#b3261e\"/><circle cx=\"%.1f\" cy=\"%.1f\" r=\"10\" fill=\"none\" stroke=\"#b3261e\" stroke-width=\"2\"/>",
          x - 5, y - 5, x, y);
    } else {
      add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"#1d4f91\"/>", x, y);
    }
  }

  /// Values that stand side by side without a gap.
  private static List<List<Integer>> pieces(Chart.Line line) {
    List<List<Integer>> pieces = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < line.values().size(); i++) {
      if (Double.isFinite(line.values().get(i))) {
        open.add(i);
      } else if (!open.isEmpty()) {
        pieces.add(open);
        open = new ArrayList<>();
      }
    }
    if (!open.isEmpty()) {
      pieces.add(open);
    }
    return pieces;
  }

  private double across(int i) {
    double place = (double) (WIDTH - LEFT - RIGHT) / Math.max(1, chart.names().size());
    return LEFT + place * (i + 0.5);
  }

  private double height(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / top;
  }

  private String label(double value) {
    return switch (chart.unit()) {
      case SHARE -> String.format(Locale.ROOT, top < 0.1 ? "%.1f %%" : "%.0f %%", 100 * value);
      case MILLIS -> String.format(Locale.ROOT, top < 10 ? "%.1f ms" : "%.0f ms", value);
      case COUNT -> String.format(Locale.ROOT, top < 5 ? "%.1f" : "%.0f", value);
    };
  }

  /// The next number of the kind 1, 2 or 5 times a power of ten; for shares at most 1.
  private double round(double greatest) {
    if (greatest <= 0) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(greatest)));
    for (double step : new double[] {1, 2, 5, 10}) {
      if (greatest <= step * power * (1 + 1e-9)) {
        double rounded = step * power;
        return chart.unit() == Chart.Unit.SHARE ? Math.min(1, rounded) : rounded;
      }
    }
    return greatest;
  }

  private static String text(String plain) {
    return Html.text(plain);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
