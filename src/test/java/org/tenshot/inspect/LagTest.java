package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.TriggerRule;

/// How long pictures are taken to have been on their way.
class LagTest {

  private Duration estimated = Duration.ofMillis(240);

  @Test
  void whatTheProfileSaysHolds() {
    assertThat(lag(Duration.ofMillis(700), 1_000, null, false)).isEqualTo(Duration.ofMillis(700));
    assertThat(lag(Duration.ZERO, 1_000, null, false)).isZero();
  }

  @Test
  void elseItIsEstimatedButAPictureMustBeAbleToCome() {
    assertThat(lag(null, 1_000, null, false)).isEqualTo(Duration.ofMillis(240));
    estimated = Duration.ofMillis(900);
    assertThat(lag(null, 1_000, null, false)).isEqualTo(Duration.ofMillis(500));
    assertThat(lag(null, 1_000, Duration.ofMillis(600), false)).isEqualTo(Duration.ofMillis(300));
    assertThat(lag(null, 150, null, false)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void aPictureThatIsTakenWhenAskedHasNone() {
    assertThat(lag(null, 1_000, null, true)).isZero();
    assertThat(lag(Duration.ofMillis(700), 1_000, null, true)).isZero();
  }

  private Duration lag(
      @Nullable Duration said, long within, @Nullable Duration deadline, boolean asked) {
    TriggerRule rule =
        new TriggerRule(
            TriggerRule.By.KEY, null, Duration.ofMillis(within), Duration.ZERO, said, 4);
    return new Lag(rule, new Camera(asked), deadline).get();
  }

  private final class Camera implements FrameSource {

    private final boolean asked;

    Camera(boolean asked) {
      this.asked = asked;
    }

    @Override
    public String name() {
      return "live";
    }

    @Override
    public Pace pace() {
      return Pace.NEWEST;
    }

    @Override
    public boolean takesWhenAsked() {
      return asked;
    }

    @Override
    public Optional<Duration> lag() {
      return Optional.ofNullable(estimated);
    }

    @Override
    public Arrival next() {
      return new Arrival.Ended();
    }

    @Override
    public void close() {}
  }
}
