package org.tenshot.camera.sim;

import java.util.SplittableRandom;

/// Paints a material: its colour, its texture, its micro relief.
final class Surface {

  private Surface() {}

  /// What all parts of a product share: colour and direction of the texture.
  ///
  /// @param colour red, green, blue, 0..1
  /// @param angle direction of the texture, radians
  /// @param scale size of its grain, in thousandths of the picture
  /// @param contrast strength of the texture
  record Finish(float[] colour, float angle, float scale, float contrast) {

    static Finish of(Material material, SplittableRandom look) {
      float[] colour = material.colour();
      float spread = material.spread();
      float common = (float) (1 + spread * look.nextDouble(-0.5, 0.5));
      for (int i = 0; i < 3; i++) {
        float hue = (float) look.nextDouble(0.05, 0.95);
        boolean coloured = spread > 0.7f && material != Material.GROUND_METAL;
        colour[i] =
            Math.clamp(
                coloured ? hue : colour[i] * common + (float) look.nextDouble(-0.03, 0.03),
                0.03f,
                0.95f);
      }
      return new Finish(
          colour,
          (float) look.nextDouble(Math.PI),
          (float) look.nextDouble(0.6, 1.7),
          material.contrast() * (float) Math.exp(look.nextDouble(-0.9, 0.9)));
    }
  }

  /// Covers the whole canvas.
  static void paint(
      Canvas canvas,
      Material material,
      Finish finish,
      Irregularity irregularity,
      Pose pose,
      SplittableRandom own) {
    Noise noise = new Noise(own);
    int size = canvas.size;
    float unit = 224f / size;
    float angle = finish.angle() + (float) pose.angle();
    float cos = (float) Math.cos(angle);
    float sin = (float) Math.sin(angle);
    float[] colour = finish.colour();
    float shade = (float) own.nextDouble(0.96, 1.04);
    float shiftX = (float) own.nextDouble(60);
    float shiftY = (float) own.nextDouble(60);
    Irregularity.Marks marks = irregularity.marks(own);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        float px = (x - (float) pose.x() * size) * unit;
        float py = (y - (float) pose.y() * size) * unit;
        float along = px * cos + py * sin;
        float across = py * cos - px * sin;
        float s = along / finish.scale() + shiftX;
        float t = across / finish.scale() + shiftY;
        float pattern = pattern(material.texture(), noise, s, t, (float) Math.hypot(px, py));
        int at = y * size + x;
        float factor =
            shade * (1 + finish.contrast() * pattern) * marks.at(along + shiftX, across + shiftY);
        canvas.red[at] = colour[0] * factor;
        canvas.green[at] = colour[1] * factor;
        canvas.blue[at] = colour[2] * factor;
        canvas.gloss[at] = material.gloss();
        canvas.height[at] += 1.2f * finish.contrast() * pattern;
      }
    }
  }

  /// About -1..1 at a point given in texture coordinates.
  private static float pattern(Material.Texture texture, Noise noise, float s, float t, float far) {
    return switch (texture) {
      case STREAKS ->
          0.8f * noise.at(s * 0.035f, t * 0.9f)
              + 0.5f * noise.at(s * 0.2f, t * 1.7f)
              + 0.3f * noise.at(s * 0.03f, t * 0.05f);
      case GRAIN ->
          0.6f * noise.at(s * 0.6f, t * 0.6f)
              + 0.45f * noise.at(s * 0.23f, t * 0.23f)
              + 0.35f * noise.at(s * 0.04f, t * 0.04f);
      case LATHE -> 0.8f * noise.at(far * 0.75f, 3) + 0.3f * noise.at(s * 0.5f, t * 0.5f);
      case MOTTLE -> 0.7f * noise.at(s * 0.03f, t * 0.03f) + 0.4f * noise.at(s * 0.4f, t * 0.4f);
      case SPANGLE ->
          0.5f * Math.signum(noise.octaves(s * 0.05f, t * 0.05f, 2, 0.6f))
              + 0.5f * noise.at(s * 0.12f, t * 0.12f);
      case WOOD -> {
        float ring = s * 0.01f + 1.5f * noise.at(s * 0.008f, t * 0.03f);
        yield 0.6f * (float) Math.sin((t * 0.12f + ring) * 2.2f)
            + 0.5f * noise.at(s * 0.06f, t * 0.9f);
      }
      case WEAVE -> {
        float warp = (float) Math.sin(s * 1.25f);
        float weft = (float) Math.sin(t * 1.25f);
        float over = warp * weft > 0 ? 0.5f * Math.abs(warp) + 0.3f : -0.5f * Math.abs(weft);
        yield over + 0.25f * noise.at(s * 0.3f, t * 0.3f);
      }
      case LEATHER -> {
        float cell =
            Math.abs(noise.at(s * 0.16f, t * 0.16f))
                + 0.6f * Math.abs(noise.at(s * 0.35f, t * 0.35f));
        yield 1.2f * Math.min(cell, 0.5f) - 0.4f;
      }
      case TRACES -> {
        float track = noise.at(Math.round(s * 0.06f) * 0.9f, Math.round(t * 0.015f) * 0.7f);
        yield (track > 0.25f ? 1.6f : 0) + 0.2f * noise.at(s * 0.3f, t * 0.3f);
      }
    };
  }
}
