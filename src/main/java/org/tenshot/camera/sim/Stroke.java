package org.tenshot.camera.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A line of varying width through points, such as a scratch, a crack or a fibre.
final class Stroke {

  private record Point(float x, float y, float width) {}

  private final List<Point> points = new ArrayList<>();

  /// A walk that keeps its direction more or less.
  ///
  /// @param length in pixels
  /// @param width in pixels
  /// @param wander how much the direction changes a step, radians
  static Stroke walk(
      SplittableRandom random,
      float x,
      float y,
      float angle,
      float length,
      float width,
      float wander) {
    return walk(random, x, y, angle, length, width, wander, 0);
  }

  /// A walk that also bends to one side: an arc.
  ///
  /// @param bend radians a pixel
  static Stroke walk(
      SplittableRandom random,
      float x,
      float y,
      float angle,
      float length,
      float width,
      float wander,
      float bend) {
    Stroke stroke = new Stroke();
    float step = 1.5f;
    int steps = Math.max(2, (int) (length / step));
    float turned = angle;
    float atX = x;
    float atY = y;
    for (int i = 0; i <= steps; i++) {
      float taper = Math.min(1, 3f * Math.min(i + 1, steps - i + 1) / steps);
      stroke.points.add(new Point(atX, atY, width * taper * (float) random.nextDouble(0.7, 1.3)));
      turned += (float) (random.nextGaussian() * wander) + bend * step;
      atX += (float) Math.cos(turned) * step;
      atY += (float) Math.sin(turned) * step;
    }
    return stroke;
  }

  /// The x of the point at this share of the length, 0..1.
  float x(double share) {
    return points.get((int) (share * (points.size() - 1))).x;
  }

  /// The y of the point at this share of the length, 0..1.
  float y(double share) {
    return points.get((int) (share * (points.size() - 1))).y;
  }

  /// Draws into a field of weights 0..1, keeping the larger where strokes meet.
  void draw(float[] weights, int size) {
    for (Point point : points) {
      float reach = point.width / 2 + 1;
      int left = Math.max(0, (int) Math.floor(point.x - reach));
      int right = Math.min(size - 1, (int) Math.ceil(point.x + reach));
      int top = Math.max(0, (int) Math.floor(point.y - reach));
      int bottom = Math.min(size - 1, (int) Math.ceil(point.y + reach));
      float thin = Math.min(1, point.width);
      for (int y = top; y <= bottom; y++) {
        for (int x = left; x <= right; x++) {
          float far = (float) Math.hypot(x - point.x, y - point.y);
          float weight = thin * Math.clamp(Math.max(point.width, 1) / 2 + 0.5f - far, 0f, 1f);
          int at = y * size + x;
          weights[at] = Math.max(weights[at], weight);
        }
      }
    }
  }
}
