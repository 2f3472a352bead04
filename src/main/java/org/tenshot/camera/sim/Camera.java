package org.tenshot.camera.sim;

import java.util.SplittableRandom;

/// Lens and sensor: lays the part over the ground, dims and blurs, adds noise, gives bytes.
final class Camera {

  private final Scene scene;
  private final SplittableRandom random;

  Camera(Scene scene, SplittableRandom random) {
    this.scene = scene;
    this.random = random;
  }

  byte[] expose(Canvas ground, Canvas part) {
    int size = ground.size;
    float[][] planes = {ground.red, ground.green, ground.blue};
    for (int at = 0; at < size * size; at++) {
      float cover = part.cover[at];
      planes[0][at] += (part.red[at] - planes[0][at]) * cover;
      planes[1][at] += (part.green[at] - planes[1][at]) * cover;
      planes[2][at] += (part.blue[at] - planes[2][at]) * cover;
    }
    if (scene.absent() == VoidKind.HAND) {
      Hand.reachIn(planes, size, new SplittableRandom(scene.seed() + 7));
    }
    illuminate(planes, size);
    boolean shaken = scene.absent() == VoidKind.BLURRED;
    double blur = shaken ? random.nextDouble(22, 50) : scene.optics().blur();
    if (blur > 0.3) {
      int radius = (int) Math.round(blur * size / 1000);
      boolean moved = shaken && random.nextDouble() < 0.5;
      for (float[] plane : planes) {
        Blur.blur(plane, size, radius, moved ? 0 : radius);
      }
    }
    return develop(planes, size);
  }

  private void illuminate(float[][] planes, int size) {
    Light light = scene.light();
    float cos = (float) Math.cos(light.angle());
    float sin = (float) Math.sin(light.angle());
    boolean spot = light.kind() == Light.Kind.HOT_SPOT;
    boolean shadow = light.kind() == Light.Kind.SHADOW;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        float u = 2f * x / size - 1;
        float v = 2f * y / size - 1;
        float side = v * cos - u * sin;
        float factor =
            (float)
                (light.strength()
                    * (1 + light.gradient() * (u * cos + v * sin) * 0.7)
                    * (1 - light.vignette() * 0.5 * (u * u + v * v))
                    * (1 - light.falloff() * side * side));
        if (spot) {
          float far = (float) Math.hypot(u - 0.4f * cos, v - 0.4f * sin);
          factor *= 0.85f + 0.5f * (float) Math.exp(-4 * far * far);
        }
        if (shadow) {
          factor *= 0.55f + 0.45f * PartShape.ramp(-0.15f, 0.2f, u * cos + v * sin + 0.35f);
        }
        int at = y * size + x;
        planes[0][at] *= factor * (1 + (float) light.warmth());
        planes[1][at] *= factor;
        planes[2][at] *= factor * (1 - (float) light.warmth());
      }
    }
  }

  private byte[] develop(float[][] planes, int size) {
    byte[] rgb = new byte[size * size * 3];
    boolean grey = scene.optics().grey();
    float noise = (float) scene.optics().noise();
    for (int at = 0; at < size * size; at++) {
      float common = (float) random.nextGaussian() * noise;
      if (grey) {
        float value = 0.299f * planes[0][at] + 0.587f * planes[1][at] + 0.114f * planes[2][at];
        byte level = level(value + common);
        rgb[3 * at] = level;
        rgb[3 * at + 1] = level;
        rgb[3 * at + 2] = level;
      } else {
        for (int c = 0; c < 3; c++) {
          float own = ((random.nextInt() >> 16) / 32768f) * noise * 0.6f;
          rgb[3 * at + c] = level(planes[c][at] + common + own);
        }
      }
    }
    return rgb;
  }

  private static byte level(float value) {
    return (byte) Math.round(Math.clamp(value, 0f, 1f) * 255);
  }
}
