package org.tenshot.camera.sim;

import java.util.SplittableRandom;

/// What a sound surface shows beyond its material's pattern: lines left by a tool, blotches,
/// specks. None of it is a defect; all parts of a product have it to the same degree, each in its
/// own place.
///
/// @param streaks contrast of lines that run along the texture, as a share of the brightness
/// @param streakScale distance of these lines in 224ths of the picture
/// @param blotches contrast of soft patches
/// @param blotchScale patches in 224 pixels
/// @param specks share of the surface that specks cover, 0..0.06
/// @param speckTone what specks do to the brightness: below 0 darker
/// @param traces how many faint marks of handling there may be
record Irregularity(
    float streaks,
    float streakScale,
    float blotches,
    float blotchScale,
    float specks,
    float speckTone,
    int traces) {

  private static final int LINES = 512;
  private static final Irregularity NONE = new Irregularity(0, 1, 0, 1, 0, 0, 0);

  static Irregularity of(PartKind part, SplittableRandom look) {
    boolean flat =
        switch (part) {
          case SURFACE, PLATE, TILE, HOUSING -> true;
          default -> false;
        };
    if (look.nextDouble() > (flat ? 0.75 : 0.3)) {
      return NONE;
    }
    return new Irregularity(
        look.nextDouble() < 0.5 ? strength(look, 0.5) : 0,
        (float) look.nextDouble(0.8, 5),
        look.nextDouble() < 0.6 ? strength(look, 0.55) : 0,
        (float) look.nextDouble(1.2, 9),
        look.nextDouble() < 0.35 ? (float) look.nextDouble(0.002, 0.06) : 0,
        look.nextDouble() < 0.5 ? -strength(look, 0.7) : strength(look, 0.7),
        look.nextDouble() < 0.5 ? look.nextInt(1, 5) : 0);
  }

  /// Mostly weak, sometimes as strong as `most`.
  private static float strength(SplittableRandom look, double most) {
    double share = look.nextDouble();
    return (float) (most * (0.1 + 0.9 * share * share));
  }

  /// Draws the faint marks that handling leaves on any part: arcs, lines, rings where something
  /// stood. Each changes the brightness by a few hundredths, far less than a defect does.
  void trace(Canvas canvas, SplittableRandom own) {
    int count = traces == 0 ? 0 : own.nextInt(traces + 1);
    for (int i = 0; i < count; i++) {
      float[] weights = new float[canvas.size * canvas.size];
      float length = (float) (canvas.size * own.nextDouble(0.1, 0.9));
      Stroke.walk(
              own,
              (float) own.nextDouble(canvas.size),
              (float) own.nextDouble(canvas.size),
              (float) own.nextDouble(2 * Math.PI),
              length,
              (float) Math.max(0.8, canvas.size * own.nextDouble(0.003, 0.015)),
              0.02f,
              own.nextDouble() < 0.6 ? (float) own.nextDouble(-12, 12) / length : 0)
          .draw(weights, canvas.size);
      float change = (float) (own.nextDouble(0.02, 0.07) * (own.nextBoolean() ? 1 : -1));
      for (int at = 0; at < weights.length; at++) {
        if (weights[at] > 0) {
          canvas.scale(at, 1 + change * weights[at]);
        }
      }
    }
  }

  /// Where the marks of one part lie.
  Marks marks(SplittableRandom own) {
    float[] lines = new float[LINES];
    for (int i = 0; i < LINES; i++) {
      float value = (float) own.nextGaussian();
      // Most lines are faint and a few are deep.
      lines[i] = 0.35f * value * Math.abs(value);
    }
    return new Marks(this, lines, new Noise(own));
  }

  /// The marks of one part.
  record Marks(Irregularity irregularity, float[] lines, Noise noise) {

    /// The factor for the brightness at a point.
    ///
    /// @param along coordinate along the texture, in 224ths of the picture
    /// @param across coordinate across it
    float at(float along, float across) {
      float factor = 1;
      if (irregularity.streaks > 0) {
        float place = across / irregularity.streakScale + 1000;
        int line = (int) place;
        float share = place - line;
        float left = lines[line & (LINES - 1)];
        float right = lines[(line + 1) & (LINES - 1)];
        float fading = 0.6f + 0.7f * noise.at(along * 0.012f, across * 0.15f);
        factor += irregularity.streaks * fading * (left + (right - left) * share);
      }
      if (irregularity.blotches > 0) {
        float scale = irregularity.blotchScale / 224;
        factor += irregularity.blotches * noise.octaves(along * scale, across * scale, 2, 0.5f);
      }
      if (irregularity.specks > 0) {
        float dust = noise.at(along * 0.45f + 7, across * 0.45f);
        float least = 0.9f - 5 * irregularity.specks;
        if (dust > least) {
          factor += irregularity.speckTone * Math.min(1, (dust - least) * 8);
        }
      }
      return Math.max(0.05f, factor);
    }
  }
}
