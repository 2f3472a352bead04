package org.tenshot.camera.sim;

import java.util.SplittableRandom;

/// Parts that are cut, moulded or printed flat, and the surface without an end.
final class FlatShapes {

  private FlatShapes() {}

  /// The material fills the picture.
  record Endless() implements PartShape {
    @Override
    public float edge(float u, float v) {
      return -10;
    }

    @Override
    public float relief(float u, float v) {
      return 0;
    }

    @Override
    public float tint(float u, float v) {
      return 1;
    }
  }

  static PartShape plate(SplittableRandom look, SplittableRandom own, boolean incomplete) {
    int holes = look.nextInt(0, 5);
    return new Plate(
        (float) look.nextDouble(0.55, 0.95),
        holes == 0 && incomplete ? 1 : holes,
        incomplete ? own.nextInt(Math.max(1, holes)) : -1,
        (float) look.nextDouble(0.05, 0.11));
  }

  private record Plate(float ratio, int holes, int missing, float hole) implements PartShape {

    @Override
    public float edge(float u, float v) {
      float edge = PartShape.box(u, v, 0.95f, 0.95f * ratio, 0.08f);
      for (int i = 0; i < holes; i++) {
        if (i != missing) {
          float x = (i % 2 == 0 ? -0.72f : 0.72f);
          float y = (i < 2 ? -0.72f : 0.72f) * ratio;
          edge = Math.max(edge, hole - (float) Math.hypot(u - x, v - y));
        }
      }
      return edge;
    }

    @Override
    public float relief(float u, float v) {
      return 0.05f * PartShape.ramp(0, -0.04f, PartShape.box(u, v, 0.95f, 0.95f * ratio, 0.08f));
    }

    @Override
    public float tint(float u, float v) {
      return 1;
    }
  }

  static PartShape tile(SplittableRandom look) {
    return new Plate((float) look.nextDouble(0.6, 1), 0, -1, 0.1f);
  }

  static PartShape pipe(SplittableRandom look) {
    return new Pipe((float) look.nextDouble(0.35, 0.8));
  }

  private record Pipe(float radius) implements PartShape {

    @Override
    public float edge(float u, float v) {
      return Math.abs(v) - radius;
    }

    @Override
    public float relief(float u, float v) {
      return (float) Math.sqrt(Math.max(0, radius * radius - v * v));
    }

    @Override
    public float tint(float u, float v) {
      return 1;
    }
  }

  static PartShape housing(SplittableRandom look, SplittableRandom own, boolean incomplete) {
    return new Housing(
        (float) look.nextDouble(0.6, 0.95),
        (float) look.nextDouble(0.15, 0.3),
        incomplete ? own.nextInt(4) : -1);
  }

  /// A box with a pocket and a screw boss in each corner.
  private record Housing(float ratio, float wall, int missing) implements PartShape {

    @Override
    public float edge(float u, float v) {
      return PartShape.box(u, v, 0.95f, 0.95f * ratio, 0.15f);
    }

    @Override
    public float relief(float u, float v) {
      float pocket = PartShape.box(u, v, 0.95f - wall, 0.95f * ratio - wall, 0.1f);
      float height = 0.2f * PartShape.ramp(-0.02f, 0.02f, pocket);
      return toBoss(u, v) < 0.13f ? Math.max(height, 0.16f) : height;
    }

    @Override
    public float tint(float u, float v) {
      float boss = toBoss(u, v);
      return boss < 0.06f ? 0.35f : 1;
    }

    private float toBoss(float u, float v) {
      int corner = (u < 0 ? 0 : 1) + (v < 0 ? 0 : 2);
      if (corner == missing) {
        return 1;
      }
      float x = Math.abs(u) - (0.95f - wall - 0.1f);
      float y = Math.abs(v) - (0.95f * ratio - wall - 0.1f);
      return (float) Math.hypot(x, y);
    }
  }

  static PartShape connector(SplittableRandom look, SplittableRandom own, boolean incomplete) {
    int columns = look.nextInt(4, 10);
    int rows = look.nextInt(1, 4);
    return new Connector(
        columns,
        rows,
        (float) look.nextDouble(0.35, 0.6),
        incomplete ? own.nextInt(columns * rows) : -1);
  }

  private record Connector(int columns, int rows, float ratio, int missing) implements PartShape {

    @Override
    public float edge(float u, float v) {
      return PartShape.box(u, v, 0.97f, ratio, 0.06f);
    }

    @Override
    public float relief(float u, float v) {
      float wall = PartShape.box(u, v, 0.88f, ratio - 0.09f, 0.04f);
      return 0.15f * PartShape.ramp(-0.02f, 0.01f, wall) + (pin(u, v) ? 0.1f : 0);
    }

    @Override
    public float tint(float u, float v) {
      if (pin(u, v)) {
        return 2.2f;
      }
      return PartShape.box(u, v, 0.88f, ratio - 0.09f, 0.04f) < 0 ? 0.6f : 1;
    }

    private boolean pin(float u, float v) {
      float x = (u + 0.8f) / 1.6f * columns;
      float y = (v + ratio - 0.15f) / (2 * ratio - 0.3f) * rows;
      int column = (int) Math.floor(x);
      int row = (int) Math.floor(y);
      if (column < 0
          || column >= columns
          || row < 0
          || row >= rows
          || row * columns + column == missing) {
        return false;
      }
      return Math.abs(x - column - 0.5f) < 0.22f && Math.abs(y - row - 0.5f) < 0.25f;
    }
  }

  static PartShape label(SplittableRandom look, SplittableRandom own, boolean incomplete) {
    return new Label(
        (float) look.nextDouble(0.45, 0.8), new Noise(look), incomplete ? own.nextInt(1, 4) : 0);
  }

  /// Paper with lines of print and a bar code; `lost` lines are missing.
  private record Label(float ratio, Noise print, int lost) implements PartShape {

    @Override
    public float edge(float u, float v) {
      return PartShape.box(u, v, 0.96f, ratio, 0.05f);
    }

    @Override
    public float relief(float u, float v) {
      return 0;
    }

    @Override
    public float tint(float u, float v) {
      float line = (v + ratio) / (2 * ratio) * 7;
      int row = (int) Math.floor(line);
      if (Math.abs(u) > 0.85f || row < 1 || row > 5) {
        return 1;
      }
      if (row >= 4) {
        return lost == 3 ? 1 : print.at(u * 26, 3.5f) > 0 ? 0.12f : 1;
      }
      boolean inked =
          line - row > 0.25f && line - row < 0.75f && print.at(u * 18, row * 7.7f) > -0.15f;
      return inked && row != lost ? 0.2f : 1;
    }
  }
}
