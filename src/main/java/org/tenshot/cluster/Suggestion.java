package org.tenshot.cluster;

import org.jspecify.annotations.Nullable;

/// What the texts say of a group that nobody taught: zero-shot, so a hint and no measurement.
///
/// @param best the name that fits best
/// @param next the name that fits second best
public record Suggestion(Fit best, Fit next) {

  /// Chosen on simulated bearings and metal sheets, where all nine names above it were right, and
  /// on real tiles, where none of four was.
  private static final double LEAST = 0.35;

  private static final double LEAD = 0.05;

  /// How well a name fits.
  ///
  /// @param name a class of the profile, or a common defect in English
  /// @param common the common defect; null for a class of the profile
  /// @param cosine between what sets the group apart from all rejects and what sets the name's
  ///   texts apart from all texts, -1..1
  public record Fit(String name, @Nullable CommonDefect common, double cosine) {}

  /// False where no text fits, or where two fit alike.
  public boolean fits() {
    return best.cosine >= LEAST && best.cosine - next.cosine >= LEAD;
  }
}
