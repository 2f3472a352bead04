package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What came of one trigger, and how long pictures take.
class FiredTest {

  private static final Duration WITHIN = Duration.ofMillis(500);

  @Test
  void onlyOneWholePictureInTimeIsGood() {
    assertThat(fired(0, 40).outcome(WITHIN)).isEqualTo(Fired.Outcome.ONE);
    assertThat(fired(0, 500).outcome(WITHIN)).isEqualTo(Fired.Outcome.ONE);
    assertThat(fired(0, 501).outcome(WITHIN)).isEqualTo(Fired.Outcome.LATE);
    assertThat(fired(0).outcome(WITHIN)).isEqualTo(Fired.Outcome.NONE);
    assertThat(fired(0, 40, 900).outcome(WITHIN)).isEqualTo(Fired.Outcome.SEVERAL);
    assertThat(fired(1, 40).outcome(WITHIN)).isEqualTo(Fired.Outcome.SEVERAL);
    assertThat(fired(1).outcome(WITHIN)).isEqualTo(Fired.Outcome.DAMAGED);
  }

  @Test
  void theTimeBetweenTwoPicturesIsAddedAndTheDelayRoundedUp() {
    MeasuredDelay measured =
        MeasuredDelay.of(Duration.ofMillis(51), Duration.ofNanos(33_400_000), 20);
    assertThat(measured.delay()).isEqualTo(Duration.ofMillis(85));
    assertThat(MeasuredDelay.of(Duration.ofMillis(50), Duration.ZERO, 20).delay())
        .isEqualTo(Duration.ofMillis(50));
    assertThat(MeasuredDelay.estimated(Duration.ofNanos(100_000_001)).delay())
        .isEqualTo(Duration.ofMillis(105));
  }

  @Test
  void theMiddleOfTheLastPausesCounts() {
    Cadence cadence = new Cadence();
    assertThat(cadence.period()).isEqualTo(Duration.ZERO);
    long at = 1_000;
    for (int number = 0; number < 8; number++) {
      cadence.came(number, at);
      at += 40;
    }
    // Two came that nobody looked at.
    at += 80;
    cadence.came(10, at);
    assertThat(cadence.period()).isEqualTo(Duration.ofNanos(40));
    cadence.interrupted();
    cadence.came(11, at + 9_000_000);
    cadence.came(12, at + 9_000_900);
    assertThat(cadence.period()).isEqualTo(Duration.ofNanos(40));
    for (int number = 13; number < 30; number++) {
      cadence.came(number, at + 9_000_900 + (number - 12) * 70L);
    }
    assertThat(cadence.period()).isEqualTo(Duration.ofNanos(70));
  }

  private static Fired fired(int damaged, long... millis) {
    List<Duration> after = Arrays.stream(millis).mapToObj(Duration::ofMillis).toList();
    return new Fired(after, damaged);
  }
}
