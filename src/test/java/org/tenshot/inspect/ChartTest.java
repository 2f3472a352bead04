package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// One measure's control chart.
class ChartTest {

  private final Random random = new Random(7);

  @Test
  void aMillionUsualPicturesAreNoChangeAlthoughSomeShowSomethingElse() {
    Chart chart = new Chart(false);
    int changes = 0;
    for (int i = 0; i < 1_000_000; i++) {
      chart.add(random.nextInt(10) == 0 ? -5 : random.nextGaussian(), at(i));
      changes += chart.isChanged() ? 1 : 0;
    }
    assertThat(changes).isZero();
  }

  @Test
  void aSmallStepIsAWarningAndNeverAHold() {
    Chart chart = new Chart(false);
    run(chart, 0, 100, 0);
    int delay = run(chart, 100, 200, 3);
    assertThat(delay).isBetween(5, 60);
    assertThat(chart.isFar()).isFalse();
    assertThat(chart.since()).isBetween(at(95), at(100 + delay));
  }

  @Test
  void aLargeStepIsAHoldAfterSixPictures() {
    Chart chart = new Chart(false);
    run(chart, 0, 100, 0);
    for (int i = 0; i < 5; i++) {
      chart.add(-15, at(100 + i));
      assertThat(chart.isFar()).isFalse();
    }
    chart.add(-15, at(105));
    assertThat(chart.isFar()).isTrue();
    assertThat(chart.size()).isEqualTo(-15);
    assertThat(chart.since()).isBetween(at(98), at(105));
  }

  @Test
  void itIsOverWhenThePicturesAreAsUsualAgain() {
    Chart chart = new Chart(false);
    run(chart, 0, 50, 12);
    assertThat(chart.isFar()).isTrue();
    int back = 0;
    while (chart.isChanged()) {
      chart.add(random.nextGaussian(), at(50 + back++));
    }
    assertThat(back).isBetween(5, 40);
    assertThat(chart.isFar()).isFalse();
  }

  @Test
  void aSingleOddPictureAndBothSidesInTurnAreNoHold() {
    Chart chart = new Chart(false);
    for (int i = 0; i < 200; i++) {
      chart.add(i % 2 == 0 ? 30 : -30, at(i));
      assertThat(chart.isChanged()).isFalse();
    }
  }

  @Test
  void aChartOfOneSideHearsNothingOfTheOther() {
    Chart chart = new Chart(true);
    run(chart, 0, 100, -10);
    assertThat(chart.isChanged()).isFalse();
    run(chart, 100, 100, 10);
    assertThat(chart.isFar()).isTrue();
  }

  /// @return pictures until the change was noticed
  private int run(Chart chart, int from, int count, double step) {
    int delay = -1;
    for (int i = 0; i < count; i++) {
      chart.add(step + random.nextGaussian(), at(from + i));
      if (delay < 0 && chart.isChanged()) {
        delay = i + 1;
      }
    }
    return delay;
  }

  private static Instant at(int second) {
    return Instant.EPOCH.plusSeconds(second);
  }
}
