package org.tenshot.camera.sim;

import java.util.SplittableRandom;

/// Parts that are turned or have a centre.
final class RoundShapes {

  private RoundShapes() {}

  static PartShape bearing(SplittableRandom look, SplittableRandom own, boolean incomplete) {
    int balls = look.nextInt(8, 13);
    float bore = (float) look.nextDouble(0.32, 0.42);
    int missing = incomplete ? own.nextInt(balls) : -1;
    return new Bearing(
        bore,
        bore + 0.14f,
        (float) look.nextDouble(0.8, 0.86),
        balls,
        own.nextDouble(2 * Math.PI),
        missing,
        look.nextDouble() < 0.5 ? 0.32f : 0.5f);
  }

  private record Bearing(
      float bore, float inner, float outer, int balls, double turn, int missing, float gap)
      implements PartShape {

    @Override
    public float edge(float u, float v) {
      float r = (float) Math.hypot(u, v);
      return Math.max(r - 1, bore - r);
    }

    @Override
    public float relief(float u, float v) {
      float r = (float) Math.hypot(u, v);
      float chamfer = Math.min(PartShape.ramp(1, 0.96f, r), PartShape.ramp(bore, bore + 0.04f, r));
      if (r < inner || r > outer) {
        return 0.12f * chamfer;
      }
      float far = toBall(u, v);
      float radius = ballRadius();
      return far < radius ? 0.02f + 0.9f * (float) Math.sqrt(radius * radius - far * far) : 0;
    }

    @Override
    public float tint(float u, float v) {
      float r = (float) Math.hypot(u, v);
      if (r < inner || r > outer) {
        float groove = Math.abs(r - (outer + 1) / 2);
        return 1 - 0.25f * PartShape.ramp(0.012f, 0.004f, groove);
      }
      float radius = ballRadius();
      return gap + (1.15f - gap) * PartShape.ramp(radius, radius - 0.02f, toBall(u, v));
    }

    private float ballRadius() {
      return Math.min(0.46f * (outer - inner), (float) (0.42 * (inner + outer) * Math.PI / balls));
    }

    /// Distance to the centre of the nearest ball.
    private float toBall(float u, float v) {
      double step = 2 * Math.PI / balls;
      double angle = Math.atan2(v, u) - turn;
      long index = Math.round(angle / step);
      if (Math.floorMod(index, balls) == missing) {
        return 1;
      }
      double at = index * step + turn;
      double middle = (inner + outer) / 2;
      return (float) Math.hypot(u - middle * Math.cos(at), v - middle * Math.sin(at));
    }
  }

  static PartShape gear(SplittableRandom look, SplittableRandom own, boolean incomplete) {
    int teeth = look.nextInt(12, 28);
    return new Gear(
        teeth,
        (float) look.nextDouble(0.1, 0.18),
        (float) look.nextDouble(0.15, 0.35),
        incomplete ? own.nextInt(teeth) : -1);
  }

  private record Gear(int teeth, float depth, float bore, int missing) implements PartShape {

    @Override
    public float edge(float u, float v) {
      float r = (float) Math.hypot(u, v);
      double angle = Math.atan2(v, u) * teeth / (2 * Math.PI);
      long index = Math.floorMod(Math.round(angle), teeth);
      float wave = (float) Math.cos((angle - Math.round(angle)) * 2 * Math.PI);
      float tooth = index == missing ? 0 : PartShape.ramp(-0.35f, 0.35f, wave);
      return Math.max(r - 1 + depth * (1 - tooth), bore - r);
    }

    @Override
    public float relief(float u, float v) {
      float r = (float) Math.hypot(u, v);
      float rim = PartShape.ramp(0.72f - depth, 0.75f - depth, r);
      float hub = PartShape.ramp(bore + 0.2f, bore + 0.17f, r);
      return 0.05f + 0.07f * Math.max(rim, hub);
    }

    @Override
    public float tint(float u, float v) {
      return 1;
    }
  }

  static PartShape bolt(SplittableRandom look, boolean incomplete) {
    return new Hexagon((float) look.nextDouble(0.3, 0.45), 0, incomplete ? 0.4f : 1, true);
  }

  static PartShape nut(SplittableRandom look, boolean incomplete) {
    return new Hexagon(0, (float) look.nextDouble(0.42, 0.55), incomplete ? 0.5f : 1, false);
  }

  /// A head or nut with six sides; `whole` below 1 lacks a corner.
  private record Hexagon(float mark, float bore, float whole, boolean head) implements PartShape {

    @Override
    public float edge(float u, float v) {
      float side = PartShape.polygon(u, v, 6, 1);
      float cut = whole < 1 ? (u + 0.3f * v) - 0.62f : -1;
      return Math.max(Math.max(side, cut), bore - (float) Math.hypot(u, v));
    }

    @Override
    public float relief(float u, float v) {
      float r = (float) Math.hypot(u, v);
      return 0.2f * PartShape.ramp(1.02f, 0.8f, r)
          - (head ? 0.02f * PartShape.ramp(0.02f, 0.0f, Math.abs(r - mark)) : 0);
    }

    @Override
    public float tint(float u, float v) {
      float r = (float) Math.hypot(u, v);
      return head ? 1 : 1 - 0.35f * PartShape.ramp(bore + 0.09f, bore + 0.01f, r);
    }
  }

  static PartShape flange(SplittableRandom look, SplittableRandom own, boolean incomplete) {
    int holes = look.nextInt(4, 9);
    return new Flange(
        holes,
        (float) look.nextDouble(0.2, 0.4),
        (float) look.nextDouble(0.07, 0.12),
        incomplete ? own.nextInt(holes) : -1);
  }

  private record Flange(int holes, float bore, float hole, int missing) implements PartShape {

    @Override
    public float edge(float u, float v) {
      float r = (float) Math.hypot(u, v);
      double step = 2 * Math.PI / holes;
      long index = Math.round(Math.atan2(v, u) / step);
      float toHole =
          (float) Math.hypot(u - 0.74 * Math.cos(index * step), v - 0.74 * Math.sin(index * step));
      float drilled = Math.floorMod(index, holes) == missing ? -1 : hole - toHole;
      return Math.max(Math.max(r - 1, bore - r), drilled);
    }

    @Override
    public float relief(float u, float v) {
      float r = (float) Math.hypot(u, v);
      return 0.06f + 0.12f * PartShape.ramp(bore + 0.19f, bore + 0.15f, r);
    }

    @Override
    public float tint(float u, float v) {
      return 1;
    }
  }

  static PartShape cap(SplittableRandom look, boolean incomplete) {
    return new Cap(
        (float) look.nextDouble(0.75, 0.9),
        incomplete ? 0 : look.nextInt(0, 3),
        look.nextInt(24, 60));
  }

  /// A lid with a rim, grooves around it and rings on it.
  private record Cap(float rim, int rings, int grooves) implements PartShape {

    @Override
    public float edge(float u, float v) {
      return (float) Math.hypot(u, v) - 1;
    }

    @Override
    public float relief(float u, float v) {
      float r = (float) Math.hypot(u, v);
      float height = 0.14f * PartShape.ramp(rim - 0.03f, rim, r) * PartShape.ramp(1, 0.95f, r);
      for (int i = 1; i <= rings; i++) {
        height += 0.05f * PartShape.ramp(0.03f, 0.01f, Math.abs(r - rim * i / (rings + 1)));
      }
      if (r > 0.95f) {
        height += 0.015f * (float) Math.cos(Math.atan2(v, u) * grooves);
      }
      return height;
    }

    @Override
    public float tint(float u, float v) {
      return 1;
    }
  }
}
