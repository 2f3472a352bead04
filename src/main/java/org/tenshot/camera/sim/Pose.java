package org.tenshot.camera.sim;

import java.util.SplittableRandom;

/// Where a part lies in the picture.
///
/// @param x centre, 0..1 of the width
/// @param y centre, 0..1 of the height
/// @param radius half the part's size, 0..1 of the width
/// @param angle turn in radians
public record Pose(double x, double y, double radius, double angle) {

  static Pose any(SplittableRandom random) {
    if (random.nextDouble() < 0.25) {
      // A fixture holds the part straight and the camera is close: hardly anything but its face.
      return new Pose(
          random.nextDouble(0.45, 0.55),
          random.nextDouble(0.45, 0.55),
          random.nextDouble(0.47, 0.66),
          random.nextInt(4) * Math.PI / 2 + random.nextDouble(-0.04, 0.04));
    }
    return new Pose(
        random.nextDouble(0.42, 0.58),
        random.nextDouble(0.42, 0.58),
        random.nextDouble(0.28, 0.5),
        random.nextDouble(2 * Math.PI));
  }

  /// Nearly the same place: the next part on the same belt.
  Pose jitter(SplittableRandom random, double amount) {
    return new Pose(
        x + random.nextDouble(-amount, amount),
        y + random.nextDouble(-amount, amount),
        radius * (1 + random.nextDouble(-amount, amount) * 0.4),
        angle + random.nextDouble(-amount, amount) * 4);
  }
}
