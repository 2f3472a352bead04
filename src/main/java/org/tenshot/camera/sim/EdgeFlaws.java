package org.tenshot.camera.sim;

/// Flaws at an edge of a part, or of the picture where the part fills it: chips, breaks, burrs,
/// frays.
final class EdgeFlaws {

  private EdgeFlaws() {}

  /// A piece is gone: little of it (a chip) or much (a break).
  static void bite(Brush brush, float radius) {
    Noise rough = new Noise(brush.random());
    float[] gone = brush.blob(radius, 0.7f, 0.12f);
    float[] face = brush.blob(radius * 1.18f, 0.6f, 0.25f);
    int size = brush.canvas().size;
    boolean bright = brush.chance(0.6);
    float tone = bright ? brush.between(0.5, 0.85) : brush.between(0.05, 0.2);
    brush.apply(
        face,
        (at, weight) -> {
          float grain = rough.octaves(at % size * 0.25f, (float) (at / size) * 0.25f, 3, 0.7f);
          float own = Math.max(0.01f, tone * (1 + 0.5f * grain));
          brush.canvas().blend(at, 0.8f * weight, own, own, own);
          brush.canvas().height[at] += 2 * grain * weight - 2 * weight;
          brush.canvas().gloss[at] *= 1 - weight;
        });
    if (brush.chance(0.35)) {
      // The broken face slopes away under the outline: all of it stays in view.
      brush.apply(face, (at, weight) -> brush.canvas().scale(at, 1 - 0.3f * gone[at]));
      return;
    }
    for (int at = 0; at < gone.length; at++) {
      float weight = gone[at] * brush.canvas().cover[at];
      if (weight > 0.25f) {
        brush.canvas().mark(at, weight);
      }
      brush.canvas().cover[at] *= 1 - gone[at];
    }
  }

  /// Metal stands out beyond the outline.
  static void burr(Brush brush) {
    Noise rough = new Noise(brush.random());
    int size = brush.canvas().size;
    float[] around = brush.blob(brush.pixels(120 + 180 * brush.strong()), 0.1f, 0.5f);
    float reach = Math.max(2, brush.pixels(12 + 26 * brush.strong()));
    float[] before = brush.canvas().cover.clone();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int at = y * size + x;
        if (around[at] > 0.1f && before[at] < 0.5f) {
          float wave = 0.55f + 0.6f * rough.octaves(x * 0.22f, y * 0.22f, 2, 0.6f);
          float near = covered(before, size, x, y, reach * Math.clamp(wave, 0f, 1f));
          float grown = near * PartShape.ramp(0.1f, 0.4f, around[at]);
          if (grown > before[at]) {
            brush.canvas().cover[at] = grown;
            brush.canvas().blend(at, 0.6f, 0.85f, 0.85f, 0.83f);
            brush.canvas().height[at] += 3 * rough.at(x * 0.3f, y * 0.3f);
            brush.canvas().mark(at, grown);
          }
        }
      }
    }
  }

  /// 1 if the part lies within this distance of a pixel, looked for in eight directions.
  private static float covered(float[] cover, int size, int x, int y, float reach) {
    for (int direction = 0; direction < 8; direction++) {
      int px = x + Math.round(reach * (float) Math.cos(direction * Math.PI / 4));
      int py = y + Math.round(reach * (float) Math.sin(direction * Math.PI / 4));
      if (px >= 0 && py >= 0 && px < size && py < size && cover[py * size + px] > 0.5f) {
        return 1;
      }
    }
    return 0;
  }

  /// An edge comes apart: a ragged band with loose ends.
  static void fray(Brush brush, float inwards) {
    Noise rough = new Noise(brush.random());
    int size = brush.canvas().size;
    float along = brush.pixels(160 + 300 * brush.strong());
    float deep = brush.pixels(35 + 90 * brush.strong());
    float cos = (float) Math.cos(inwards);
    float sin = (float) Math.sin(inwards);
    float[] weights = new float[size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        float dx = x - brush.x();
        float dy = y - brush.y();
        float depth = dx * cos + dy * sin;
        float side = Math.abs(dy * cos - dx * sin);
        float ragged = rough.octaves(x * 0.12f, y * 0.12f, 4, 0.7f);
        float inside =
            1
                - Math.abs(depth) / deep
                + 0.8f * ragged
                - PartShape.ramp(along * 0.7f, along, side) * 2;
        weights[y * size + x] =
            PartShape.ramp(0, 0.5f, inside) * (0.55f + 0.45f * Math.signum(ragged + 0.2f));
      }
    }
    boolean bright = brush.chance(0.55);
    float change = (bright ? 1 : -1) * (0.15f + 0.3f * brush.strong());
    brush.apply(
        weights,
        (at, weight) -> {
          float grain = rough.at(at % size * 0.5f, (float) (at / size) * 0.5f);
          brush.canvas().add(at, weight * change * (0.7f + 0.5f * grain));
          brush.canvas().height[at] += 2 * grain * weight;
          brush.canvas().gloss[at] *= 1 - weight;
        });
  }
}
