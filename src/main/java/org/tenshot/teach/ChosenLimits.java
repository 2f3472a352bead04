package org.tenshot.teach;

import org.tenshot.domain.Limits;
import org.tenshot.domain.Proportion;

/// Cuts, and what a shift may expect of them.
///
/// @param limits the cuts
/// @param costs what they were weighed with
/// @param escapes bad shots that pass, of all bad shots
/// @param falseRejects good shots that are rejected, of all good shots
/// @param goodLooks good shots that a person looks at
/// @param badLooks bad shots that a person looks at
/// @param why how the cuts were found, in a sentence
public record ChosenLimits(
    Limits limits,
    Costs costs,
    Proportion escapes,
    Proportion falseRejects,
    Proportion goodLooks,
    Proportion badLooks,
    String why) {

  /// Bad parts that pass in a shift; NaN where no bad shot says anything.
  public double escapesPerShift() {
    return badPerShift() * estimate(escapes);
  }

  /// How many it could be at the upper end of the interval.
  public double mostEscapesPerShift() {
    return badPerShift() * escapes.upper();
  }

  /// Good parts that are rejected in a shift; NaN where no good shot says anything.
  public double falseRejectsPerShift() {
    return goodPerShift() * estimate(falseRejects);
  }

  /// How many it could be at the upper end of the interval.
  public double mostFalseRejectsPerShift() {
    return goodPerShift() * falseRejects.upper();
  }

  /// Parts that a person looks at in a shift; NaN where a kind has no shot.
  public double looksPerShift() {
    return goodPerShift() * goodLooks.value() + badPerShift() * badLooks.value();
  }

  /// The expected cost of a shift; NaN where a kind has no shot.
  public double costPerShift() {
    return costs.escape() * escapesPerShift()
        + costs.falseReject() * falseRejectsPerShift()
        + costs.look() * looksPerShift();
  }

  private double goodPerShift() {
    return costs.partsPerShift() * (1 - costs.defectRate());
  }

  private double badPerShift() {
    return costs.partsPerShift() * costs.defectRate();
  }

  /// Laplace's rule of succession: 0 of 10 is not never. Where the cut is 1 nothing can happen.
  private double estimate(Proportion proportion) {
    boolean closed = proportion == escapes ? limits.pass() == 1 : limits.reject() == 1;
    if (proportion.isUnknown()) {
      return Double.NaN;
    }
    return closed && proportion.count() == 0
        ? 0
        : (proportion.count() + 1.0) / (proportion.total() + 2.0);
  }
}
