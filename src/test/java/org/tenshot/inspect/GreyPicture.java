package org.tenshot.inspect;

import java.util.Arrays;
import org.tenshot.domain.Picture;

/// A picture that shows nothing in particular, and is not black.
final class GreyPicture {

  private GreyPicture() {}

  static Picture of(int width, int height) {
    return of(width, height, 0);
  }

  /// @param frame neighbours differ, as those of a sensor do
  static Picture of(int width, int height, long frame) {
    byte[] rgb = new byte[width * height * 3];
    Arrays.fill(rgb, (byte) (64 + frame % 128));
    return new Picture(width, height, rgb);
  }
}
