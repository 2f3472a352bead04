package org.tenshot.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Score;

class PriorShiftTest {

  private static final Score SCORE =
      new Score(
          List.of(
              new Score.ClassScore(new ProductClass("good", ClassKind.GOOD), 0.4),
              new Score.ClassScore(new ProductClass("rust", ClassKind.DEFECT), 0.3),
              new Score.ClassScore(new ProductClass("dent", ClassKind.DEFECT), 0.1),
              new Score.ClassScore(new ProductClass("empty", ClassKind.VOID), 0.2)),
          "why",
          0.5);

  @Test
  void evenOddsBecomeTheLinesOdds() {
    Score moved = new PriorShift(0.5, 0.02).of(SCORE);
    assertThat(moved.isValid()).isTrue();
    double good = moved.probability(ClassKind.GOOD);
    double bad = moved.probability(ClassKind.DEFECT);
    assertThat(bad / good).isCloseTo(0.02 / 0.98, within(1e-12));
    assertThat(moved.probability(ClassKind.VOID)).isEqualTo(0.2);
    assertThat(moved.classes().get(1).probability() / moved.classes().get(2).probability())
        .isCloseTo(3, within(1e-9));
  }

  @Test
  void theShareOfTheShotsMovesNothing() {
    Score moved = new PriorShift(0.3, 0.3).of(SCORE);
    for (int k = 0; k < 4; k++) {
      assertThat(moved.classes().get(k).probability())
          .isCloseTo(SCORE.classes().get(k).probability(), within(1e-12));
    }
  }

  @Test
  void sharesThatCannotBeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PriorShift(0.5, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new PriorShift(1, 0.5));
  }
}
