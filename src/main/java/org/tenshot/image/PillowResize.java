package org.tenshot.image;

import org.tenshot.domain.Preprocessing.Resample;
import org.tenshot.domain.Region;
import org.tenshot.registers.Warming;

/// Pillow's `Image.resize` for one pair of sizes, bit for bit: encoders were trained behind it, and
/// any other resize moves their embeddings.
///
/// Pillow filters in two passes, along the rows first, with an 8-bit picture between them and
/// weights in fixed point of 22 bits. The weights depend on sizes alone, so they are computed once.
///
/// A window of the result can be asked for, because a centre crop throws much of a wide picture
/// away: what lies outside it is never computed. One thread at a time: it keeps its working memory.
public final class PillowResize {

  private static final Warming WIDE = new Warming("wide resize", PassesTrial::here);

  private final int inWidth;
  private final int inHeight;
  private final Region.Box window;
  private final Weights columns;
  private final Weights rows;
  private Passes passes;
  private boolean settled;

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
    this.passes = new PlainPasses(columns, rows);
  }

  /// The plain ones until the wide ones are the quicker ones.
  private Passes passes() {
    if (!settled && WIDE.isDone()) {
      settled = true;
      passes = VectorPasses.fit(columns, rows) ? new VectorPasses(columns, rows) : passes;
    }
    return passes;
  }

  /// The window of the result, as packed RGB.
  ///
  /// @param rgb a picture as packed RGB
  /// @param pictureWidth its columns
  /// @param region the piece of it that is resized; it must have this object's input size
  public byte[] resize(byte[] rgb, int pictureWidth, Region.Box region) {
    int width = window.width();
    byte[] lines = new byte[width * window.height() * 3];
    resize(rgb, pictureWidth, region, lines, (from, to) -> {});
    byte[] out = new byte[width * window.height() * 3];
    for (int pixel = 0; pixel < width * window.height(); pixel++) {
      int line = pixel / width * width * 3;
      for (int colour = 0; colour < 3; colour++) {
        out[3 * pixel + colour] = lines[line + colour * width + pixel % width];
      }
    }
    return out;
  }

  /// As above, without allocating, and line by line: all of red, then green, then blue.
  ///
  /// @param lines room for the window
  /// @param done as {@link Passes#run} says
  void resize(byte[] rgb, int pictureWidth, Region.Box region, byte[] lines, Passes.Done done) {
    if (region.width() != inWidth || region.height() != inHeight) {
      throw new IllegalArgumentException(
          region + " is not the " + inWidth + " x " + inHeight + " that was prepared for");
    }
    passes().run(rgb, (region.y() * pictureWidth + region.x()) * 3, pictureWidth * 3, lines, done);
  }
}
