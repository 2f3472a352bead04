package org.tenshot.paper;

import java.util.List;

/// Something to draw on: a page, a part of one, or a picture of vectors. Places go from the upper
/// left corner to the right and downwards; on a page they are points (1/72 inch).
public interface Drawing {

  /// Where a text stands in relation to its place.
  enum Side {
    /// It begins there.
    START,
    /// Its middle is there.
    MIDDLE,
    /// It ends there.
    END
  }

  /// A line of text.
  ///
  /// @param y of the line that letters stand on
  /// @param angle in degrees, clockwise around the place
  void text(double x, double y, String text, Ink ink, Side side, double angle);

  /// A line of text that begins at a place.
  ///
  /// @param y of the line that letters stand on
  default void text(double x, double y, String text, Ink ink) {
    text(x, y, text, ink, Side.START, 0);
  }

  /// A line through places.
  ///
  /// @param places x and y of each
  void line(List<double[]> places, Stroke stroke);

  /// A filled rectangle.
  ///
  /// @param colour as `#rrggbb`
  void box(double x, double y, double width, double height, String colour);

  /// A filled circle.
  ///
  /// @param colour as `#rrggbb`
  void dot(double x, double y, double radius, String colour);

  /// The edge of a circle.
  void ring(double x, double y, double radius, Stroke stroke);
}
