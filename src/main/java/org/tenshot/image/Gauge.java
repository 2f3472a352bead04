package org.tenshot.image;

import org.tenshot.domain.Measures;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;

/// Measures the light, the sharpness, the colour and the place of what a region shows, on a copy of
/// at most 96 by 96 cells, each the mean of at most 3 by 3 pixels: a few tenths of a millisecond
/// whatever the camera's size.
///
/// Sharpness is the variance of the Laplacian (Pech-Pacheco and others, "Diatom autofocusing in
/// brightfield microscopy", ICPR 2000) over that of the brightness, so that a darker lamp does not
/// count as a blur.
///
/// One thread at a time: it keeps its working memory.
public final class Gauge {

  private static final int EDGE = 96;
  private static final int MOST = 3;

  private final float[] luma = new float[EDGE * EDGE];
  private final int[] red = new int[EDGE];
  private final int[] green = new int[EDGE];
  private final int[] blue = new int[EDGE];

  /// Measures a region of a picture, which must lie within it.
  public Measures measure(Picture picture, Region.Box box) {
    int columns = Math.min(EDGE, box.width());
    int rows = Math.min(EDGE, box.height());
    double reds = 0;
    double greens = 0;
    double blues = 0;
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < rows; row++) {
      int samples = shrink(picture, box, row, rows, columns);
      for (int column = 0; column < columns; column++) {
        float r = (float) red[column] / samples;
        float g = (float) green[column] / samples;
        float b = (float) blue[column] / samples;
        float y = 0.299f * r + 0.587f * g + 0.114f * b;
        luma[row * columns + column] = y;
        reds += r;
        greens += g;
        blues += b;
        sum += y;
        squares += (double) y * y;
      }
    }
    int cells = rows * columns;
    double mean = sum / cells;
    double variance = Math.max(0, squares / cells - mean * mean);
    // The additions keep a black picture's shares at those of grey.
    double light = reds + greens + blues + 3;
    return detailed(columns, rows, mean, variance, (reds + 1) / light, (blues + 1) / light);
  }

  /// Sums up the pixels of one row of cells.
  ///
  /// @return how many pixels each cell has
  private int shrink(Picture picture, Region.Box box, int row, int rows, int columns) {
    java.util.Arrays.fill(red, 0);
    java.util.Arrays.fill(green, 0);
    java.util.Arrays.fill(blue, 0);
    byte[] rgb = picture.rgb();
    int down = Math.min(MOST, box.height() / rows);
    int across = Math.min(MOST, box.width() / columns);
    for (int k = 0; k < down; k++) {
      int y = box.y() + at(row * down + k, rows * down, box.height());
      int line = y * picture.width() + box.x();
      for (int column = 0; column < columns; column++) {
        for (int i = 0; i < across; i++) {
          int from = 3 * (line + at(column * across + i, columns * across, box.width()));
          red[column] += rgb[from] & 255;
          green[column] += rgb[from + 1] & 255;
          blue[column] += rgb[from + 2] & 255;
        }
      }
    }
    return down * across;
  }

  /// The pixel in the middle of the n-th of equal parts.
  private static int at(int part, int parts, int pixels) {
    return (int) ((2L * part + 1) * pixels / (2L * parts));
  }

  private Measures detailed(
      int columns, int rows, double mean, double variance, double redShare, double blueShare) {
    double sum = 0;
    double squares = 0;
    double details = 1e-9;
    double across = 0.5e-9;
    double down = 0.5e-9;
    for (int row = 1; row < rows - 1; row++) {
      double inRow = 0;
      for (int column = 1; column < columns - 1; column++) {
        int at = row * columns + column;
        float bend =
            4 * luma[at] - luma[at - 1] - luma[at + 1] - luma[at - columns] - luma[at + columns];
        sum += bend;
        squares += (double) bend * bend;
        float strength = Math.abs(bend);
        inRow += strength;
        across += strength * (column + 0.5) / columns;
      }
      details += inRow;
      down += inRow * (row + 0.5) / rows;
    }
    int inner = Math.max(1, (rows - 2) * (columns - 2));
    double bends = Math.max(0, squares / inner - sum / inner * (sum / inner));
    return new Measures(
        Math.log(mean + 1),
        Math.log((Math.sqrt(variance) + 1) / (mean + 1)),
        Math.log((bends + 0.1) / (variance + 1)),
        redShare,
        blueShare,
        across / details,
        down / details);
  }
}
