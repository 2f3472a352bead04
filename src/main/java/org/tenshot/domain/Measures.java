package org.tenshot.domain;

/// What the light, the lens and the place of a part make of a picture's region, whatever the part
/// is like: a few numbers that tell a change of the picture from a change of the part.
///
/// @param brightness natural logarithm of the mean luma (0..255) plus 1
/// @param contrast natural logarithm of the luma's deviation over its mean: a lamp that gets darker
///   leaves it as it is
/// @param sharpness natural logarithm of the variance of the Laplacian over that of the luma
/// @param red share of red in all light, 0..1
/// @param blue share of blue in all light, 0..1
/// @param across where the details of the region lie on average, 0 at its left edge, 1 at its right
/// @param down the same from its upper edge to its lower one
public record Measures(
    double brightness,
    double contrast,
    double sharpness,
    double red,
    double blue,
    double across,
    double down) {

  /// What is measured, with the least deviation between two pictures that matters: shots that were
  /// taken within a minute are more alike than those of a day.
  public enum Kind {
    /// Light or exposure.
    BRIGHTNESS(0.04),
    /// Haze, stray light.
    CONTRAST(0.05),
    /// Focus, dirt on the lens, movement.
    SHARPNESS(0.12),
    /// Colour of the light, white balance.
    RED(0.004),
    /// The same.
    BLUE(0.004),
    /// Camera or fixture moved.
    ACROSS(0.008),
    /// The same.
    DOWN(0.008),
    /// How unlike the good parts the encoder finds it: ln(1 - cosine to their mean).
    LIKENESS(0.15);

    private final double least;

    Kind(double least) {
      this.least = least;
    }

    /// The least deviation that is reckoned with, in the measure's own unit.
    public double least() {
      return least;
    }
  }

  /// The number of a kind.
  ///
  /// @throws IllegalArgumentException for {@link Kind#LIKENESS}, which a picture alone does not
  ///   have
  public double of(Kind kind) {
    return switch (kind) {
      case BRIGHTNESS -> brightness;
      case CONTRAST -> contrast;
      case SHARPNESS -> sharpness;
      case RED -> red;
      case BLUE -> blue;
      case ACROSS -> across;
      case DOWN -> down;
      case LIKENESS -> throw new IllegalArgumentException("likeness needs an embedding");
    };
  }
}
