package org.tenshot.camera.sim;

/// Flaws that are lines: scratches, cracks, fibres.
final class LineFlaws {

  private LineFlaws() {}

  static void scratch(Brush brush) {
    int count = brush.chance(0.6) ? 1 : brush.random().nextInt(2, 5);
    boolean bright = brush.chance(0.7);
    float angle = brush.between(0, 2 * Math.PI);
    float[] weights = new float[brush.canvas().cover.length];
    float bend = brush.chance(0.3) ? brush.between(-4, 4) / brush.canvas().size : 0;
    for (int i = 0; i < count; i++) {
      float length = brush.pixels(120 + 420 * brush.strong() * brush.random().nextDouble(0.5, 1));
      float turned = angle + (float) (brush.random().nextGaussian() * 0.15);
      float x = brush.x() + brush.pixels(brush.random().nextGaussian() * 25);
      float y = brush.y() + brush.pixels(brush.random().nextGaussian() * 25);
      Stroke.walk(
              brush.random(),
              x - (float) Math.cos(turned) * length / 2,
              y - (float) Math.sin(turned) * length / 2,
              turned,
              length,
              Math.max(0.7f, brush.pixels(5 + 8 * brush.strong())),
              0.02f,
              bend)
          .draw(weights, brush.canvas().size);
    }
    float change = (bright ? 1 : -1) * (brush.between(0.1, 0.2) + 0.34f * brush.strong());
    brush.apply(
        weights,
        (at, weight) -> {
          brush.canvas().add(at, change * weight);
          brush.canvas().height[at] -= 0.6f * weight;
        });
  }

  static void crack(Brush brush) {
    float[] weights = new float[brush.canvas().cover.length];
    float angle = brush.between(0, 2 * Math.PI);
    float length = brush.pixels(90 + 560 * brush.strong() * brush.random().nextDouble(0.4, 1));
    float width = Math.max(0.8f, brush.pixels(brush.between(3, 6) + 9 * brush.strong()));
    Stroke trunk =
        Stroke.walk(
            brush.random(),
            brush.x() - (float) Math.cos(angle) * length / 2,
            brush.y() - (float) Math.sin(angle) * length / 2,
            angle,
            length,
            width,
            brush.between(0.12, 0.4));
    trunk.draw(weights, brush.canvas().size);
    int branches = brush.random().nextInt(0, 4);
    for (int i = 0; i < branches; i++) {
      double share = brush.between(0.2, 0.8);
      Stroke.walk(
              brush.random(),
              trunk.x(share),
              trunk.y(share),
              angle + (brush.chance(0.5) ? 1 : -1) * brush.between(0.4, 1.2),
              length * brush.between(0.15, 0.45),
              width * 0.7f,
              0.3f)
          .draw(weights, brush.canvas().size);
    }
    float dark = brush.between(0.25, 0.6) + 0.35f * brush.strong();
    brush.apply(
        weights,
        (at, weight) -> {
          brush.canvas().scale(at, 1 - dark * weight);
          brush.canvas().height[at] -= 1.5f * weight;
          brush.canvas().gloss[at] *= 1 - weight;
        });
  }

  static void contamination(Brush brush) {
    float[] weights = new float[brush.canvas().cover.length];
    int size = brush.canvas().size;
    int fibres = brush.random().nextInt(0, 3);
    for (int i = 0; i < fibres; i++) {
      Stroke.walk(
              brush.random(),
              brush.x() + brush.pixels(brush.random().nextGaussian() * 40),
              brush.y() + brush.pixels(brush.random().nextGaussian() * 40),
              brush.between(0, 6.28),
              brush.pixels(90 + 220 * brush.strong()),
              Math.max(0.9f, brush.pixels(6 + 5 * brush.strong())),
              0.18f)
          .draw(weights, size);
    }
    int crumbs = fibres == 0 ? brush.random().nextInt(2, 9) : brush.random().nextInt(0, 5);
    for (int i = 0; i < crumbs; i++) {
      float[] crumb =
          brush.blob(
              brush.x() + brush.pixels(brush.random().nextGaussian() * 60),
              brush.y() + brush.pixels(brush.random().nextGaussian() * 60),
              Math.max(1.2f, brush.pixels(brush.between(10, 18 + 26 * brush.strong()))),
              0.5f,
              0.3f);
      for (int at = 0; at < crumb.length; at++) {
        weights[at] = Math.max(weights[at], crumb[at]);
      }
    }
    float tone = brush.chance(0.5) ? brush.between(0.02, 0.2) : brush.between(0.75, 0.98);
    float tint = brush.between(-0.06, 0.06);
    float share = 0.5f + 0.5f * brush.strong();
    brush.apply(
        weights,
        (at, weight) -> {
          brush.canvas().blend(at, weight * share, tone + tint, tone, tone - tint);
          brush.canvas().height[at] += 1.5f * weight;
        });
  }
}
