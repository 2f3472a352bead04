package org.tenshot.teach;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Draws a learning curve as a picture inside a page: three lines over the number of shots.
final class CurvePlot {

  private final LearningCurve curve;
  private final StringBuilder svg = new StringBuilder();

  CurvePlot(LearningCurve curve) {
    this.curve = curve;
  }

  /// The picture; a figure that is unknown at a point leaves a gap there.
  String svg() {
    svg.setLength(0);
    add(
        "<svg viewBox=\"0 0 640 320\" width=\"640\" font-size=\"12\" role=\"img\" aria-label=\"learning curve\">");
    for (int i = 0; i <= 10; i += 2) {
      add(
          "<line x1=\"50\" x2=\"470\" y1=\"%d\" y2=\"%d\" stroke=\"#d5dbe3\"/><text x=\"8\" y=\"%d\">%d %%</text>",
          height(i / 10.0), height(i / 10.0), height(i / 10.0) + 4, 10 * i);
    }
    for (LearningCurve.Point point : curve.points()) {
      int x = across(point.shots());
      add("<text x=\"%d\" y=\"308\">%d</text>", x - 4, point.shots());
      if (!Double.isNaN(point.balancedAccuracy())) {
        add(
            "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"#1f6f43\"/>",
            x,
            x,
            height(point.balancedAccuracy() - point.deviation()),
            height(point.balancedAccuracy() + point.deviation()));
      }
    }
    line("class named rightly", "#1f6f43", 40, LearningCurve.Point::balancedAccuracy);
    line("escapes", "#b3261e", 60, LearningCurve.Point::escapes);
    line("good rejected", "#8a5a00", 80, LearningCurve.Point::falseRejects);
    return svg.append("</svg>").toString();
  }

  private void line(
      String name, String colour, int row, ToDoubleFunction<LearningCurve.Point> figure) {
    List<LearningCurve.Point> known =
        curve.points().stream()
            .filter(point -> !Double.isNaN(figure.applyAsDouble(point)))
            .toList();
    StringBuilder points = new StringBuilder();
    for (LearningCurve.Point point : known) {
      int x = across(point.shots());
      int y = height(figure.applyAsDouble(point));
      add("<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"%s\"/>", x, y, colour);
      points.append(x).append(',').append(y).append(' ');
    }
    add(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\"/><text x=\"485\" y=\"%d\" fill=\"%s\">%s</text>",
        points.toString().strip(),
        colour,
        row,
        colour,
        known.isEmpty() ? name + ": UNKNOWN" : name);
  }

  private static int height(double share) {
    return (int) Math.round(290 - 270 * Math.clamp(share, 0, 1));
  }

  /// Logarithmic, and wide enough for the largest count.
  private int across(int shots) {
    int largest = curve.points().stream().mapToInt(LearningCurve.Point::shots).max().orElse(1);
    return (int) Math.round(60 + 400 * Math.log(shots) / Math.max(1, Math.log(largest)));
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
