package org.tenshot.camera.sim;

/// Flaws that cover an area: rust, stains, oil, colour, unevenness, print.
final class AreaFlaws {

  private AreaFlaws() {}

  static void rust(Brush brush) {
    Noise mottle = new Noise(brush.random());
    float radius = brush.pixels(70 + 240 * brush.strong());
    float[] weights = brush.blob(radius, 1.1f, 0.25f);
    float share = 0.6f + 0.38f * brush.strong();
    int size = brush.canvas().size;
    float unit = 224f / size;
    float warm = brush.between(0.8, 1.25);
    brush.apply(
        weights,
        (at, weight) -> {
          float x = at % size * unit;
          float y = (float) (at / size) * unit;
          float tone = warm * (0.36f + 0.16f * mottle.octaves(x * 0.15f, y * 0.15f, 3, 0.7f));
          brush.canvas().blend(at, weight * share, tone * 1.15f, tone * 0.6f, tone * 0.3f);
          brush.canvas().gloss[at] *= 1 - weight;
          brush.canvas().height[at] += weight * mottle.at(x * 0.5f, y * 0.5f);
        });
  }

  static void stain(Brush brush) {
    float radius = brush.pixels(50 + 140 * brush.strong());
    float[] weights = brush.blob(radius, brush.between(0.2, 0.7), brush.between(0.1, 0.6));
    float tone = brush.chance(0.8) ? brush.between(0.02, 0.3) : brush.between(0.6, 0.95);
    boolean grey = brush.chance(0.4);
    float red = tone * (grey ? 1 : brush.between(0.8, 1.6));
    float blue = tone * (grey ? 1 : brush.between(0.5, 1.2));
    float share = brush.between(0.12, 0.3) + 0.5f * brush.strong();
    brush.apply(
        weights,
        (at, weight) -> {
          brush.canvas().blend(at, weight * share, red, tone, blue);
          brush.canvas().gloss[at] *= 1 - 0.5f * weight;
        });
  }

  static void oil(Brush brush) {
    float radius = brush.pixels(60 + 150 * brush.strong());
    float[] weights = brush.blob(radius, brush.between(0.1, 0.5), 0.15f);
    float dark = 0.25f + 0.35f * brush.strong();
    brush.apply(
        weights,
        (at, weight) -> {
          brush.canvas().scale(at, 1 - dark * weight);
          brush.canvas().blue[at] *= 1 - 0.25f * weight;
          brush.canvas().gloss[at] += (1 - brush.canvas().gloss[at]) * 0.9f * weight;
          brush.canvas().height[at] =
              brush.canvas().height[at] * (1 - 0.8f * weight) + 2.5f * weight;
        });
  }

  static void discolouration(Brush brush) {
    float radius = brush.pixels(110 + 260 * brush.strong());
    float[] weights = brush.blob(radius, 0.5f, 0.9f);
    float share = 0.35f + 0.4f * brush.strong();
    int pick = brush.random().nextInt(3);
    float red = pick == 0 ? 0.62f : pick == 1 ? 0.35f : 0.85f;
    float green = pick == 0 ? 0.5f : pick == 1 ? 0.38f : 0.82f;
    float blue = pick == 0 ? 0.22f : pick == 1 ? 0.62f : 0.7f;
    brush.apply(
        weights,
        (at, weight) -> {
          float light = 0.4f + brush.canvas().brightness(at);
          brush.canvas().blend(at, weight * share, red * light, green * light, blue * light);
        });
  }

  /// The surface is not the same everywhere: waves, a part of the face worked otherwise, or a patch
  /// that the tool left out.
  static void unevenness(Brush brush) {
    switch (brush.random().nextInt(3)) {
      case 0 -> waves(brush);
      case 1 -> worked(brush);
      default -> left(brush);
    }
  }

  /// Beyond a line or within a patch the tool left lines of its own, and another brightness.
  private static void worked(Brush brush) {
    int size = brush.canvas().size;
    boolean beyondLine = brush.chance(0.6);
    float[] weights =
        beyondLine
            ? halfPlane(brush)
            : brush.blob(brush.pixels(140 + 260 * brush.strong()), brush.between(0.1, 0.6), 0.08f);
    Noise lines = new Noise(brush.random());
    float turn = brush.chance(0.6) ? 0 : brush.between(0, Math.PI);
    float cos = (float) Math.cos(turn);
    float sin = (float) Math.sin(turn);
    float unit = 224f / size;
    float step = (brush.chance(0.5) ? 1 : -1) * (0.06f + 0.3f * brush.strong());
    float deep = brush.between(0, 0.1 + 0.4 * brush.strong());
    float fine = brush.between(0.15, 0.9);
    brush.apply(
        weights,
        (at, weight) -> {
          float x = at % size * unit;
          float y = (float) (at / size) * unit;
          float line = lines.at((x * cos + y * sin) * fine, (y * cos - x * sin) * fine * 0.04f);
          brush.canvas().scale(at, Math.max(0.1f, 1 + weight * (step + deep * line)));
        });
  }

  private static float[] halfPlane(Brush brush) {
    int size = brush.canvas().size;
    float angle =
        brush.chance(0.5)
            ? (float) (brush.random().nextInt(4) * Math.PI / 2) + brush.between(-0.1, 0.1)
            : brush.between(0, 2 * Math.PI);
    float cos = (float) Math.cos(angle);
    float sin = (float) Math.sin(angle);
    float soft = brush.chance(0.6) ? 1.5f : brush.pixels(brush.between(10, 120));
    float bent = brush.between(-0.6, 0.6) / size;
    float[] weights = new float[size * size];
    for (int at = 0; at < weights.length; at++) {
      float dx = at % size - brush.x();
      float dy = (float) (at / size) - brush.y();
      float along = dy * cos - dx * sin;
      weights[at] = PartShape.ramp(-soft, soft, dx * cos + dy * sin + bent * along * along);
    }
    return weights;
  }

  /// A patch without the pattern around it, darker or brighter.
  private static void left(Brush brush) {
    float[] weights =
        brush.blob(
            brush.pixels(70 + 260 * brush.strong()),
            brush.between(0, 0.5),
            brush.chance(0.7) ? 0.05f : brush.between(0.1, 0.6));
    float around = brush.canvas().meanBrightness();
    float tone =
        around * (brush.chance(0.7) ? brush.between(0.35, 0.85) : brush.between(1.15, 1.6));
    float share = brush.between(0.5, 0.75) + 0.24f * brush.strong();
    brush.apply(
        weights,
        (at, weight) -> {
          brush.canvas().blend(at, weight * share, tone, tone, tone);
          brush.canvas().height[at] *= 1 - weight;
        });
  }

  private static void waves(Brush brush) {
    Noise waves = new Noise(brush.random());
    int size = brush.canvas().size;
    float unit = 224f / size;
    float strong = 0.16f + 0.3f * brush.strong();
    float alongX = brush.between(0.004, 0.05);
    float alongY = brush.chance(0.5) ? alongX : brush.between(0.004, 0.05);
    float[] weights = new float[size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        float wave = waves.octaves(x * unit * alongX, y * unit * alongY, 2, 0.5f);
        weights[y * size + x] = Math.clamp(wave * 1.6f, -1f, 1f);
      }
    }
    for (int at = 0; at < weights.length; at++) {
      float weight = weights[at] * brush.canvas().cover[at];
      brush.canvas().scale(at, 1 + strong * weight);
      if (Math.abs(weight) > 0.35f) {
        brush.canvas().mark(at, Math.abs(weight));
      }
    }
  }

  static void print(Brush brush) {
    int size = brush.canvas().size;
    float angle = brush.between(-0.3, 0.3);
    float[] weights = new float[size * size];
    int lines = brush.random().nextInt(1, 4);
    for (int i = 0; i < lines; i++) {
      Stroke.walk(
              brush.random(),
              brush.x() - brush.pixels(120),
              brush.y() + brush.pixels(45 * i),
              angle,
              brush.pixels(120 + 200 * brush.strong()),
              brush.pixels(12 + 16 * brush.strong()),
              0.01f)
          .draw(weights, size);
    }
    float tone = brush.chance(0.6) ? 0.08f : 0.9f;
    float share = 0.4f + 0.5f * brush.strong();
    brush.apply(
        weights, (at, weight) -> brush.canvas().blend(at, weight * share, tone, tone, tone));
  }
}
