package org.tenshot.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A part that is seen tile by tile is no better than its worst tile.
class WorstTileTest {

  private static final List<ProductClass> CLASSES =
      List.of(
          new ProductClass("good", ClassKind.GOOD),
          new ProductClass("rust", ClassKind.DEFECT),
          new ProductClass("crack", ClassKind.DEFECT),
          new ProductClass("empty", ClassKind.VOID),
          new ProductClass("hand", ClassKind.VOID));

  private static final Limits LIMITS = new Limits(0.8, 0.4, 0.3);

  @Test
  void whateverTheTilesLookLikeTheirVerdictsMakeThatOfThePart() {
    SplittableRandom random = new SplittableRandom(5);
    Set<Verdict.Kind> met = EnumSet.noneOf(Verdict.Kind.class);
    for (int round = 0; round < 20_000; round++) {
      List<Score> tiles = new ArrayList<>();
      int leaning = random.nextInt(5);
      for (int i = random.nextInt(2, 6); i > 0; i--) {
        tiles.add(score(random, random.nextInt(3) == 0 ? random.nextInt(5) : leaning));
      }
      List<Verdict.Kind> each = tiles.stream().map(tile -> LIMITS.judge(tile).kind()).toList();

      Score part = Score.ofWorst(tiles);
      Verdict.Kind kind = LIMITS.judge(part).kind();

      met.add(kind);
      assertThat(part.isValid()).isTrue();
      if (kind == Verdict.Kind.PASS) {
        assertThat(each).containsOnly(Verdict.Kind.PASS);
      }
      if (kind == Verdict.Kind.NO_PART) {
        assertThat(each).containsOnly(Verdict.Kind.NO_PART);
      }
      if (each.contains(Verdict.Kind.REJECT)) {
        assertThat(kind).isEqualTo(Verdict.Kind.REJECT);
      }
      assertThat(part.sureOfGood())
          .isLessThanOrEqualTo(
              tiles.stream().mapToDouble(Score::sureOfGood).min().orElseThrow() + 1e-9);
    }
    assertThat(met)
        .containsExactlyInAnyOrder(
            Verdict.Kind.PASS, Verdict.Kind.REJECT, Verdict.Kind.REVIEW, Verdict.Kind.NO_PART);
  }

  @Test
  void theTileWithTheStrongestDefectNamesIt() {
    Score part =
        Score.ofWorst(
            List.of(score(0.98, 0.02, 0, 0, 0), score(0.3, 0.1, 0.6, 0, 0), score(1, 0, 0, 0, 0)));
    assertThat(LIMITS.judge(part)).isEqualTo(new Verdict.Reject("crack"));
    assertThat(part.probability(ClassKind.DEFECT)).isCloseTo(0.7, within(1e-9));
    assertThat(part.probability(ClassKind.GOOD)).isCloseTo(0.3, within(1e-9));
  }

  @Test
  void aPartOfWhichAPieceIsHiddenIsAPersonsToJudge() {
    Score hidden =
        Score.ofWorst(
            List.of(score(1, 0, 0, 0, 0), score(0.01, 0, 0, 0, 0.99), score(1, 0, 0, 0, 0)));
    assertThat(LIMITS.judge(hidden)).isEqualTo(new Verdict.Review("hand"));
    assertThat(hidden.sureOf(LIMITS.judge(hidden))).isCloseTo(0.99, within(1e-9));
    Score empty = Score.ofWorst(List.of(score(0.1, 0, 0, 0.9, 0), score(0.2, 0, 0, 0.7, 0.1)));
    assertThat(LIMITS.judge(empty)).isEqualTo(new Verdict.NoPart("empty"));
  }

  @Test
  void oneTileThatIsUnlikeEveryGoodShotIsEnoughToStopThePart() {
    Score good = score(1, 0, 0, 0, 0);
    assertThat(LIMITS.judge(Score.ofWorst(List.of(good, good))).kind())
        .isEqualTo(Verdict.Kind.PASS);
    Score part = Score.ofWorst(List.of(good, good.withUnusual(1.2), good));
    assertThat(part.unusual()).isEqualTo(1.2);
    assertThat(LIMITS.judge(part).kind()).isEqualTo(Verdict.Kind.REVIEW);
  }

  @Test
  void aTileWhoseNumbersAreNoneIsAFaultOfThePart() {
    Score broken = score(Double.NaN, 0, 0, 0, 0);
    assertThat(LIMITS.judge(Score.ofWorst(List.of(score(1, 0, 0, 0, 0), broken))).kind())
        .isEqualTo(Verdict.Kind.FAULT);
    Score lost = score(1, 0, 0, 0, 0).withUnusual(Double.NaN);
    assertThat(LIMITS.judge(Score.ofWorst(List.of(lost, score(1, 0, 0, 0, 0)))).kind())
        .isEqualTo(Verdict.Kind.FAULT);
  }

  private static Score score(SplittableRandom random, int leaning) {
    double[] raw = new double[5];
    double sum = 0;
    for (int k = 0; k < raw.length; k++) {
      raw[k] = Math.pow(random.nextDouble(), 3) + (k == leaning ? 4 * random.nextDouble() : 0);
      sum += raw[k];
    }
    double[] p = new double[5];
    for (int k = 0; k < raw.length; k++) {
      p[k] = raw[k] / sum;
    }
    return score(p).withUnusual(random.nextInt(6) == 0 ? 1.3 * random.nextDouble() : 0);
  }

  private static Score score(double... probabilities) {
    List<Score.ClassScore> classes = new ArrayList<>();
    for (int k = 0; k < probabilities.length; k++) {
      classes.add(new Score.ClassScore(CLASSES.get(k), probabilities[k]));
    }
    return new Score(classes, "because");
  }
}
