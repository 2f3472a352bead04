package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How late pictures are by the clock of their camera. Times in milliseconds.
class LatenessTest {

  private static final long CAME = System.nanoTime();

  private final Lateness lateness = new Lateness("camera");

  @Test
  void thePictureThatCameQuickestIsTheMeasure() {
    assertThat(of(1_000, 20)).as("nobody knows how long the first one took").isZero();
    assertThat(of(1_033, 50)).as("quicker").isZero();
    assertThat(of(1_066, 383)).isBetween(299L, 300L);
    assertThat(of(1_390, 407)).isBetween(-1L, 1L);
  }

  @Test
  void aBacklogStaysLateForAsLongAsItLasts() {
    of(1_000, 0);
    for (int i = 1; i <= 1_000; i++) {
      assertThat(of(1_000 + i * 33L, 320 + i * 33L)).isGreaterThan(300);
    }
  }

  @Test
  void clocksThatDriftApartMakeNothingLate() {
    // 200 parts in a million, for a day.
    for (long second = 0; second < 86_400; second++) {
      long drift = second * 1_000 / 5_000;
      assertThat(of(1_000 + second * 1_000, second * 1_000 + drift)).isLessThan(2);
    }
  }

  @Test
  void aClockThatIsSetBackMakesNothingLateAndNothingNew() {
    of(500_000, 0);
    assertThat(of(500_033, 133)).isBetween(99L, 100L);
    assertThat(of(1_000, 166)).isBetween(99L, 100L);
    assertThat(of(1_033, 199)).isBetween(99L, 100L);
    assertThat(of(1_166, 232)).isZero();
  }

  @Test
  void aCameraWithoutAClockTellsNothing() {
    assertThat(lateness.of(0, CAME)).isZero();
    assertThat(lateness.of(0, CAME + 1_000_000_000)).isZero();
  }

  @Test
  void aClockThatGoesAtAnotherPaceIsNotBelievedForLong() {
    long late = 0;
    for (int i = 1; i < 1_000; i++) {
      late = of(i * 4L, i * 33L);
    }
    assertThat(late).isZero();
  }

  private long of(long stamped, long came) {
    return lateness.of(stamped * 1_000_000, CAME + came * 1_000_000) / 1_000_000;
  }
}
