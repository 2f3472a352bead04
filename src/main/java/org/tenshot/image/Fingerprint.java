package org.tenshot.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tenshot.domain.Picture;

/// What a picture looks like in 32 by 32 mean brightnesses, whatever the light: brought to mean 0
/// and length 1. Copies of a picture, and two exposures of one part that has not moved, correlate
/// almost fully; two parts of one product on the same fixture less.
public final class Fingerprint {

  private static final int EDGE = 32;

  /// Measured on magnetic tiles, where 43 pairs of one tile under two names lie above it, and on
  /// simulated parts, where no two parts do.
  private static final double SAME = 0.995;

  private final float[] values;

  private Fingerprint(float[] values) {
    this.values = values;
  }

  /// The fingerprint of a picture of any size.
  public static Fingerprint of(Picture picture) {
    float[] values = new float[EDGE * EDGE];
    double sum = 0;
    for (int row = 0; row < EDGE; row++) {
      for (int column = 0; column < EDGE; column++) {
        values[row * EDGE + column] = (float) mean(picture, column, row);
        sum += values[row * EDGE + column];
      }
    }
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] -= (float) (sum / values.length);
      squares += values[i] * values[i];
    }
    for (int i = 0; i < values.length; i++) {
      // A picture without any structure resembles nothing, not even itself.
      values[i] = squares > 1e-6 ? (float) (values[i] / Math.sqrt(squares)) : 0;
    }
    return new Fingerprint(values);
  }

  /// A fingerprint that was kept.
  ///
  /// @param bytes of {@link #bytes}
  /// @throws IllegalArgumentException if they are not that
  public static Fingerprint of(byte[] bytes) {
    if (bytes.length != EDGE * EDGE * Float.BYTES) {
      throw new IllegalArgumentException("a fingerprint of " + bytes.length + " bytes");
    }
    float[] values = new float[EDGE * EDGE];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new Fingerprint(values);
  }

  /// The fingerprint to be kept: 1024 floats, little-endian.
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return bytes.array();
  }

  /// True if both pictures show the same thing in the same place.
  public boolean resembles(Fingerprint other) {
    double correlation = 0;
    for (int i = 0; i < values.length; i++) {
      correlation += values[i] * other.values[i];
    }
    return correlation >= SAME;
  }

  private static double mean(Picture picture, int column, int row) {
    int left = column * picture.width() / EDGE;
    int right = Math.max(left + 1, (column + 1) * picture.width() / EDGE);
    int top = row * picture.height() / EDGE;
    int bottom = Math.max(top + 1, (row + 1) * picture.height() / EDGE);
    long sum = 0;
    for (int y = top; y < bottom; y++) {
      int end = 3 * (y * picture.width() + right);
      for (int at = 3 * (y * picture.width() + left); at < end; at++) {
        sum += picture.rgb()[at] & 0xff;
      }
    }
    return (double) sum / ((right - left) * (bottom - top));
  }
}
