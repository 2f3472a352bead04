package org.tenshot.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

  private static final List<ProductClass> CLASSES =
      List.of(
          new ProductClass("good", ClassKind.GOOD),
          new ProductClass("fine", ClassKind.GOOD),
          new ProductClass("rust", ClassKind.DEFECT),
          new ProductClass("crack", ClassKind.DEFECT),
          new ProductClass("empty", ClassKind.VOID));

  private static final Limits LIMITS = new Limits(0.8, 0.4, 0.3);

  @ParameterizedTest
  @CsvSource({
    "0.80, 0.00, 0.10, 0.10, 0.00, PASS,    good",
    "0.50, 0.30, 0.10, 0.10, 0.00, PASS,    good",
    "0.79, 0.00, 0.11, 0.10, 0.00, REVIEW,  good",
    "0.30, 0.30, 0.19, 0.20, 0.01, REVIEW,  good",
    "0.50, 0.10, 0.25, 0.15, 0.00, REJECT,  rust",
    "0.00, 0.00, 0.10, 0.90, 0.00, REJECT,  crack",
    "0.70, 0.00, 0.00, 0.00, 0.30, NO_PART, empty",
    "0.00, 0.00, 0.60, 0.10, 0.30, NO_PART, empty",
    "0.00, 0.00, 0.39, 0.00, 0.61, NO_PART, empty",
    "0.90, 0.00, 0.00, 0.00, 0.00, FAULT,   ''",
    "0.90, 0.90, 0.00, 0.00, 0.00, FAULT,   ''",
    "1.10, 0.00, -0.1, 0.00, 0.00, FAULT,   ''",
    "NaN,  0.00, 0.00, 0.00, 0.00, FAULT,   ''",
    "1.00, 0.00, 0.00, 0.00, NaN,  FAULT,   ''",
    "Infinity, 0, 0,   0,    0,    FAULT,   ''",
  })
  void theCutsDecide(
      double good,
      double fine,
      double rust,
      double crack,
      double empty,
      Verdict.Kind kind,
      String className) {
    Verdict verdict = LIMITS.judge(score(good, fine, rust, crack, empty));
    assertThat(verdict.kind()).isEqualTo(kind);
    assertThat(verdict.className()).isEqualTo(className);
  }

  @Test
  void whateverTheScoreOnlyAProperAndSureOneEverPasses() {
    SplittableRandom random = new SplittableRandom(7);
    Set<Verdict.Kind> seen = EnumSet.noneOf(Verdict.Kind.class);
    for (int i = 0; i < 200_000; i++) {
      Limits limits = limits(random);
      Score score = score(probabilities(random));
      Verdict verdict = limits.judge(score);
      seen.add(verdict.kind());

      double good = score.probability(ClassKind.GOOD);
      double defect = score.probability(ClassKind.DEFECT);
      double none = score.probability(ClassKind.VOID);
      boolean passes =
          score.isValid()
              && good >= limits.pass()
              && defect < limits.reject()
              && none < limits.noPart();
      assertThat(verdict.gate() == Gate.OPEN).as("%s with %s", score, limits).isEqualTo(passes);
      assertThat(verdict.kind() == Verdict.Kind.FAULT).isEqualTo(!score.isValid());
    }
    assertThat(seen).containsExactlyInAnyOrder(Verdict.Kind.values());
  }

  @Test
  void aScoreWithoutClassesIsAFault() {
    assertThat(LIMITS.judge(new Score(List.of(), "")).kind()).isEqualTo(Verdict.Kind.FAULT);
  }

  @Test
  void aProductWithoutDefectsOrVoidsCanBeJudged() {
    Score sure = new Score(List.of(new Score.ClassScore(CLASSES.getFirst(), 1)), "");
    assertThat(LIMITS.judge(sure).kind()).isEqualTo(Verdict.Kind.PASS);
  }

  @Test
  void whatIsUnlikeEveryGoodShotDoesNotPassHoweverSureTheHeadIs() {
    List<Score.ClassScore> good = List.of(new Score.ClassScore(CLASSES.getFirst(), 1));
    assertThat(LIMITS.judge(new Score(good, "", 1)).kind()).isEqualTo(Verdict.Kind.PASS);
    assertThat(LIMITS.judge(new Score(good, "", 1.01)).kind()).isEqualTo(Verdict.Kind.REVIEW);
    assertThat(LIMITS.judge(new Score(good, "", Double.NaN)).kind()).isEqualTo(Verdict.Kind.FAULT);
  }

  @Test
  void theMoreUnlikeGoodShotsTheSurerTheHeadMustBe() {
    Score usual = new Score(score(0.92, 0, 0.08).classes(), "", 0.8);
    Score near = new Score(score(0.92, 0, 0.08).classes(), "", 0.95);
    assertThat(usual.sureOfGood()).isEqualTo(0.92);
    // Odds of 11.5 times exp(-0.75).
    assertThat(near.sureOfGood()).isCloseTo(0.8445, within(1e-4));
    assertThat(new Limits(0.9, 0.5, 0.5).judge(usual).kind()).isEqualTo(Verdict.Kind.PASS);
    assertThat(new Limits(0.9, 0.5, 0.5).judge(near).kind()).isEqualTo(Verdict.Kind.REVIEW);
    assertThat(new Limits(0.84, 0.5, 0.5).judge(near).kind()).isEqualTo(Verdict.Kind.PASS);
    assertThat(near.probability(ClassKind.GOOD)).as("as the head said").isEqualTo(0.92);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0, -1, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void aPassThatIsNoSureProbabilityIsRefused(double pass) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(pass, 1, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, -1, 1.01, Double.NaN})
  void otherCutsThatOverlapWithPassAreRefused(double cut) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0.9, cut, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0.9, 1, cut));
  }

  private static Limits limits(SplittableRandom random) {
    double pass = random.nextDouble(0.51, 1);
    return new Limits(
        pass, random.nextDouble(1 - pass + 0.001, 1), random.nextDouble(1 - pass + 0.001, 1));
  }

  /// Mostly proper, peaked on one class; now and then not a number, negative or of a wrong sum.
  private static double[] probabilities(SplittableRandom random) {
    double[] values = random.doubles(CLASSES.size()).toArray();
    values[random.nextInt(values.length)] += random.nextDouble(30);
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
    }
    int wrong = random.nextInt(values.length);
    switch (random.nextInt(20)) {
      case 0 -> values[wrong] = Double.NaN;
      case 1 -> values[wrong] = Double.POSITIVE_INFINITY;
      case 2 -> values[wrong] = -values[wrong];
      case 3 -> values[wrong] += 2e-6;
      default -> {}
    }
    return values;
  }

  private static Score score(double... probabilities) {
    List<Score.ClassScore> classes = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      classes.add(new Score.ClassScore(CLASSES.get(i), probabilities[i]));
    }
    return new Score(classes, "because");
  }
}
