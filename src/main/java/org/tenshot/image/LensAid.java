package org.tenshot.image;

import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;

/// What somebody needs to know who turns a lens or a lamp: how sharp and how bright the inspected
/// part of a picture is.
///
/// @param sharpness variance of the Laplacian of the brightness (Pech-Pacheco et al., "Diatom
///   autofocusing in brightfield microscopy", ICPR 2000), 0 or more; only to be compared between
///   pictures of the same scene
/// @param mean brightness, 0..255
/// @param dark share of pixels that are black, 0..1
/// @param bright share of pixels with a colour at its upper end, 0..1
public record LensAid(double sharpness, double mean, double dark, double bright) {

  private static final int BLACK = 5;
  private static final int FULL = 250;
  private static final double MOST_BRIGHT = 0.02;
  private static final double MOST_DARK = 0.5;
  private static final double DIM = 45;

  /// What is to be done about the light.
  public enum Light {
    /// Open the aperture, expose longer or add light.
    TOO_DARK,
    /// Close the aperture or expose shorter: what is clipped shows no defect.
    TOO_BRIGHT,
    /// Nothing.
    GOOD
  }

  /// Looks at a part of a picture.
  ///
  /// @param box lies within the picture
  public static LensAid of(Picture picture, Region.Box box) {
    int width = box.width();
    int height = box.height();
    int[] luma = new int[width * height];
    long sum = 0;
    long dark = 0;
    long bright = 0;
    byte[] rgb = picture.rgb();
    for (int y = 0; y < height; y++) {
      int from = ((box.y() + y) * picture.width() + box.x()) * 3;
      for (int x = 0; x < width; x++, from += 3) {
        int red = rgb[from] & 0xff;
        int green = rgb[from + 1] & 0xff;
        int blue = rgb[from + 2] & 0xff;
        // ITU-R BT.601.
        int own = (299 * red + 587 * green + 114 * blue + 500) / 1000;
        luma[y * width + x] = own;
        sum += own;
        dark += own <= BLACK ? 1 : 0;
        bright += Math.max(red, Math.max(green, blue)) >= FULL ? 1 : 0;
      }
    }
    double pixels = luma.length;
    return new LensAid(variance(luma, width, height), sum / pixels, dark / pixels, bright / pixels);
  }

  private static double variance(int[] luma, int width, int height) {
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int at = y * width + x;
        int edge = luma[at - 1] + luma[at + 1] + luma[at - width] + luma[at + width] - 4 * luma[at];
        sum += edge;
        squares += (double) edge * edge;
        count++;
      }
    }
    return count == 0 ? 0 : Math.max(0, squares / count - (sum / count) * (sum / count));
  }

  /// What is to be done about the light.
  public Light light() {
    if (bright > MOST_BRIGHT) {
      return Light.TOO_BRIGHT;
    }
    return mean < DIM || dark > MOST_DARK ? Light.TOO_DARK : Light.GOOD;
  }
}
