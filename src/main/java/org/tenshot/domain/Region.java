package org.tenshot.domain;

/// The part of a frame that is inspected, in pixels or in per cent of the frame.
///
/// @param x left edge, counted from the left
/// @param y upper edge, counted from the top
/// @param width more than 0
/// @param height more than 0
/// @param unit how the four numbers are meant
public record Region(double x, double y, double width, double height, Unit unit) {

  /// How the numbers of a region are meant.
  public enum Unit {
    /// Pixels of the frame.
    PIXELS,
    /// Per cent of the frame's width and height, 0..100.
    PERCENT
  }

  /// The whole frame, whatever its size.
  public static final Region WHOLE = new Region(0, 0, 100, 100, Unit.PERCENT);

  public Region {
    if (!(x >= 0 && y >= 0 && width > 0 && height > 0)) {
      throw new IllegalArgumentException(
          "a region needs x and y of 0 or more and a width and height above 0, not "
              + x
              + ", "
              + y
              + ", "
              + width
              + ", "
              + height);
    }
    if (unit == Unit.PERCENT && (x + width > 100.0001 || y + height > 100.0001)) {
      throw new IllegalArgumentException("a region in per cent must end at 100 or before");
    }
  }

  /// The pixels of a frame of this size that the region covers, or nothing where the frame is too
  /// small to hold it: a region that is cut off would show another piece of the part than the one
  /// that was taught.
  public java.util.Optional<Box> within(int frameWidth, int frameHeight) {
    double scaleX = unit == Unit.PERCENT ? frameWidth / 100.0 : 1;
    double scaleY = unit == Unit.PERCENT ? frameHeight / 100.0 : 1;
    int left = (int) Math.round(x * scaleX);
    int top = (int) Math.round(y * scaleY);
    int right = (int) Math.round((x + width) * scaleX);
    int bottom = (int) Math.round((y + height) * scaleY);
    if (right > frameWidth || bottom > frameHeight || right <= left || bottom <= top) {
      return java.util.Optional.empty();
    }
    return java.util.Optional.of(new Box(left, top, right - left, bottom - top));
  }

  /// A rectangle in whole pixels that lies within its frame.
  ///
  /// @param x left column, 0 or more
  /// @param y upper row, 0 or more
  /// @param width columns, at least 1
  /// @param height rows, at least 1
  public record Box(int x, int y, int width, int height) {}
}
