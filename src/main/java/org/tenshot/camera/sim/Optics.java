package org.tenshot.camera.sim;

import java.util.SplittableRandom;

/// Lens and sensor.
///
/// @param blur radius of the blur in thousandths of the picture's width, 0..6
/// @param noise standard deviation of the sensor's noise, as a share of the range, 0..0.05
/// @param grey true for a camera without colour
public record Optics(double blur, double noise, boolean grey) {

  static Optics any(SplittableRandom random) {
    return new Optics(
        random.nextDouble() < 0.4 ? 0 : random.nextDouble(0, 5),
        random.nextDouble(0, 0.03),
        random.nextDouble() < 0.4);
  }
}
