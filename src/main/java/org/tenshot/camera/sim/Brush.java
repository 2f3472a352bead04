package org.tenshot.camera.sim;

import java.util.SplittableRandom;

/// What a flaw is drawn with: the canvas, a place on the part, and chance.
///
/// @param canvas is drawn on
/// @param random draws what is particular to this flaw
/// @param x place in pixels
/// @param y place in pixels
/// @param strong severity, 0..1
record Brush(Canvas canvas, SplittableRandom random, float x, float y, float strong) {

  /// A length in pixels, given in thousandths of the picture's width.
  float pixels(double thousandths) {
    return (float) (thousandths * canvas.size / 1000);
  }

  float between(double low, double high) {
    return (float) random.nextDouble(low, high);
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /// What happens to one pixel, given how strongly the flaw touches it, 0..1.
  interface Touch {
    void at(int index, float weight);
  }

  /// Touches every pixel of the part that has a weight, and marks those that changed visibly.
  void apply(float[] weights, Touch touch) {
    for (int i = 0; i < weights.length; i++) {
      float weight = weights[i] * canvas.cover[i];
      if (weight > 0.02f) {
        touch.at(i, weight);
        if (weight > 0.25f) {
          canvas.mark(i, weight);
        }
      }
    }
  }

  /// Weights of an irregular blob around the place.
  ///
  /// @param radius in pixels
  /// @param rough how ragged its outline is, 0..1
  /// @param soft width of its rim as a share of the radius
  float[] blob(float radius, float rough, float soft) {
    return blob(x, y, radius, rough, soft);
  }

  float[] blob(float centreX, float centreY, float radius, float rough, float soft) {
    Noise noise = new Noise(random);
    int size = canvas.size;
    float[] weights = new float[size * size];
    float squeeze = between(0.6, 1);
    float turn = between(0, Math.PI);
    float cos = (float) Math.cos(turn);
    float sin = (float) Math.sin(turn);
    float reach = radius * (1.3f + rough);
    int left = Math.max(0, (int) (centreX - reach));
    int right = Math.min(size - 1, (int) (centreX + reach));
    int top = Math.max(0, (int) (centreY - reach));
    int bottom = Math.min(size - 1, (int) (centreY + reach));
    for (int py = top; py <= bottom; py++) {
      for (int px = left; px <= right; px++) {
        float dx = px - centreX;
        float dy = py - centreY;
        float along = (dx * cos + dy * sin) / radius;
        float across = (dy * cos - dx * sin) / (radius * squeeze);
        float ragged =
            rough == 0
                ? 0
                : rough
                    * noise.octaves(
                        1.7f * along, 1.7f * across, 4, 0.45f + 0.25f * Math.min(1, rough));
        float inside = 1 - (float) Math.hypot(along, across) + 0.6f * ragged;
        weights[py * size + px] = PartShape.ramp(0, Math.max(soft, 0.02f), inside);
      }
    }
    return weights;
  }
}
