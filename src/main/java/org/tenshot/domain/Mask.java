package org.tenshot.domain;

/// Which pixels of a picture belong to a defect.
///
/// @param width columns of the picture
/// @param height rows of the picture
/// @param values `width * height` bytes, rows from the top; 0 = good, 255 = defect
public record Mask(int width, int height, byte[] values) {

  public Mask {
    if (width < 1 || height < 1 || values.length != Math.multiplyExact(width, height)) {
      throw new IllegalArgumentException(
          "a mask of " + width + " x " + height + " pixels with " + values.length + " values");
    }
  }

  /// The share of defective pixels, 0..1.
  public double share() {
    int marked = 0;
    for (byte value : values) {
      if (value != 0) {
        marked++;
      }
    }
    return (double) marked / values.length;
  }
}
