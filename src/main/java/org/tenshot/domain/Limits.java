package org.tenshot.domain;

/// The cuts that turn a score into a verdict.
///
/// @param pass PASS from this probability of being good on, above 0.5 up to 1; it is compared with
///   {@link Score#sureOfGood}
/// @param reject REJECT from this probability of having a defect on, above 0 up to 1; together with
///   `pass` more than 1, so that no score can be both
/// @param noPart NO_PART from this probability of showing no part on, above 0 up to 1
public record Limits(double pass, double reject, double noPart) {

  /// Cautious cuts for a product that nobody has proven yet.
  public static final Limits DEFAULT = new Limits(0.9, 0.5, 0.5);

  public Limits {
    require(pass > 0.5 && pass <= 1, "pass must be above 0.5 and at most 1, not " + pass);
    require(reject > 0 && reject <= 1, "reject must be above 0 and at most 1, not " + reject);
    require(noPart > 0 && noPart <= 1, "noPart must be above 0 and at most 1, not " + noPart);
    require(
        pass + reject > 1, "pass and reject must add up to more than 1, or a part could be both");
    require(
        pass + noPart > 1,
        "pass and noPart must add up to more than 1, or an empty fixture could pass");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /// The verdict on a score. Whatever is no proper score is a FAULT, and what no cut decides is a
  /// REVIEW: PASS is the answer only to a proper score that is sure enough and good, of a picture
  /// like those of good shots. A defect that nobody named may look more like good than like any
  /// other class.
  public Verdict judge(Score score) {
    if (!score.isValid()) {
      return new Verdict.Faulted(
          new Fault(
              Fault.Code.SCORE_INVALID,
              Saying.of(
                  "head.invalid",
                  "The head''s probabilities are no probabilities: retrain or roll back the head.")));
    }
    if (score.probability(ClassKind.VOID) >= noPart) {
      return new Verdict.NoPart(score.best(ClassKind.VOID).productClass().name());
    }
    if (score.probability(ClassKind.DEFECT) >= reject) {
      return new Verdict.Reject(score.best(ClassKind.DEFECT).productClass().name());
    }
    if (score.sureOfGood() >= pass) {
      return new Verdict.Pass(score.best(ClassKind.GOOD).productClass().name());
    }
    return new Verdict.Review(score.best().productClass().name());
  }
}
