package org.tenshot.image;

import org.tenshot.domain.Picture;

/// What a picture looks like in 256 bits: of a grid of 17 by 16 mean brightnesses, whether each is
/// darker than its right neighbour ("difference hash"). Two exposures of one part differ in a few
/// bits; pictures of different parts in many.
public final class Fingerprint {

  /// Pictures that differ in at most so many bits are taken for the same: strict, because smooth
  /// surfaces look alike in coarse brightness.
  public static final int SAME = 6;

  private static final int COLUMNS = 17;
  private static final int ROWS = 16;

  private final long[] bits;

  private Fingerprint(long[] bits) {
    this.bits = bits;
  }

  /// The fingerprint of a picture of any size.
  public static Fingerprint of(Picture picture) {
    long[] bits = new long[4];
    int at = 0;
    for (int row = 0; row < ROWS; row++) {
      double left = mean(picture, 0, row);
      for (int column = 1; column < COLUMNS; column++) {
        double here = mean(picture, column, row);
        if (left < here) {
          bits[at >> 6] |= 1L << (at & 63);
        }
        left = here;
        at++;
      }
    }
    return new Fingerprint(bits);
  }

  /// In how many of the 256 bits two fingerprints differ.
  public int distance(Fingerprint other) {
    int different = 0;
    for (int i = 0; i < bits.length; i++) {
      different += Long.bitCount(bits[i] ^ other.bits[i]);
    }
    return different;
  }

  private static double mean(Picture picture, int column, int row) {
    int left = column * picture.width() / COLUMNS;
    int right = Math.max(left + 1, (column + 1) * picture.width() / COLUMNS);
    int top = row * picture.height() / ROWS;
    int bottom = Math.max(top + 1, (row + 1) * picture.height() / ROWS);
    long sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int at = 3 * (y * picture.width() + left);
          at < 3 * (y * picture.width() + right);
          at++) {
        sum += picture.rgb()[at] & 0xff;
      }
    }
    return (double) sum / ((right - left) * (bottom - top));
  }
}
