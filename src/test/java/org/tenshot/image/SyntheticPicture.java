package org.tenshot.image;

import org.tenshot.domain.Picture;

/// A picture made by a formula, the same one as in the script that asked Pillow.
final class SyntheticPicture {

  private SyntheticPicture() {}

  static Picture of(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    int to = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        rgb[to++] = (byte) (x * 7 + y * 13 + (x * y) % 31);
        rgb[to++] = (byte) (x * x + 3 * y);
        rgb[to++] = (byte) ((x / 5 + y / 3) % 2 == 1 ? 255 : 0);
      }
    }
    return new Picture(width, height, rgb);
  }
}
