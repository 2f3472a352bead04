package org.tenshot.ui.common;

import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;

/// Turns the pixels of a picture into those of the screen: smaller, and blue, green, red, opaque.
/// Pure, for any thread.
public final class ScreenPixels {

  /// At most this many pixels across and down are averaged into one: enough for the eye, and a
  /// picture of a hundred megapixels costs no more than a small one.
  private static final int SAMPLES = 4;

  private ScreenPixels() {}

  /// A size in whole pixels.
  ///
  /// @param width at least 1
  /// @param height at least 1
  public record Size(int width, int height) {}

  /// The whole of a picture.
  public static Region.Box whole(Picture picture) {
    return new Region.Box(0, 0, picture.width(), picture.height());
  }

  /// The largest size with the proportions of this part of a picture that fits into the place and
  /// is no larger than the part.
  public static Size fit(Region.Box part, double maxWidth, double maxHeight) {
    double scale = Math.min(1, Math.min(maxWidth / part.width(), maxHeight / part.height()));
    return new Size(
        Math.max(1, (int) Math.round(part.width() * scale)),
        Math.max(1, (int) Math.round(part.height() * scale)));
  }

  /// Writes a part of a picture in a size into an array of blue, green, red and 255.
  ///
  /// @param part lies within the picture
  /// @param target at least `4 * size.width * size.height` bytes
  public static void write(Picture picture, Region.Box part, Size size, byte[] target) {
    int[] left = edges(part.x(), part.width(), size.width());
    int[] top = edges(part.y(), part.height(), size.height());
    int at = 0;
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        average(picture, left[x], left[x + 1], top[y], top[y + 1], target, at);
        at += 4;
      }
    }
  }

  private static int[] edges(int start, int from, int to) {
    int[] edges = new int[to + 1];
    for (int i = 0; i <= to; i++) {
      edges[i] = start + (int) ((long) i * from / to);
    }
    return edges;
  }

  private static void average(
      Picture picture, int left, int right, int top, int bottom, byte[] target, int at) {
    byte[] rgb = picture.rgb();
    int stepX = Math.max(1, (right - left) / SAMPLES);
    int stepY = Math.max(1, (bottom - top) / SAMPLES);
    int red = 0;
    int green = 0;
    int blue = 0;
    int count = 0;
    for (int y = top; y < bottom; y += stepY) {
      for (int x = left; x < right; x += stepX) {
        int from = (y * picture.width() + x) * 3;
        red += rgb[from] & 0xff;
        green += rgb[from + 1] & 0xff;
        blue += rgb[from + 2] & 0xff;
        count++;
      }
    }
    target[at] = (byte) (blue / count);
    target[at + 1] = (byte) (green / count);
    target[at + 2] = (byte) (red / count);
    target[at + 3] = (byte) 0xff;
  }
}
