package org.tenshot.paper;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A drawing as an SVG picture, which stands in a web page or in a file of its own.
public final class SvgDrawing implements Drawing {

  private final StringBuilder svg = new StringBuilder();

  /// A white picture.
  ///
  /// @param title what it shows, for whoever cannot see it
  public SvgDrawing(int width, int height, String title) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" font-family=\"sans-serif\" role=\"img\" aria-label=\"%s\"><rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>",
        width, height, width, escaped(title));
  }

  /// The picture.
  public String svg() {
    return svg + "</svg>";
  }

  @Override
  public void text(double x, double y, String text, Ink ink, Side side, double angle) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%s\" fill=\"%s\"%s%s%s>%s</text>",
        x,
        y,
        number(ink.size()),
        ink.colour(),
        ink.bold() ? " font-weight=\"bold\"" : "",
        switch (side) {
          case START -> "";
          case MIDDLE -> " text-anchor=\"middle\"";
          case END -> " text-anchor=\"end\"";
        },
        angle == 0
            ? ""
            : String.format(
                Locale.ROOT, " transform=\"rotate(%s %.1f %.1f)\"", number(angle), x, y),
        escaped(text));
  }

  @Override
  public void line(List<double[]> places, Stroke stroke) {
    add(
        "<polyline points=\"%s\" fill=\"none\" %s/>",
        places.stream()
            .map(own -> String.format(Locale.ROOT, "%.1f,%.1f", own[0], own[1]))
            .collect(Collectors.joining(" ")),
        look(stroke));
  }

  @Override
  public void box(double x, double y, double width, double height, String colour) {
    add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
        x, y, width, height, colour);
  }

  @Override
  public void dot(double x, double y, double radius, String colour) {
    add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>", x, y, radius, colour);
  }

  @Override
  public void ring(double x, double y, double radius, Stroke stroke) {
    add(
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"none\" %s/>",
        x, y, radius, look(stroke));
  }

  private static String look(Stroke stroke) {
    String dashes =
        stroke.dashes().stream().map(SvgDrawing::number).collect(Collectors.joining(" "));
    return "stroke=\"%s\" stroke-width=\"%s\"%s"
        .formatted(
            stroke.colour(),
            number(stroke.width()),
            dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"");
  }

  private static String number(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  /// The text with the signs replaced that mean something in a page, or that XML does not have:
  /// scanners send some of those.
  public static String escaped(String plain) {
    return plain
        .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
