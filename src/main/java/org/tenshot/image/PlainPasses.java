package org.tenshot.image;

import java.util.Arrays;

/// The passes one number at a time: for machines without wide registers, and for pictures that are
/// too small to fill them.
final class PlainPasses implements Passes {

  private final Weights columns;
  private final Weights rows;
  private final int width;
  private final int height;
  private final byte[] between;
  private final int[] sums;

  PlainPasses(Weights columns, Weights rows) {
    this.columns = columns;
    this.rows = rows;
    this.width = columns.first().length;
    this.height = rows.first().length;
    this.between = new byte[rows.span() * width * 3];
    this.sums = new int[width * 3];
  }

  @Override
  public void run(byte[] rgb, int start, int rowBytes, byte[] lines, Done done) {
    for (int row = 0; row < rows.span(); row++) {
      alongRow(rgb, start + (rows.start() + row) * rowBytes, row * width * 3);
    }
    for (int row = 0; row < height; row++) {
      acrossRows(row, lines);
    }
    done.lines(0, height);
  }

  private void alongRow(byte[] in, int start, int to) {
    for (int x = 0; x < width; x++) {
      int from = start + columns.first()[x] * 3;
      int tap = x * columns.stride();
      int end = tap + columns.count()[x];
      int red = Weights.HALF;
      int green = Weights.HALF;
      int blue = Weights.HALF;
      for (; tap < end; tap++, from += 3) {
        int weight = columns.values()[tap];
        red += weight * (in[from] & 255);
        green += weight * (in[from + 1] & 255);
        blue += weight * (in[from + 2] & 255);
      }
      between[to + x] = clip(red);
      between[to + width + x] = clip(green);
      between[to + 2 * width + x] = clip(blue);
    }
  }

  private void acrossRows(int row, byte[] lines) {
    Arrays.fill(sums, Weights.HALF);
    for (int k = 0; k < rows.count()[row]; k++) {
      int weight = rows.values()[row * rows.stride() + k];
      int from = (rows.first()[row] - rows.start() + k) * sums.length;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += weight * (between[from + i] & 255);
      }
    }
    int to = row * sums.length;
    for (int i = 0; i < sums.length; i++) {
      lines[to + i] = clip(sums[i]);
    }
  }

  private static byte clip(int sum) {
    return (byte) Math.min(Math.max(sum >> Weights.PRECISION_BITS, 0), 255);
  }
}
