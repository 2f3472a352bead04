package org.tenshot.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Limits;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Score;
import org.tenshot.domain.TenshotException;

class LimitSearchTest {

  private static final List<ProductClass> CLASSES =
      List.of(
          new ProductClass("good", ClassKind.GOOD),
          new ProductClass("rust", ClassKind.DEFECT),
          new ProductClass("empty", ClassKind.VOID));
  private static final Limits CURRENT = new Limits(0.9, 0.5, 0.4);

  private final List<Proof.Judged> shots = new ArrayList<>();

  @Test
  void theCutsLieBetweenWhatTheySeparate() {
    good(0.8, 0.15);
    good(0.9, 0.05);
    bad(0.1, 0.7);
    bad(0.05, 0.9);
    ChosenLimits chosen = search().least(new Costs(50, 5, 1, 0.1, 1000));
    // noPart 0.4 keeps pass above 0.6.
    assertThat(chosen.limits()).isEqualTo(new Limits(0.7, 0.6, 0.4));
    assertThat(chosen.escapes().count()).isZero();
    assertThat(chosen.goodLooks().count()).isZero();
    // (0 + 1) / (2 + 2) of 100 bad parts.
    assertThat(chosen.escapesPerShift()).isCloseTo(25, within(1e-9));
    assertThat(chosen.mostEscapesPerShift()).isCloseTo(84.2, within(0.1));
    assertThat(chosen.costPerShift()).isCloseTo(50 * 25 + 5 * 225, within(1e-9));
  }

  @Test
  void aDearEscapeRaisesThePassCutAndACheapOneDoesNot() {
    good(0.7, 0.2);
    good(0.95, 0.03);
    bad(0.8, 0.1);
    bad(0.05, 0.9);
    LimitSearch search = search();
    assertThat(search.least(new Costs(1000, 5, 1, 0.1, 1000)).limits().pass()).isEqualTo(0.875);
    assertThat(search.least(new Costs(2, 5, 1, 0.1, 1000)).limits().pass()).isEqualTo(0.65);
  }

  @Test
  void aDearFalseRejectRaisesTheRejectCut() {
    good(0.2, 0.75);
    good(0.95, 0.03);
    bad(0.3, 0.6);
    bad(0.05, 0.9);
    LimitSearch search = search();
    assertThat(search.least(new Costs(10, 50, 1, 0.5, 1000)).limits().reject())
        .isCloseTo(0.825, within(1e-12));
    assertThat(search.least(new Costs(10, 0.5, 1, 0.5, 1000)).limits().reject()).isEqualTo(0.55);
  }

  @Test
  void whereTwoCutsCostTheSameTheSaferOneIsTaken() {
    // Looking costs nothing: passing nothing and rejecting nothing costs as little as the rest.
    good(0.9, 0.05);
    bad(0.05, 0.9);
    ChosenLimits chosen = search().least(new Costs(10, 10, 0, 0.1, 1000));
    assertThat(chosen.limits()).isEqualTo(new Limits(1, 1, 0.4));
    assertThat(chosen.looksPerShift()).isCloseTo(1000, within(1e-9));
    assertThat(chosen.escapesPerShift()).isZero();
    assertThat(chosen.falseRejectsPerShift()).isZero();
  }

  @Test
  void theCheapestOfAllPairsIsFound() {
    SplittableRandom random = new SplittableRandom(8);
    for (int trial = 0; trial < 60; trial++) {
      shots.clear();
      for (int i = 0; i < 12; i++) {
        double bad = random.nextDouble();
        double empty = random.nextDouble(0.3) * (1 - bad);
        if (i % 2 == 0) {
          good(1 - bad - empty, bad);
        } else {
          bad(1 - bad - empty, bad);
        }
      }
      Costs costs =
          new Costs(
              random.nextDouble(30),
              random.nextDouble(10),
              random.nextDouble(2),
              random.nextDouble(0.05, 0.95),
              1);
      LimitSearch search = search();
      double found = counted(search.least(costs));
      for (double pass = 0.601; pass <= 1; pass += 0.007) {
        for (double reject = 0.5; reject <= 1; reject += 0.007) {
          assertThat(found)
              .isLessThanOrEqualTo(
                  counted(search.judge(costs, new Limits(pass, reject, 0.4))) + 1e-12);
        }
      }
    }
  }

  /// The cost by plain counts.
  private static double counted(ChosenLimits chosen) {
    Costs costs = chosen.costs();
    return costs.defectRate()
            * (costs.escape() * chosen.escapes().value() + costs.look() * chosen.badLooks().value())
        + (1 - costs.defectRate())
            * (costs.falseReject() * chosen.falseRejects().value()
                + costs.look() * chosen.goodLooks().value());
  }

  @Test
  void targetsAreKept() {
    for (int i = 0; i < 10; i++) {
      good(0.7 + 0.02 * i, 0.2 - 0.01 * i);
      bad(0.3 - 0.02 * i, 0.6 + 0.02 * i);
    }
    bad(0.8, 0.1);
    LimitSearch search = search();
    Costs cheapEscape = new Costs(0.5, 5, 1, 0.5, 1000);
    assertThat(search.least(cheapEscape).escapes().count()).isEqualTo(1);
    ChosenLimits none = search.atMostEscapes(cheapEscape, 0.01);
    assertThat(none.escapes().count()).isZero();
    assertThat(none.why()).contains("1.0 %", "promise");
    ChosenLimits some = search.atMostLooks(cheapEscape, 0.2);
    assertThat(some.limits().reject()).isGreaterThan(search.least(cheapEscape).limits().reject());
    assertThat(some.badLooks().count()).isEqualTo(2);
  }

  @Test
  void aFrameWithoutAPartThatPassesCountsAsAnEscape() {
    good(0.75, 0.2);
    good(0.95, 0.02);
    bad(0.1, 0.8);
    add(2, 0.85, 0.1, 0.5);
    assertThat(search().least(new Costs(50, 5, 1, 0.1, 1000)).limits().pass()).isEqualTo(0.9);
  }

  @Test
  void whatIsUnlikeEveryGoodShotCannotPassAtAnyCut() {
    good(0.9, 0.05);
    bad(0.1, 0.8);
    add(1, 0.97, 0.02, 1.4);
    ChosenLimits chosen = search().least(new Costs(50, 5, 1, 0.1, 1000));
    assertThat(chosen.limits().pass()).isEqualTo(0.75);
    assertThat(chosen.badLooks().count()).isEqualTo(1);
  }

  @Test
  void withOneKindAloneTheCutsStayAndItIsSaid() {
    good(0.95, 0.02);
    ChosenLimits chosen = search().least(Costs.USUAL);
    assertThat(chosen.limits()).isEqualTo(CURRENT);
    assertThat(chosen.why()).contains("no bad one");
    assertThat(chosen.escapes().isUnknown()).isTrue();
    assertThat(chosen.escapesPerShift()).isNaN();
    shots.clear();
    assertThat(search().least(Costs.USUAL).why()).contains("no good one");
  }

  @Test
  void numbersThatCannotBeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Costs(-1, 1, 1, 0.1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Costs(1, 1, Double.NaN, 0.1, 1));
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> Costs.entered(1, 1, 1, 2, 1000))
        .satisfies(e -> assertThat(e.sentence()).contains("defect rate", "0.02 is 2 %"));
  }

  private LimitSearch search() {
    return new LimitSearch(new Proof(CLASSES, shots), CURRENT);
  }

  private void good(double good, double bad) {
    add(0, good, bad, 0.5);
  }

  private void bad(double good, double bad) {
    add(1, good, bad, 0.5);
  }

  private void add(int label, double good, double bad, double unusual) {
    Score score =
        new Score(
            List.of(
                new Score.ClassScore(CLASSES.get(0), good),
                new Score.ClassScore(CLASSES.get(1), bad),
                new Score.ClassScore(CLASSES.get(2), Math.max(0, 1 - good - bad))),
            "made up",
            unusual);
    shots.add(new Proof.Judged(shots.size(), label, score, CURRENT.judge(score)));
  }
}
