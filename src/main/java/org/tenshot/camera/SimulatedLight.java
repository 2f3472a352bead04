package org.tenshot.camera;

import java.util.function.IntUnaryOperator;
import org.tenshot.domain.Picture;

/// How the light over the simulated line and its camera differ from those that it was set up with:
/// for trying out what a line says when the picture changes and not the part.
///
/// @param brightness what each value of a pixel is multiplied by, 0.05..4; 1 as it was
/// @param cast red against blue, -1..1: above 0 the light is redder, below it is bluer; 0 as it was
/// @param exposure in stops, -4..4: one more doubles the light that the sensor gets, and what it
///   cannot hold is clipped; 0 as it was
/// @param after parts that come before it changes, 0 or more
record SimulatedLight(double brightness, double cast, double exposure, long after) {

  /// As it was.
  static final SimulatedLight USUAL = new SimulatedLight(1, 0, 0, 0);

  /// How much of the red or blue a whole cast takes or adds.
  private static final double STRENGTH = 0.5;

  /// The same drawer under this light.
  PartDrawer over(PartDrawer drawer) {
    if (brightness == 1 && cast == 0 && exposure == 0) {
      return drawer;
    }
    return number -> {
      PartDrawer.Part part = drawer.draw(number);
      return number < after ? part : new PartDrawer.Part(lit(part.picture()), part.truth());
    };
  }

  private Picture lit(Picture picture) {
    byte[][] tables = {
      table(1 + STRENGTH * cast), table(1), table(1 - STRENGTH * cast),
    };
    byte[] from = picture.rgb();
    byte[] to = new byte[from.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = tables[i % 3][from[i] & 0xFF];
    }
    return new Picture(picture.width(), picture.height(), to);
  }

  private byte[] table(double colour) {
    IntUnaryOperator changed =
        value -> {
          double light = linear(value / 255.0) * colour * Math.pow(2, exposure);
          return (int) Math.round(255 * Math.clamp(shown(light) * brightness, 0, 1));
        };
    byte[] table = new byte[256];
    for (int value = 0; value < table.length; value++) {
      table[value] = (byte) changed.applyAsInt(value);
    }
    return table;
  }

  /// Light of a value, by the transfer function of sRGB (IEC 61966-2-1).
  private static double linear(double value) {
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  /// Value of a light, which is clipped first.
  private static double shown(double light) {
    double held = Math.min(1, light);
    return held <= 0.0031308 ? held * 12.92 : 1.055 * Math.pow(held, 1 / 2.4) - 0.055;
  }
}
