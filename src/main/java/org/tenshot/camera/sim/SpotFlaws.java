package org.tenshot.camera.sim;

/// Flaws that are spots: dents, pits, pores, holes, spatter.
final class SpotFlaws {

  private SpotFlaws() {}

  static void dent(Brush brush) {
    float radius = brush.pixels(35 + 95 * brush.strong() * brush.random().nextDouble(0.6, 1));
    float depth = radius * (0.25f + 0.55f * brush.strong());
    int size = brush.canvas().size;
    float[] weights = new float[size * size];
    float squeeze = brush.between(0.6, 1.4);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        float dx = (x - brush.x()) / radius;
        float dy = (y - brush.y()) / radius * squeeze;
        float far = dx * dx + dy * dy;
        if (far < 6) {
          weights[y * size + x] = (float) Math.exp(-far);
        }
      }
    }
    brush.apply(
        weights,
        (at, weight) -> {
          brush.canvas().height[at] -= depth * weight;
          brush.canvas().scale(at, 1 - 0.12f * weight);
        });
  }

  static void pits(Brush brush, int count, double smallest, double largest, double spread) {
    for (int i = 0; i < count; i++) {
      double away = i == 0 ? 0 : spread;
      float radius = Math.max(0.8f, brush.pixels(brush.between(smallest, largest)));
      float x = brush.x() + brush.pixels(brush.random().nextGaussian() * away);
      float y = brush.y() + brush.pixels(brush.random().nextGaussian() * away);
      float dark = brush.between(0.3, 0.6) + 0.38f * brush.strong();
      float[] pit = brush.blob(x, y, radius, brush.between(0.05, 0.6), brush.between(0.2, 0.7));
      float[] rim = brush.blob(x, y, radius * 1.5f, 0.1f, 0.6f);
      for (int at = 0; at < rim.length; at++) {
        rim[at] *= 1 - pit[at];
      }
      float shine = brush.between(0, 0.12);
      brush.apply(rim, (at, weight) -> brush.canvas().add(at, shine * weight * 0.6f));
      brush.apply(
          pit,
          (at, weight) -> {
            brush.canvas().scale(at, 1 - dark * weight);
            brush.canvas().height[at] -= radius * 0.5f * weight;
            brush.canvas().gloss[at] *= 1 - weight;
          });
    }
  }

  static void hole(Brush brush) {
    float radius = brush.pixels(25 + 70 * brush.strong());
    float[] hole = brush.blob(radius, 0.12f, 0.08f);
    float deep = brush.between(0.02, 0.1);
    brush.apply(
        hole,
        (at, weight) -> {
          brush.canvas().blend(at, weight, deep, deep, deep);
          brush.canvas().height[at] -= radius * 0.3f * weight;
          brush.canvas().gloss[at] *= 1 - weight;
        });
  }

  static void spatter(Brush brush) {
    int count = brush.random().nextInt(3, 4 + (int) (10 * brush.strong()));
    for (int i = 0; i < count; i++) {
      float radius = Math.max(1.2f, brush.pixels(brush.between(8, 14 + 22 * brush.strong())));
      float x = brush.x() + brush.pixels(brush.random().nextGaussian() * 110);
      float y = brush.y() + brush.pixels(brush.random().nextGaussian() * 110);
      float tone = brush.between(0.3, 0.65);
      brush.apply(
          brush.blob(x, y, radius, 0.15f, 0.6f),
          (at, weight) -> {
            brush.canvas().blend(at, 0.75f * weight, tone, tone * 0.95f, tone * 0.88f);
            brush.canvas().height[at] += radius * weight;
            brush.canvas().gloss[at] = Math.max(brush.canvas().gloss[at], 0.6f * weight);
          });
    }
  }
}
