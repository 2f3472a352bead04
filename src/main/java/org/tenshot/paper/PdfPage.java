package org.tenshot.paper;

import java.util.ArrayList;
import java.util.List;

/// What stands on a page. Places are points (1/72 inch) from the upper left corner, downwards.
/// Source: ISO 32000-1:2008, chapters 8 and 9.
public final class PdfPage implements Drawing {

  /// A circle of four cubic curves: 4 (sqrt 2 - 1) / 3.
  private static final double ROUND = 0.5522847498;

  private final Lettering letters;
  private final double height;
  private final StringBuilder content = new StringBuilder();
  private final List<Integer> pictures = new ArrayList<>();

  PdfPage(Lettering letters, double height) {
    this.letters = letters;
    this.height = height;
  }

  @Override
  public void text(double x, double y, String text, Ink ink, Side side, double angle) {
    double back =
        switch (side) {
          case START -> 0;
          case MIDDLE -> letters.width(text, ink) / 2;
          case END -> letters.width(text, ink);
        };
    double turn = Math.toRadians(-angle);
    double cos = Math.cos(turn);
    double sin = Math.sin(turn);
    add("BT %s rg ", colour(ink.colour()));
    add(
        "%.4f %.4f %.4f %.4f %.2f %.2f Tm ",
        cos, sin, -sin, cos, x - back * cos, height - y - back * sin);
    for (Lettering.Run run : letters.runs(text, ink)) {
      StringBuilder codes = new StringBuilder();
      for (int sign : run.signs()) {
        codes.append(PdfObjects.said("%04X", run.face().use(sign)));
      }
      add("/%s %.2f Tf <%s> Tj ", run.face().name(), ink.size(), codes);
    }
    content.append("ET\n");
  }

  @Override
  public void line(List<double[]> places, Stroke stroke) {
    begin(stroke);
    for (int i = 0; i < places.size(); i++) {
      add("%.2f %.2f %s ", places.get(i)[0], height - places.get(i)[1], i == 0 ? "m" : "l");
    }
    content.append("S Q\n");
  }

  @Override
  public void box(double x, double y, double wide, double high, String colour) {
    add("%s rg %.2f %.2f %.2f %.2f re f\n", colour(colour), x, height - y - high, wide, high);
  }

  @Override
  public void dot(double x, double y, double radius, String colour) {
    add("%s rg ", colour(colour));
    circle(x, height - y, radius);
    content.append("f\n");
  }

  @Override
  public void ring(double x, double y, double radius, Stroke stroke) {
    begin(stroke);
    circle(x, height - y, radius);
    content.append("S Q\n");
  }

  /// A picture of this file.
  public void picture(PdfPicture picture, double x, double y, double wide, double high) {
    pictures.add(picture.number());
    add(
        "q %.2f 0 0 %.2f %.2f %.2f cm /P%d Do Q\n",
        wide, high, x, height - y - high, picture.number());
  }

  private void begin(Stroke stroke) {
    add("q %s RG %.2f w 1 j [", colour(stroke.colour()), stroke.width());
    stroke.dashes().forEach(own -> add("%.2f ", own));
    content.append("] 0 d ");
  }

  private void circle(double x, double y, double r) {
    double c = ROUND * r;
    add("%.2f %.2f m ", x + r, y);
    curve(x + r, y + c, x + c, y + r, x, y + r);
    curve(x - c, y + r, x - r, y + c, x - r, y);
    curve(x - r, y - c, x - c, y - r, x, y - r);
    curve(x + c, y - r, x + r, y - c, x + r, y);
  }

  private void curve(double a, double b, double c, double d, double x, double y) {
    add("%.2f %.2f %.2f %.2f %.2f %.2f c ", a, b, c, d, x, y);
  }

  private static String colour(String colour) {
    int rgb = Integer.parseInt(colour, 1, 7, 16);
    return PdfObjects.said(
        "%.3f %.3f %.3f", (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
  }

  private void add(String format, Object... values) {
    content.append(PdfObjects.said(format, values));
  }

  String content() {
    return content.toString();
  }

  /// The numbers of the pictures on it.
  List<Integer> pictures() {
    return pictures;
  }
}
