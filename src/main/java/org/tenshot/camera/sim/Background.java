package org.tenshot.camera.sim;

import java.util.SplittableRandom;

/// What lies under the part: the belt or the nest of a fixture. The same for all parts of a line.
final class Background {

  private Background() {}

  static Canvas paint(Scene scene, int size) {
    SplittableRandom look = new SplittableRandom(scene.look() + 2);
    Noise noise = new Noise(look);
    Canvas ground = new Canvas(size);
    float tone =
        (float) (look.nextDouble() < 0.6 ? look.nextDouble(0.05, 0.3) : look.nextDouble(0.3, 0.9));
    float tint = (float) look.nextDouble(-0.05, 0.05);
    float grain = (float) look.nextDouble(0.005, 0.05);
    float scale = (float) look.nextDouble(0.02, 0.5);
    boolean nest = look.nextDouble() < 0.6;
    float depth = (float) look.nextDouble(0.3, 0.85);
    float unit = 224f / size;
    Pose pose = scene.pose();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int at = y * size + x;
        float pattern = noise.octaves(x * unit * scale, y * unit * scale, 2, 0.5f);
        float own = tone * (1 + 3 * grain * pattern) + grain * 0.5f * pattern;
        if (nest) {
          float far = (float) Math.hypot(x - 0.5 * size, y - 0.5 * size) / (0.38f * size);
          own *= 1 - (1 - depth) * PartShape.ramp(1.03f, 0.97f, far);
          ground.height[at] = -4 * PartShape.ramp(1.03f, 0.97f, far) / unit;
        }
        float shadow =
            (float)
                Math.hypot(
                    (x - pose.x() * size) / (pose.radius() * size) - 0.06,
                    (y - pose.y() * size) / (pose.radius() * size) - 0.06);
        if (scene.absent() != VoidKind.EMPTY && scene.part() != PartKind.SURFACE) {
          own *= 1 - 0.35f * PartShape.ramp(1.15f, 0.9f, shadow);
        }
        ground.red[at] = own + tint * own;
        ground.green[at] = own;
        ground.blue[at] = own - tint * own;
        ground.gloss[at] = 0.1f;
      }
    }
    return ground;
  }
}
