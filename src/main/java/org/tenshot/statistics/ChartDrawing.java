package org.tenshot.statistics;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tenshot.paper.Drawing;
import org.tenshot.paper.Ink;
import org.tenshot.paper.PdfFile;
import org.tenshot.paper.Stroke;
import org.tenshot.paper.SvgDrawing;

/// Draws a chart for pages and files. Lines differ in dashes and shapes, not in colour alone.
public final class ChartDrawing {

  static final int WIDTH = 900;
  static final int HEIGHT = 360;

  private static final int LEFT = 70;
  private static final int RIGHT = 190;
  private static final int TOP = 34;
  private static final int BOTTOM = 70;
  private static final int STEPS = 5;
  private static final int MOST_NAMES = 14;
  private static final Ink SMALL = Ink.plain(12);
  private static final String BLUE = "#1d4f91";
  private static final String RED = "#b3261e";

  private final Chart chart;
  private final ReportLanguage language;
  private final double top;

  /// @param chart to draw
  /// @param language that its numbers are written in
  public ChartDrawing(Chart chart, ReportLanguage language) {
    this.chart = chart;
    this.language = language;
    this.top = round(chart.greatest());
  }

  /// The chart as an SVG picture.
  String svg() {
    SvgDrawing svg = new SvgDrawing(WIDTH, HEIGHT, chart.title());
    draw(svg);
    return svg.svg();
  }

  /// Writes the chart as a PDF file where the name ends with .pdf, else as an SVG picture.
  ///
  /// @param out stays the caller's
  /// @throws IOException if it cannot be written
  public void write(Path file, OutputStream out) throws IOException {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf")) {
      pdf(out);
    } else {
      out.write(svg().getBytes(StandardCharsets.UTF_8));
    }
  }

  /// Writes the chart as a PDF file of one page, which is as large as the chart.
  void pdf(OutputStream out) throws IOException {
    PdfFile file = new PdfFile(out, chart.title(), WIDTH, HEIGHT);
    draw(file.page());
    file.end((page, number, all) -> {});
  }

  /// Draws it from the upper left corner, {@link #WIDTH} wide and {@link #HEIGHT} high.
  void draw(Drawing on) {
    on.text(LEFT, 20, chart.title(), Ink.thick(15));
    for (int i = 0; i <= STEPS; i++) {
      double value = top * i / STEPS;
      on.line(across(height(value), LEFT, WIDTH - RIGHT), new Stroke("#d5dbe3", 1, List.of()));
      on.text(LEFT - 8, height(value) + 4, label(value), SMALL, Drawing.Side.END, 0);
    }
    names(on);
    for (int i = 0; i < chart.lines().size(); i++) {
      Chart.Line line = chart.lines().get(i);
      if (i == 0 && chart.shape() == Chart.Shape.COLUMNS) {
        columns(on, line);
      } else {
        line(on, line, i);
      }
    }
  }

  private static List<double[]> across(double y, double from, double to) {
    return List.of(new double[] {from, y}, new double[] {to, y});
  }

  private void names(Drawing on) {
    int every = Math.max(1, Math.ceilDiv(chart.names().size(), MOST_NAMES));
    for (int i = 0; i < chart.names().size(); i += every) {
      double x = place(i) + 4;
      on.text(x, HEIGHT - BOTTOM + 18, chart.names().get(i), SMALL, Drawing.Side.END, -25);
    }
  }

  private void columns(Drawing on, Chart.Line line) {
    double width = 0.7 * (WIDTH - LEFT - RIGHT) / Math.max(1, line.values().size());
    for (int i = 0; i < line.values().size(); i++) {
      double value = line.values().get(i);
      double y = height(value);
      on.box(place(i) - width / 2, y, width, height(0) - y, BLUE);
      on.text(place(i), y - 4, label(value), SMALL, Drawing.Side.MIDDLE, 0);
    }
  }

  private void line(Drawing on, Chart.Line line, int number) {
    Stroke look =
        switch (line.look()) {
          case DATA -> new Stroke(BLUE, 2, List.of());
          case OTHER ->
              new Stroke(
                  number % 2 == 0 ? "#8a5a00" : "#1f6f43", 2, List.of(3.0 + 3 * number, 3.0));
          case CENTRE -> new Stroke("#56616f", 1, List.of());
          case LIMIT -> new Stroke(RED, 1, List.of(7.0, 4.0));
        };
    boolean measured = line.look() == Chart.Look.DATA || line.look() == Chart.Look.OTHER;
    for (List<Integer> piece : pieces(line)) {
      if (piece.size() == 1 && !measured) {
        // A limit of one place alone is a short line, or nobody would see it.
        double x = place(piece.getFirst());
        on.line(across(height(line.values().get(piece.getFirst())), x - 24, x + 24), look);
        continue;
      }
      on.line(
          piece.stream().map(i -> new double[] {place(i), height(line.values().get(i))}).toList(),
          look);
      if (measured) {
        piece.forEach(i -> point(on, i, line));
      }
    }
    double y = TOP + 20 * number + 8;
    on.line(across(y, WIDTH - RIGHT + 12, WIDTH - RIGHT + 40), look);
    on.text(WIDTH - RIGHT + 46, y + 4, line.name(), SMALL);
  }

  /// What is out of the ordinary is a square with a ring.
  private void point(Drawing on, int i, Chart.Line line) {
    double x = place(i);
    double y = height(line.values().get(i));
    if (line.marked().contains(i)) {
      on.box(x - 5, y - 5, 10, 10, RED);
      on.ring(x, y, 10, new Stroke(RED, 2, List.of()));
    } else {
      on.dot(x, y, 3.5, BLUE);
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

  private double place(int i) {
    double place = (double) (WIDTH - LEFT - RIGHT) / Math.max(1, chart.names().size());
    return LEFT + place * (i + 0.5);
  }

  private double height(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / top;
  }

  private String label(double value) {
    return switch (chart.unit()) {
      case SHARE -> language.percent(value, top < 0.1 ? 1 : 0);
      case MILLIS -> language.number(value, top < 10 ? 1 : 0) + " ms";
      case COUNT -> language.number(value, top < 5 ? 1 : 0);
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
}
