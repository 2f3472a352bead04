package org.tenshot.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// What Pillow's `convert("RGB")` makes of a decoded picture.
///
/// `BufferedImage.getRGB` would convert grey from a linear to the sRGB curve and brighten it (128
/// becomes 188), so samples are taken from the raster as they are. Alpha is dropped, not blended.
final class PillowColours {

  private PillowColours() {}

  static Picture rgb(BufferedImage image, String name) throws TenshotException {
    ColorModel colours = image.getColorModel();
    return switch (colours) {
      case IndexColorModel palette -> fromPalette(image, palette);
      case DirectColorModel packed -> fromPacked(image, packed);
      case ComponentColorModel component -> fromSamples(image, component, name);
      default -> throw unknown(name, colours);
    };
  }

  private static Picture fromPalette(BufferedImage image, IndexColorModel palette) {
    int[] table = new int[palette.getMapSize()];
    palette.getRGBs(table);
    int width = image.getWidth();
    byte[] rgb = new byte[width * image.getHeight() * 3];
    int[] row = new int[width];
    int to = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRaster().getSamples(0, y, width, 1, 0, row);
      for (int index : row) {
        to = put(rgb, to, index < table.length ? table[index] : 0);
      }
    }
    return new Picture(width, image.getHeight(), rgb);
  }

  private static Picture fromPacked(BufferedImage image, DirectColorModel packed) {
    int width = image.getWidth();
    byte[] rgb = new byte[width * image.getHeight() * 3];
    int to = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < width; x++) {
        to = put(rgb, to, packed.getRGB(image.getRaster().getDataElements(x, y, null)));
      }
    }
    return new Picture(width, image.getHeight(), rgb);
  }

  private static int put(byte[] rgb, int to, int argb) {
    rgb[to] = (byte) (argb >> 16);
    rgb[to + 1] = (byte) (argb >> 8);
    rgb[to + 2] = (byte) argb;
    return to + 3;
  }

  private static Picture fromSamples(
      BufferedImage image, ComponentColorModel component, String name) throws TenshotException {
    int space = component.getColorSpace().getType();
    int colours = component.getNumColorComponents();
    boolean grey = space == ColorSpace.TYPE_GRAY && colours == 1;
    if (!grey && !(space == ColorSpace.TYPE_RGB && colours == 3)) {
      throw unknown(name, component);
    }
    int shift =
        switch (component.getTransferType()) {
          case DataBuffer.TYPE_BYTE -> 0;
          case DataBuffer.TYPE_USHORT -> 8;
          default -> throw unknown(name, component);
        };
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int bands = raster.getNumBands();
    byte[] rgb = new byte[width * image.getHeight() * 3];
    int[] row = new int[width * bands];
    int to = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int from = 0; from < row.length; from += bands) {
        rgb[to++] = (byte) (row[from] >> shift);
        rgb[to++] = (byte) (row[grey ? from : from + 1] >> shift);
        rgb[to++] = (byte) (row[grey ? from : from + 2] >> shift);
      }
    }
    return new Picture(width, image.getHeight(), rgb);
  }

  private static TenshotException unknown(String name, ColorModel colours) {
    return new TenshotException(
        Saying.of(
            "file.colours",
            "{0} holds {1} components of {2} bits in colours that Tenshot does not read: save it as grey or RGB with 8 or 16 bits.",
            name,
            colours.getNumComponents(),
            colours.getPixelSize() / Math.max(1, colours.getNumComponents())));
  }
}
