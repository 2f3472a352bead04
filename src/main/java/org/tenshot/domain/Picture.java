package org.tenshot.domain;

/// A colour picture in plain Java memory: 8-bit RGB, rows from the top, no padding.
///
/// The byte array is shared, not copied, because a line moves hundreds of megabytes a second:
/// whoever makes a picture hands its array over, and nobody writes to it afterwards.
///
/// @param width columns, at least 1
/// @param height rows, at least 1
/// @param rgb `width * height * 3` bytes, each 0..255 (unsigned)
public record Picture(int width, int height, byte[] rgb) {

  public Picture {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a picture of " + width + " x " + height + " pixels");
    }
    if (rgb.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
      throw new IllegalArgumentException(
          "a picture of "
              + width
              + " x "
              + height
              + " pixels needs "
              + (3L * width * height)
              + " bytes, not "
              + rgb.length);
    }
  }
}
