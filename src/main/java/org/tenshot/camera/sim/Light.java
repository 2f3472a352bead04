package org.tenshot.camera.sim;

import java.util.SplittableRandom;

/// The light over the belt.
///
/// @param kind how the light is arranged
/// @param angle direction that it comes from, radians
/// @param strength brightness of the picture compared to a well exposed one, about 0.4..1.35
/// @param gradient how much one side is brighter than the other, 0..0.9
/// @param vignette how much darker the corners are, 0..0.6
/// @param falloff how much darker two opposite sides are, as on a curved face, 0..0.9
/// @param warmth red against blue, -0.12..0.12
public record Light(
    Kind kind,
    double angle,
    double strength,
    double gradient,
    double vignette,
    double falloff,
    double warmth) {

  /// How the light is arranged.
  public enum Kind {
    BRIGHT_FIELD("bright field"),
    DARK_FIELD("dark field"),
    RAKING("raking"),
    HOT_SPOT("spot"),
    SHADOW("uneven");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /// The light in English, for captions.
    public String words() {
      return words;
    }
  }

  static Light any(SplittableRandom random) {
    double pick = random.nextDouble();
    Kind kind =
        pick < 0.55
            ? Kind.BRIGHT_FIELD
            : pick < 0.63
                ? Kind.DARK_FIELD
                : pick < 0.82 ? Kind.RAKING : pick < 0.92 ? Kind.HOT_SPOT : Kind.SHADOW;
    double angle =
        random.nextDouble() < 0.4
            ? random.nextInt(4) * Math.PI / 2
            : random.nextDouble(2 * Math.PI);
    return new Light(
        kind,
        angle,
        Math.exp(random.nextDouble(-0.9, 0.3)),
        random.nextDouble() < 0.3 ? random.nextDouble(0.3, 0.9) : random.nextDouble(0, 0.4),
        random.nextDouble() < 0.5 ? 0 : random.nextDouble(0, 0.6),
        random.nextDouble() < 0.6 ? 0 : random.nextDouble(0.1, 0.9),
        random.nextDouble(-0.1, 0.1));
  }
}
