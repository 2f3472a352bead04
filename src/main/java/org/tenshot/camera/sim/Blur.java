package org.tenshot.camera.sim;

/// Box blur, twice each way, which is close to a Gaussian.
final class Blur {

  private Blur() {}

  /// Blurs a square plane in place.
  ///
  /// @param across radius along rows in pixels; 0 for none
  /// @param down radius along columns in pixels; 0 for none
  static void blur(float[] plane, int size, int across, int down) {
    float[] line = new float[size];
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < size && across > 0; i++) {
        box(plane, i * size, 1, size, across, line);
      }
      for (int i = 0; i < size && down > 0; i++) {
        box(plane, i, size, size, down, line);
      }
    }
  }

  private static void box(float[] plane, int from, int step, int count, int radius, float[] line) {
    float sum = 0;
    for (int i = -radius; i <= radius; i++) {
      sum += plane[from + step * Math.clamp(i, 0, count - 1)];
    }
    for (int i = 0; i < count; i++) {
      line[i] = sum / (2 * radius + 1);
      sum +=
          plane[from + step * Math.min(count - 1, i + radius + 1)]
              - plane[from + step * Math.max(0, i - radius)];
    }
    for (int i = 0; i < count; i++) {
      plane[from + step * i] = line[i];
    }
  }
}
