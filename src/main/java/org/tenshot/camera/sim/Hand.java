package org.tenshot.camera.sim;

import java.util.SplittableRandom;

/// A hand, bare or gloved, that reaches into the picture.
final class Hand {

  private static final float[][] SKINS = {
    {0.85f, 0.64f, 0.53f},
    {0.62f, 0.42f, 0.31f},
    {0.36f, 0.24f, 0.18f}, // bare
    {0.15f, 0.32f, 0.70f},
    {0.12f, 0.12f, 0.13f},
    {0.88f, 0.88f, 0.86f},
    {0.85f, 0.55f, 0.1f} // gloves
  };

  private Hand() {}

  static void reachIn(float[][] planes, int size, SplittableRandom random) {
    float[] skin = SKINS[random.nextInt(SKINS.length)];
    double from = random.nextDouble(2 * Math.PI);
    float startX = (float) (0.5 + 0.62 * Math.cos(from)) * size;
    float startY = (float) (0.5 + 0.62 * Math.sin(from)) * size;
    double towards = from + Math.PI + random.nextDouble(-0.25, 0.25);
    float[] weights = new float[size * size];
    float palm = size * (float) random.nextDouble(0.26, 0.4);
    Stroke.walk(random, startX, startY, (float) towards, size * 0.3f, palm, 0).draw(weights, size);
    float baseX = startX + (float) Math.cos(towards) * size * 0.26f;
    float baseY = startY + (float) Math.sin(towards) * size * 0.26f;
    int fingers = random.nextInt(2, 5);
    for (int i = 0; i < fingers; i++) {
      float side = (i - (fingers - 1) / 2f) * palm * 0.27f;
      Stroke.walk(
              random,
              baseX - (float) Math.sin(towards) * side,
              baseY + (float) Math.cos(towards) * side,
              (float) (towards + random.nextDouble(-0.2, 0.2) + side / palm * 0.5),
              size * (float) random.nextDouble(0.22, 0.42),
              palm * 0.26f,
              0.02f)
          .draw(weights, size);
    }
    float[] rounded = weights.clone();
    Blur.blur(rounded, size, Math.max(1, size / 45), Math.max(1, size / 45));
    for (int at = 0; at < weights.length; at++) {
      float shade = 0.55f + 0.5f * rounded[at];
      for (int c = 0; c < 3; c++) {
        planes[c][at] += (skin[c] * shade - planes[c][at]) * Math.min(1, weights[at]);
      }
    }
  }
}
