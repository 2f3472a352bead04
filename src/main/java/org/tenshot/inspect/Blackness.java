package org.tenshot.inspect;

import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;

/// Tells a picture that shows nothing: a lens cap, a light that is off, a camera that sends black.
/// No encoder was trained on nothing, so what it says of it is chance.
final class Blackness {

  /// The brightest that black is, 0..255: video of the narrow range has its black at 16, and a
  /// sensor its noise.
  private static final int BRIGHTEST = 24;

  /// One value in so many may be brighter: hot pixels.
  private static final int HOT = 1_000;

  private Blackness() {}

  /// True if a region is black. Ends with the first values that show something, so a picture costs
  /// next to nothing.
  static boolean covers(Picture picture, Region.Box box) {
    int brighter = 3 * box.width() * box.height() / HOT;
    byte[] rgb = picture.rgb();
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      int from = 3 * (y * picture.width() + box.x());
      for (int i = from; i < from + 3 * box.width(); i++) {
        if ((rgb[i] & 255) > BRIGHTEST && --brighter < 0) {
          return false;
        }
      }
    }
    return true;
  }
}
