package org.tenshot.camera.sim;

import java.util.SplittableRandom;

/// Finds places on a part for flaws.
final class Places {

  private static final int TRIES = 400;

  private Places() {}

  /// A pixel that the part covers: x, y.
  static float[] onPart(Canvas canvas, SplittableRandom random) {
    int size = canvas.size;
    for (int i = 0; i < TRIES; i++) {
      int x = random.nextInt(size / 12, size - size / 12);
      int y = random.nextInt(size / 12, size - size / 12);
      if (canvas.cover[y * size + x] > 0.9f) {
        return new float[] {x, y};
      }
    }
    return new float[] {size / 2f, size / 2f};
  }

  /// A pixel at the part's outline, or at the picture's border where the part has none there: x, y
  /// and the direction inwards in radians.
  static float[] onEdge(Canvas canvas, SplittableRandom random) {
    int size = canvas.size;
    for (int i = 0; i < TRIES; i++) {
      double angle = random.nextDouble(2 * Math.PI);
      double centre = size / 2.0;
      for (double far = size * 0.72; far > size * 0.1; far -= 1) {
        int x = (int) Math.round(centre + far * Math.cos(angle));
        int y = (int) Math.round(centre + far * Math.sin(angle));
        if (x >= 0 && y >= 0 && x < size && y < size && canvas.cover[y * size + x] > 0.5f) {
          return new float[] {x, y, (float) inwards(x, y, size, angle)};
        }
      }
    }
    return new float[] {size / 2f, 0, (float) (Math.PI / 2)};
  }

  /// Towards the middle; at the picture's border at right angles to it.
  private static double inwards(int x, int y, int size, double angle) {
    if (x <= 1) {
      return 0;
    }
    if (y <= 1) {
      return Math.PI / 2;
    }
    if (x >= size - 2) {
      return Math.PI;
    }
    return y >= size - 2 ? -Math.PI / 2 : angle + Math.PI;
  }
}
