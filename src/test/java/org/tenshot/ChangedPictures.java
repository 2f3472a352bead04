package org.tenshot;

import org.tenshot.domain.Picture;

/// What lamps, lenses and holders do to pictures.
public final class ChangedPictures {

  private ChangedPictures() {}

  /// A lamp that gives so much of its light.
  public static Picture darker(Picture picture, double share) {
    return scaled(picture, share, share, share);
  }

  /// Light of another colour.
  public static Picture tinted(Picture picture, double red, double blue) {
    return scaled(picture, red, 1, blue);
  }

  private static Picture scaled(Picture picture, double red, double green, double blue) {
    double[] factors = {red, green, blue};
    byte[] rgb = picture.rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) Math.clamp(Math.round((rgb[i] & 255) * factors[i % 3]), 0, 255);
    }
    return new Picture(picture.width(), picture.height(), rgb);
  }

  /// A lens out of focus: the mean over squares of `2 radius + 1` pixels, twice.
  public static Picture blurred(Picture picture, int radius) {
    return box(box(picture, radius), radius);
  }

  private static Picture box(Picture picture, int radius) {
    int width = picture.width();
    int height = picture.height();
    byte[] rgb = new byte[picture.rgb().length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          int sum = 0;
          int count = 0;
          for (int v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v++) {
            for (int u = Math.max(0, x - radius); u <= Math.min(width - 1, x + radius); u++) {
              sum += picture.rgb()[3 * (v * width + u) + c] & 255;
              count++;
            }
          }
          rgb[3 * (y * width + x) + c] = (byte) (sum / count);
        }
      }
    }
    return new Picture(width, height, rgb);
  }

  /// A camera that was pushed aside: what leaves on one side is the last line on the other.
  public static Picture shifted(Picture picture, int right, int down) {
    int width = picture.width();
    byte[] rgb = new byte[picture.rgb().length];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < width; x++) {
        int from =
            3
                * (Math.clamp(y - down, 0, picture.height() - 1) * width
                    + Math.clamp(x - right, 0, width - 1));
        System.arraycopy(picture.rgb(), from, rgb, 3 * (y * width + x), 3);
      }
    }
    return new Picture(width, picture.height(), rgb);
  }
}
