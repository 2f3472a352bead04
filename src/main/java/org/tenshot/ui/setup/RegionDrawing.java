package org.tenshot.ui.setup;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;

/// The inspected part of a camera's picture, as a person draws it by mouse and keys. On the drawing
/// thread.
final class RegionDrawing {

  private final Supplier<@Nullable Picture> pictures;
  private final Runnable changed;
  private Region region = Region.WHOLE;
  private @Nullable RegionDrag drag;

  /// @param pictures the picture that is shown; null before the first
  /// @param changed runs when a person changed the region
  RegionDrawing(Supplier<@Nullable Picture> pictures, Runnable changed) {
    this.pictures = pictures;
    this.changed = changed;
  }

  /// Begins with another one, of which nobody needs to hear.
  void begin(Region with) {
    region = with;
    drag = null;
  }

  /// The region as it is.
  Region region() {
    return region;
  }

  /// The region in pixels; null before the first picture and where the picture does not hold it.
  Region.@Nullable Box box() {
    Picture picture = pictures.get();
    return picture == null ? null : region.within(picture.width(), picture.height()).orElse(null);
  }

  /// The mouse was pressed on the picture.
  ///
  /// @param reach how near to a corner still means the corner, in pixels of the picture
  void press(double x, double y, double reach) {
    Region.Box box = box();
    Picture picture = pictures.get();
    drag =
        box == null || picture == null
            ? null
            : RegionDrag.press(picture.width(), picture.height(), box, x, y, reach);
  }

  /// The mouse was moved while it was pressed.
  void drag(double x, double y) {
    if (drag != null) {
      draw(drag.at(x, y));
    }
  }

  /// Moves the region by pixels.
  void move(int right, int down) {
    Region.Box box = box();
    Picture picture = pictures.get();
    if (box != null && picture != null) {
      draw(RegionDrag.shifted(box, right, down, picture.width(), picture.height()));
    }
  }

  /// Makes the region larger by pixels, or smaller.
  void grow(int wider, int higher) {
    Region.Box box = box();
    Picture picture = pictures.get();
    if (box != null && picture != null) {
      draw(RegionDrag.grown(box, wider, higher, picture.width(), picture.height()));
    }
  }

  /// Inspects the whole picture.
  void whole() {
    change(Region.WHOLE);
  }

  private void draw(Region.Box box) {
    Picture picture = pictures.get();
    boolean all =
        picture != null && box.width() == picture.width() && box.height() == picture.height();
    change(
        all
            ? Region.WHOLE
            : new Region(box.x(), box.y(), box.width(), box.height(), Region.Unit.PIXELS));
  }

  private void change(Region next) {
    if (!next.equals(region)) {
      region = next;
      changed.run();
    }
  }
}
