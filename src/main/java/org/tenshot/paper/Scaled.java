package org.tenshot.paper;

import java.util.List;

/// A part of a drawing with measures of its own.
///
/// @param under what is really drawn on
/// @param x of its left edge there
/// @param y of its upper edge there
/// @param scale how long one of its units is there, above 0
public record Scaled(Drawing under, double x, double y, double scale) implements Drawing {

  @Override
  public void text(double atX, double atY, String text, Ink ink, Side side, double angle) {
    Ink own = new Ink(scale * ink.size(), ink.bold(), ink.colour());
    under.text(x + scale * atX, y + scale * atY, text, own, side, angle);
  }

  @Override
  public void line(List<double[]> places, Stroke stroke) {
    under.line(
        places.stream().map(own -> new double[] {x + scale * own[0], y + scale * own[1]}).toList(),
        scaled(stroke));
  }

  @Override
  public void box(double atX, double atY, double width, double height, String colour) {
    under.box(x + scale * atX, y + scale * atY, scale * width, scale * height, colour);
  }

  @Override
  public void dot(double atX, double atY, double radius, String colour) {
    under.dot(x + scale * atX, y + scale * atY, scale * radius, colour);
  }

  @Override
  public void ring(double atX, double atY, double radius, Stroke stroke) {
    under.ring(x + scale * atX, y + scale * atY, scale * radius, scaled(stroke));
  }

  private Stroke scaled(Stroke stroke) {
    return new Stroke(
        stroke.colour(),
        scale * stroke.width(),
        stroke.dashes().stream().map(own -> scale * own).toList());
  }
}
