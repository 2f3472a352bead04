package org.tenshot.image;

import java.util.List;
import org.tenshot.domain.Augmentation;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;

/// Other views of a picture, to learn more from one shot.
public final class Views {

  private static final double BRIGHTER = 1.1;
  private static final double MORE_CONTRAST = 1.15;
  private static final double SHIFT = 1 / 30.0;

  private Views() {}

  /// Where a pixel of a view comes from.
  @FunctionalInterface
  private interface Origin {
    /// The place in the picture, `y * width + x`.
    int at(int x, int y);
  }

  /// The part of a picture within a box.
  public static Picture crop(Picture picture, Region.Box box) {
    return moved(
        picture,
        box.width(),
        box.height(),
        (x, y) -> (box.y() + y) * picture.width() + box.x() + x);
  }

  /// The views of one kind, always in the same order.
  public static List<Picture> of(Picture picture, Augmentation kind) {
    int width = picture.width();
    int height = picture.height();
    return switch (kind) {
      case FLIP_HORIZONTAL ->
          List.of(moved(picture, width, height, (x, y) -> y * width + width - 1 - x));
      case FLIP_VERTICAL ->
          List.of(moved(picture, width, height, (x, y) -> (height - 1 - y) * width + x));
      case QUARTER_TURNS ->
          List.of(
              moved(picture, height, width, (x, y) -> (height - 1 - x) * width + y),
              moved(picture, width, height, (x, y) -> (height - 1 - y) * width + width - 1 - x),
              moved(picture, height, width, (x, y) -> x * width + width - 1 - y));
      case BRIGHTNESS -> List.of(scaled(picture, BRIGHTER, 0), scaled(picture, 1 / BRIGHTER, 0));
      case CONTRAST -> {
        double mean = mean(picture);
        yield List.of(
            scaled(picture, MORE_CONTRAST, mean), scaled(picture, 1 / MORE_CONTRAST, mean));
      }
      case SHIFT -> {
        int across = (int) Math.ceil(width * SHIFT);
        int down = (int) Math.ceil(height * SHIFT);
        yield List.of(
            shifted(picture, across, 0),
            shifted(picture, -across, 0),
            shifted(picture, 0, down),
            shifted(picture, 0, -down));
      }
    };
  }

  /// What comes in from outside repeats the edge.
  private static Picture shifted(Picture picture, int across, int down) {
    int width = picture.width();
    int height = picture.height();
    return moved(
        picture,
        width,
        height,
        (x, y) ->
            Math.clamp(y - down, 0, height - 1) * width + Math.clamp(x - across, 0, width - 1));
  }

  private static Picture moved(Picture picture, int width, int height, Origin origin) {
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        System.arraycopy(picture.rgb(), 3 * origin.at(x, y), rgb, 3 * (y * width + x), 3);
      }
    }
    return new Picture(width, height, rgb);
  }

  /// Every value away from `middle` by a factor.
  private static Picture scaled(Picture picture, double factor, double middle) {
    byte[] table = new byte[256];
    for (int value = 0; value < table.length; value++) {
      table[value] = (byte) Math.clamp(Math.round(middle + factor * (value - middle)), 0, 255);
    }
    byte[] rgb = new byte[picture.rgb().length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = table[picture.rgb()[i] & 0xff];
    }
    return new Picture(picture.width(), picture.height(), rgb);
  }

  private static double mean(Picture picture) {
    long sum = 0;
    for (byte value : picture.rgb()) {
      sum += value & 0xff;
    }
    return (double) sum / picture.rgb().length;
  }
}
