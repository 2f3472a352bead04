package org.tenshot.teach;

import org.tenshot.domain.TenshotException;

/// What mistakes and looks cost, and how much comes along: all that a person knows and no shot can
/// tell. Any currency will do.
///
/// @param escape what a bad part that passes costs, 0 and more
/// @param falseReject what a good part that is rejected costs, 0 and more
/// @param look what it costs when a person looks at a part, 0 and more
/// @param defectRate share of bad parts on the line, above 0 and below 1
/// @param partsPerShift parts that come along in a shift, above 0
public record Costs(
    double escape, double falseReject, double look, double defectRate, double partsPerShift) {

  /// One bad part in fifty, an escape twenty times as dear as a good part scrapped, and that twice
  /// as dear as a look: a place to start from for somebody who knows nothing yet.
  public static final Costs USUAL = new Costs(40, 2, 1, 0.02, 1000);

  /// @throws IllegalArgumentException if a number is outside its range; the sentence says which
  public Costs {
    require(escape >= 0 && escape < Double.POSITIVE_INFINITY, "cost of an escape", escape);
    require(
        falseReject >= 0 && falseReject < Double.POSITIVE_INFINITY,
        "cost of a false reject",
        falseReject);
    require(look >= 0 && look < Double.POSITIVE_INFINITY, "cost of a look", look);
    require(defectRate > 0 && defectRate < 1, "defect rate", defectRate);
    require(
        partsPerShift > 0 && partsPerShift < Double.POSITIVE_INFINITY,
        "parts per shift",
        partsPerShift);
  }

  /// The same numbers from a person, who may have mistyped one.
  ///
  /// @throws TenshotException if a number is outside its range; the sentence says which
  public static Costs entered(
      double escape, double falseReject, double look, double defectRate, double partsPerShift)
      throws TenshotException {
    try {
      return new Costs(escape, falseReject, look, defectRate, partsPerShift);
    } catch (IllegalArgumentException e) {
      throw new TenshotException(
          e.getMessage()
              + ": costs are 0 or more, a defect rate lies between 0 and 1 (0.02 is 2 %), and at"
              + " least one part comes along in a shift.",
          e);
    }
  }

  private static void require(boolean holds, String what, double value) {
    if (!holds) {
      throw new IllegalArgumentException("The " + what + " cannot be " + value);
    }
  }
}
