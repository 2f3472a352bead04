package org.tenshot.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Limits;
import org.tenshot.head.Example;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.KernelRidgeTrainer;
import org.tenshot.head.TrainingSet;

class LearningCurveTest {

  private static final HeadTrainer TRAINER = KernelRidgeTrainer.averaged();
  private static final Limits LIMITS = new Limits(0.6, 0.5, 0.5);

  @Test
  void moreShotsHelp() {
    LearningCurve curve = curve(Clouds.of(24, 1, 0.35, 1).examples(), 1);
    assertThat(curve.points())
        .extracting(LearningCurve.Point::shots)
        .containsExactly(1, 2, 5, 10, 24);
    LearningCurve.Point first = curve.points().getFirst();
    LearningCurve.Point last = curve.points().getLast();
    assertThat(last.all()).isTrue();
    assertThat(last.balancedAccuracy()).isGreaterThan(first.balancedAccuracy() + 0.1);
    assertThat(first.draws()).isEqualTo(8);
    assertThat(curve.points().get(2).deviation()).isPositive();
  }

  @Test
  void equalSeedsGiveEqualCurves() {
    List<Example> shots = Clouds.of(12, 1, 0.5, 2).examples();
    assertThat(curve(shots, 3)).isEqualTo(curve(shots, 3)).isNotEqualTo(curve(shots, 4));
  }

  @Test
  void shuffledLabelsGiveChance() {
    SplittableRandom random = new SplittableRandom(5);
    List<Example> shuffled = new ArrayList<>();
    for (Example example : Clouds.of(40, 1, 0.3, 2).examples()) {
      shuffled.add(new Example(example.embedding(), random.nextInt(3), example.group()));
    }
    assertThat(curve(shuffled, 1).points())
        .allSatisfy(point -> assertThat(point.balancedAccuracy()).isBetween(0.22, 0.45));
  }

  @Test
  void whatNoShotStandsBehindIsUnknown() {
    LearningCurve good = curve(Clouds.of(6, 1, 0.1, 4).examples().subList(0, 6), 1);
    assertThat(good.points()).isNotEmpty();
    assertThat(good.points())
        .allSatisfy(
            point -> {
              assertThat(point.escapes()).isNaN();
              assertThat(point.falseRejects()).isNotNaN();
            });
    assertThat(curve(Clouds.of(1, 1, 0.1, 4).examples().subList(0, 1), 1).points()).isEmpty();
  }

  private static LearningCurve curve(List<Example> shots, long seed) {
    TrainingSet set = new TrainingSet(Clouds.ENCODER, Clouds.CLASSES, shots, null);
    return LearningCurve.of(
        TRAINER, set, LIMITS, List.of(1, 2, 5, 10), 8, seed, Proof.of(TRAINER, set, LIMITS));
  }
}
