package org.tenshot.ui.setup;

import org.tenshot.domain.Region;

/// How a region follows the mouse, in pixels of the picture: from an empty place a new one is
/// drawn, at a corner the one that is there is made larger or smaller, within it it is moved.
final class RegionDrag {

  /// Nothing smaller can be inspected.
  static final int LEAST = 16;

  private final int width;
  private final int height;
  private final Region.Box before;
  private final Kind kind;
  private final double fromX;
  private final double fromY;

  private enum Kind {
    DRAW,
    MOVE
  }

  private RegionDrag(
      int width, int height, Region.Box before, Kind kind, double fromX, double fromY) {
    this.width = width;
    this.height = height;
    this.before = before;
    this.kind = kind;
    this.fromX = fromX;
    this.fromY = fromY;
  }

  /// The mouse was pressed.
  ///
  /// @param width of the picture
  /// @param height of the picture
  /// @param box as it is
  /// @param reach how near to a corner still means the corner
  static RegionDrag press(int width, int height, Region.Box box, double x, double y, double reach) {
    int right = box.x() + box.width();
    int bottom = box.y() + box.height();
    boolean atLeft = Math.abs(x - box.x()) <= reach;
    boolean atTop = Math.abs(y - box.y()) <= reach;
    if ((atLeft || Math.abs(x - right) <= reach) && (atTop || Math.abs(y - bottom) <= reach)) {
      // The corner opposite stays.
      return new RegionDrag(
          width, height, box, Kind.DRAW, atLeft ? right : box.x(), atTop ? bottom : box.y());
    }
    boolean whole = box.width() == width && box.height() == height;
    boolean within = x > box.x() && x < right && y > box.y() && y < bottom;
    return new RegionDrag(width, height, box, within && !whole ? Kind.MOVE : Kind.DRAW, x, y);
  }

  /// The region when the mouse is here.
  Region.Box at(double x, double y) {
    if (kind == Kind.MOVE) {
      return shifted(
          before, (int) Math.round(x - fromX), (int) Math.round(y - fromY), width, height);
    }
    int[] across = span(fromX, x, width);
    int[] down = span(fromY, y, height);
    return new Region.Box(across[0], down[0], across[1], down[1]);
  }

  private static int[] span(double from, double to, int size) {
    int low = (int) Math.round(Math.clamp(Math.min(from, to), 0, size));
    int high = (int) Math.round(Math.clamp(Math.max(from, to), 0, size));
    int length = Math.min(size, Math.max(LEAST, high - low));
    return new int[] {Math.min(low, size - length), length};
  }

  /// A region moved within the picture.
  static Region.Box shifted(Region.Box box, int right, int down, int width, int height) {
    return new Region.Box(
        Math.clamp((long) box.x() + right, 0, width - box.width()),
        Math.clamp((long) box.y() + down, 0, height - box.height()),
        box.width(),
        box.height());
  }

  /// A region whose lower right corner is moved within the picture.
  static Region.Box grown(Region.Box box, int wider, int higher, int width, int height) {
    int leastWidth = Math.min(LEAST, width - box.x());
    int leastHeight = Math.min(LEAST, height - box.y());
    return new Region.Box(
        box.x(),
        box.y(),
        Math.clamp((long) box.width() + wider, leastWidth, width - box.x()),
        Math.clamp((long) box.height() + higher, leastHeight, height - box.y()));
  }
}
