package org.tenshot.image;

import org.tenshot.domain.Preprocessing.Resample;
import org.tenshot.domain.Region;

/// Pillow's `Image.resize` for one pair of sizes, bit for bit: encoders were trained behind it, and
/// any other resize moves their embeddings.
///
/// Pillow filters in two passes, columns first, with an 8-bit picture between them and weights in
/// fixed point of 22 bits. The weights depend on sizes alone, so they are computed once; an object
/// is immutable and may be shared between threads.
///
/// A window of the result can be asked for, because a centre crop throws much of a wide picture
/// away: what lies outside it is never computed.
public final class PillowResize {

  private static final int PRECISION_BITS = 22;
  private static final int HALF = 1 << (PRECISION_BITS - 1);

  private final int inWidth;
  private final int inHeight;
  private final Region.Box window;
  private final Weights columns;
  private final Weights rows;
  private final int firstRow;
  private final int rowCount;

  /// @param inWidth columns of the piece that is resized
  /// @param inHeight its rows
  /// @param outWidth columns of the whole result
  /// @param outHeight its rows
  /// @param window the part of the result that is wanted
  /// @param filter the resampling filter
  public PillowResize(
      int inWidth, int inHeight, int outWidth, int outHeight, Region.Box window, Resample filter) {
    if (window.x() < 0
        || window.y() < 0
        || window.x() + window.width() > outWidth
        || window.y() + window.height() > outHeight) {
      throw new IllegalArgumentException(
          window + " lies outside a picture of " + outWidth + " x " + outHeight);
    }
    this.inWidth = inWidth;
    this.inHeight = inHeight;
    this.window = window;
    this.columns = Weights.of(inWidth, outWidth, window.x(), window.width(), filter);
    this.rows = Weights.of(inHeight, outHeight, window.y(), window.height(), filter);
    this.firstRow = rows.first[0];
    int last = window.height() - 1;
    this.rowCount = rows.first[last] + rows.count[last] - firstRow;
  }

  /// Bytes of working memory that {@link #resize} needs.
  int scratchLength() {
    return rowCount * window.width() * 3;
  }

  /// Ints of working memory that {@link #resize} needs.
  int sumsLength() {
    return window.width() * 3;
  }

  /// The window of the result, as packed RGB.
  ///
  /// @param rgb a picture as packed RGB
  /// @param pictureWidth its columns
  /// @param region the piece of it that is resized; it must have this object's input size
  public byte[] resize(byte[] rgb, int pictureWidth, Region.Box region) {
    byte[] out = new byte[window.width() * window.height() * 3];
    resize(rgb, pictureWidth, region, new byte[scratchLength()], new int[sumsLength()], out);
    return out;
  }

  /// As above, without allocating: `scratch`, `sums` and `out` belong to the caller and may be
  /// longer than needed.
  void resize(
      byte[] rgb, int pictureWidth, Region.Box region, byte[] scratch, int[] sums, byte[] out) {
    if (region.width() != inWidth || region.height() != inHeight) {
      throw new IllegalArgumentException(
          region + " is not the " + inWidth + " x " + inHeight + " that was prepared for");
    }
    for (int row = 0; row < rowCount; row++) {
      int start = ((region.y() + firstRow + row) * pictureWidth + region.x()) * 3;
      resizeRow(rgb, start, scratch, row * window.width() * 3);
    }
    for (int row = 0; row < window.height(); row++) {
      mixRows(scratch, row, sums, out);
    }
  }

  private void resizeRow(byte[] in, int start, byte[] out, int outStart) {
    int to = outStart;
    for (int x = 0; x < window.width(); x++) {
      int from = start + columns.first[x] * 3;
      int weight = x * columns.stride;
      int end = weight + columns.count[x];
      int red = HALF;
      int green = HALF;
      int blue = HALF;
      for (; weight < end; weight++, from += 3) {
        int w = columns.values[weight];
        red += w * (in[from] & 255);
        green += w * (in[from + 1] & 255);
        blue += w * (in[from + 2] & 255);
      }
      out[to++] = clip(red);
      out[to++] = clip(green);
      out[to++] = clip(blue);
    }
  }

  private void mixRows(byte[] in, int row, int[] sums, byte[] out) {
    int length = window.width() * 3;
    java.util.Arrays.fill(sums, 0, length, HALF);
    for (int k = 0; k < rows.count[row]; k++) {
      int w = rows.values[row * rows.stride + k];
      int from = (rows.first[row] - firstRow + k) * length;
      for (int i = 0; i < length; i++) {
        sums[i] += w * (in[from + i] & 255);
      }
    }
    int to = row * length;
    for (int i = 0; i < length; i++) {
      out[to + i] = clip(sums[i]);
    }
  }

  private static byte clip(int sum) {
    return (byte) Math.clamp(sum >> PRECISION_BITS, 0, 255);
  }

  /// The weights of one axis: for every place of the result its first source place, how many source
  /// places take part, and their weights from `place * stride` on.
  private record Weights(int[] first, int[] count, int[] values, int stride) {

    static Weights of(int in, int out, int windowStart, int windowLength, Resample filter) {
      double scale = (double) in / out;
      double filterScale = Math.max(scale, 1);
      double support = support(filter) * filterScale;
      int stride = (int) Math.ceil(support) * 2 + 1;
      Weights weights =
          new Weights(
              new int[windowLength], new int[windowLength], new int[windowLength * stride], stride);
      for (int place = 0; place < windowLength; place++) {
        double centre = (windowStart + place + 0.5) * scale;
        weights.fill(place, centre, support, 1 / filterScale, in, filter);
      }
      return weights;
    }

    private void fill(
        int place, double centre, double support, double step, int in, Resample filter) {
      int from = Math.max((int) (centre - support + 0.5), 0);
      int to = Math.min((int) (centre + support + 0.5), in);
      first[place] = from;
      count[place] = to - from;
      double[] raw = new double[to - from];
      double sum = 0;
      for (int i = 0; i < raw.length; i++) {
        raw[i] = filtered((i + from - centre + 0.5) * step, filter);
        sum += raw[i];
      }
      for (int i = 0; i < raw.length; i++) {
        double share = (sum == 0 ? raw[i] : raw[i] / sum) * (1 << PRECISION_BITS);
        values[place * stride + i] = (int) (share < 0 ? share - 0.5 : share + 0.5);
      }
    }

    private static double support(Resample filter) {
      return switch (filter) {
        case BILINEAR -> 1;
        case BICUBIC -> 2;
      };
    }

    private static double filtered(double signed, Resample filter) {
      double x = Math.abs(signed);
      return switch (filter) {
        case BILINEAR -> x < 1 ? 1 - x : 0;
        case BICUBIC -> cubic(x);
      };
    }

    private static double cubic(double x) {
      double a = -0.5;
      if (x < 1) {
        return ((a + 2) * x - (a + 3)) * x * x + 1;
      }
      return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
    }
  }
}
