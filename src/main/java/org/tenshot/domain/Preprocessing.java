package org.tenshot.domain;

/// How an encoder wants its pictures: from pixels to the tensor that it was trained on.
///
/// @param version counts changes of our own arithmetic; part of an encoder's identity
/// @param resize what is done to the region's size first
/// @param resizeTo pixels: the shorter edge, or both edges for {@link Resize#STRETCH}
/// @param cropTo width and height of the tensor in pixels, cut from the middle
/// @param resample the resampling filter, after Pillow's
/// @param rescale factor from 0..255 to the range that mean and deviation are given in, mostly
///   1/255
/// @param mean of red, green and blue
/// @param deviation of red, green and blue, each above 0
public record Preprocessing(
    int version,
    Resize resize,
    int resizeTo,
    int cropTo,
    Resample resample,
    double rescale,
    float[] mean,
    float[] deviation) {

  /// The version of the arithmetic that this program does.
  public static final int CURRENT_VERSION = 1;

  /// What is done to the region's size before the crop.
  public enum Resize {
    /// The shorter edge becomes `resizeTo`, the proportions stay.
    SHORTEST_EDGE,
    /// The longer edge becomes `resizeTo`, the proportions stay; what is left of the tensor has the
    /// mean colour.
    LONGEST_EDGE,
    /// Both edges become `resizeTo`, whatever the proportions.
    STRETCH,
    /// Nothing: the region must have the size already.
    NONE
  }

  /// A resampling filter, after Pillow's of the same name and number.
  public enum Resample {
    /// Triangle filter; Pillow's number 2.
    BILINEAR,
    /// Cubic filter with a = -0.5; Pillow's number 3.
    BICUBIC
  }

  /// The same encoder with pictures that fill the tensor in another way.
  public Preprocessing resized(Resize other) {
    return new Preprocessing(version, other, cropTo, cropTo, resample, rescale, mean, deviation);
  }

  /// Which share of a region's width and height the tensor shows: below 1 the rest is cut off on
  /// both sides alike, above 1 (with {@link Resize#LONGEST_EDGE} alone) there is a margin on both
  /// sides.
  public double[] shown(int width, int height) {
    return switch (resize) {
      case STRETCH, NONE -> new double[] {1, 1};
      case SHORTEST_EDGE -> {
        double side = (double) cropTo / resizeTo * Math.min(width, height);
        yield new double[] {Math.min(1, side / width), Math.min(1, side / height)};
      }
      case LONGEST_EDGE -> {
        double side = (double) cropTo / resizeTo * Math.max(width, height);
        yield new double[] {side / width, side / height};
      }
    };
  }

  /// Floats in the tensor of one picture: 3 x cropTo x cropTo, planes in the order red, green,
  /// blue.
  public int tensorLength() {
    return 3 * cropTo * cropTo;
  }
}
