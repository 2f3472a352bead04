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
    int[] columns = edges(size.width(), picture.width());
    int[] rows = edges(size.height(), picture.height());
    int[] sums = new int[size.width() * 3];
    for (int y = 0; y < size.height(); y++) {
      java.util.Arrays.fill(sums, 0);
      for (int source = rows[y]; source < rows[y + 1]; source++) {
        addRow(picture, source, columns, sums);
      }
      averageRow(columns, rows[y + 1] - rows[y], sums, row);
      target.put(row);
    }
  }

  /// The picture, made smaller where it exceeds `limit`.
  public static Picture smaller(Picture picture, Size limit) {
    Size size = fitted(picture, limit);
    ByteBuffer bgra = ByteBuffer.allocate(size.bytes());
    writeBgra(picture, size, bgra);
    byte[] rgb = new byte[size.width() * size.height() * 3];
    for (int at = 0; at < rgb.length / 3; at++) {
      for (int c = 0; c < 3; c++) {
        rgb[3 * at + c] = bgra.get(4 * at + 2 - c);
      }
    }
    return new Picture(size.width(), size.height(), rgb);
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

  private static void addRow(Picture picture, int source, int[] columns, int[] sums) {
    byte[] rgb = picture.rgb();
    int from = source * picture.width() * 3;
    for (int x = 0; x + 1 < columns.length; x++) {
      int red = 0;
      int green = 0;
      int blue = 0;
      for (int end = from + (columns[x + 1] - columns[x]) * 3; from < end; from += 3) {
        red += rgb[from] & 255;
        green += rgb[from + 1] & 255;
        blue += rgb[from + 2] & 255;
      }
      sums[3 * x] += red;
      sums[3 * x + 1] += green;
      sums[3 * x + 2] += blue;
    }
  }

  private static void averageRow(int[] columns, int sourceRows, int[] sums, byte[] row) {
    for (int x = 0; x + 1 < columns.length; x++) {
      int pixels = (columns[x + 1] - columns[x]) * sourceRows;
      int half = pixels / 2;
      row[4 * x] = (byte) ((sums[3 * x + 2] + half) / pixels);
      row[4 * x + 1] = (byte) ((sums[3 * x + 1] + half) / pixels);
      row[4 * x + 2] = (byte) ((sums[3 * x] + half) / pixels);
      row[4 * x + 3] = OPAQUE;
    }
  }

  /// The first source pixel of every place of the result, and the end of the last.
  private static int[] edges(int places, int pixels) {
    int[] edges = new int[places + 1];
    for (int place = 0; place <= places; place++) {
      edges[place] = (int) ((long) place * pixels / places);
    }
    return edges;
  }
}
