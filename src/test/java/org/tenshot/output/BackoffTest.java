package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(3));

  @Test
  void pausesDoubleUpToTheLongest() {
    long now = -1_000_000_000L;
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      assertThat(backoff.mayTry(now)).isTrue();
      backoff.failed(now);
      pauses.add(backoff.millisLeft(now));
      now += Duration.ofMillis(backoff.millisLeft(now)).toNanos();
      assertThat(backoff.mayTry(now - 1)).isFalse();
    }
    assertThat(pauses).containsExactly(500L, 1000L, 2000L, 3000L, 3000L);
  }

  @Test
  void successStartsOver() {
    backoff.failed(0);
    backoff.failed(0);
    backoff.succeeded();
    assertThat(backoff.mayTry(0)).isTrue();
    assertThat(backoff.millisLeft(0)).isZero();
    backoff.failed(0);
    assertThat(backoff.millisLeft(0)).isEqualTo(500);
  }
}
