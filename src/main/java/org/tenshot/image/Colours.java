package org.tenshot.image;

import java.nio.ByteBuffer;
import org.tenshot.domain.Picture;

/// Pixels for the screen: opaque BGRA, made smaller where the screen is smaller than the camera.
public final class Colours {

  private static final byte OPAQUE = (byte) 255;

  private Colours() {}

  /// Width and height in pixels.
  ///
  /// @param width at least 1
  /// @param height at least 1
  public record Size(int width, int height) {

    /// Bytes of a BGRA picture of this size.
    public int bytes() {
      return Math.multiplyExact(Math.multiplyExact(width, height), 4);
    }
  }

  /// The size of the picture when it must not be larger than `limit`; the proportions stay, and
  /// nothing is made larger.
  public static Size fitted(Picture picture, Size limit) {
    double scale =
        Math.min(
            1,
            Math.min(
                (double) limit.width() / picture.width(),
                (double) limit.height() / picture.height()));
    return new Size(
        Math.max(1, (int) Math.round(picture.width() * scale)),
        Math.max(1, (int) Math.round(picture.height() * scale)));
  }

  /// Writes the picture as BGRA with full opacity, from the buffer's position on, which moves on. A
  /// smaller size than the picture's averages the pixels that fall together.
  ///
  /// @param size at most the picture's, as {@link #fitted} gives it
  /// @param target with room for {@link Size#bytes()}
  public static void writeBgra(Picture picture, Size size, ByteBuffer target) {
    if (size.width() > picture.width() || size.height() > picture.height()) {
      throw new IllegalArgumentException(
          size + " is larger than " + picture.width() + " x " + picture.height());
    }
    byte[] row = new byte[size.width() * 4];
    if (size.width() == picture.width() && size.height() == picture.height()) {
      for (int y = 0; y < size.height(); y++) {
        swapRow(picture, y, row);
        target.put(row);
      }
      return;
    }
    int[] sums = new int[size.width() * 3];
    for (int y = 0; y < size.height(); y++) {
      averageRow(picture, size, y, sums, row);
      target.put(row);
    }
  }

  private static void swapRow(Picture picture, int y, byte[] row) {
    byte[] rgb = picture.rgb();
    int from = y * picture.width() * 3;
    for (int to = 0; to < row.length; to += 4, from += 3) {
      row[to] = rgb[from + 2];
      row[to + 1] = rgb[from + 1];
      row[to + 2] = rgb[from];
      row[to + 3] = OPAQUE;
    }
  }

  private static void averageRow(Picture picture, Size size, int y, int[] sums, byte[] row) {
    int top = edge(y, size.height(), picture.height());
    int bottom = edge(y + 1, size.height(), picture.height());
    java.util.Arrays.fill(sums, 0);
    for (int source = top; source < bottom; source++) {
      addRow(picture, source, size.width(), sums);
    }
    for (int x = 0; x < size.width(); x++) {
      int pixels =
          (edge(x + 1, size.width(), picture.width()) - edge(x, size.width(), picture.width()))
              * (bottom - top);
      int half = pixels / 2;
      row[4 * x] = (byte) ((sums[3 * x + 2] + half) / pixels);
      row[4 * x + 1] = (byte) ((sums[3 * x + 1] + half) / pixels);
      row[4 * x + 2] = (byte) ((sums[3 * x] + half) / pixels);
      row[4 * x + 3] = OPAQUE;
    }
  }

  private static void addRow(Picture picture, int source, int width, int[] sums) {
    byte[] rgb = picture.rgb();
    int from = source * picture.width() * 3;
    int column = 0;
    for (int x = 0; x < width; x++) {
      int red = 0;
      int green = 0;
      int blue = 0;
      for (int end = edge(x + 1, width, picture.width()); column < end; column++, from += 3) {
        red += rgb[from] & 255;
        green += rgb[from + 1] & 255;
        blue += rgb[from + 2] & 255;
      }
      sums[3 * x] += red;
      sums[3 * x + 1] += green;
      sums[3 * x + 2] += blue;
    }
  }

  /// The first source pixel that belongs to a place of the result.
  private static int edge(int place, int places, int pixels) {
    return (int) ((long) place * pixels / places);
  }
}
