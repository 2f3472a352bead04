package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Gate;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Timing;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.Verdict;

/// The picture of a camera freezes between two triggers, when nobody judges it.
@Timeout(60)
class FrozenLineTest extends TriggeredLine {

  private final CountDownLatch freeze = new CountDownLatch(1);
  private final CountDownLatch frozen = new CountDownLatch(3);
  private final CountDownLatch thaw = new CountDownLatch(1);
  private final CountDownLatch thawed = new CountDownLatch(1);

  @Test
  void aPartIsNotJudgedByAPictureThatHasStoodStillSinceTheOneBefore() throws Exception {
    WatchfulGate outlet = new WatchfulGate(Duration.ofSeconds(5));
    try (Line line = line(outlet)) {
      line.start();
      awaitReady(outlet);
      trigger(line, 1);
      freeze.countDown();
      assertThat(frozen.await(10, TimeUnit.SECONDS)).isTrue();
      trigger(line, 2);
      thaw.countDown();
      assertThat(thawed.await(10, TimeUnit.SECONDS)).isTrue();
      trigger(line, 3);
    }
    assertThat(outlet.gates).containsExactly(Gate.OPEN, Gate.CLOSED, Gate.OPEN);
    assertThat(watched.inspections.get(1).verdict())
        .isInstanceOfSatisfying(
            Verdict.Faulted.class,
            faulted -> {
              assertThat(faulted.fault().code()).isEqualTo(Fault.Code.SOURCE_LOST);
              assertThat(faulted.fault().sentence()).contains("frozen");
            });
  }

  private void trigger(Line line, int number) throws Exception {
    assertThat(line.trigger(TriggerRule.By.KEY, PartId.UNKNOWN, Duration.ZERO)).isEqualTo(number);
    assertThat(watched.await(now -> now.inspections.size() == number)).isTrue();
  }

  private Line line(WatchfulGate outlet) {
    TriggerRule rule =
        new TriggerRule(
            TriggerRule.By.KEY, null, Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO, 4);
    Profile triggered = profile.with(new Timing(rule, Duration.ofSeconds(5)));
    return new Line(
        new Line.Parts(
            Camera::new,
            new Inspector(encoder),
            new Recipe(triggered, FixedHead.good(encoder.id(), () -> {}), profile.limits()),
            List.of(outlet),
            null,
            List.of(watched),
            Long.MAX_VALUE));
  }

  /// A live picture that freezes. The first frozen frame says that it is six seconds old, so that
  /// nobody has to wait for them.
  private final class Camera implements FrameSource {

    private final CountDownLatch closed = new CountDownLatch(1);
    private long taken;
    private long repeated;

    @Override
    public String name() {
      return "live";
    }

    @Override
    public Pace pace() {
      return Pace.NEWEST;
    }

    @Override
    public Arrival next() throws InterruptedException {
      if (closed.await(2, TimeUnit.MILLISECONDS)) {
        return new Arrival.Ended();
      }
      boolean still = freeze.getCount() == 0 && thaw.getCount() > 0;
      long age = still && repeated++ == 0 ? TimeUnit.SECONDS.toNanos(6) : 0;
      if (still) {
        frozen.countDown();
      } else {
        taken++;
      }
      if (thaw.getCount() == 0) {
        thawed.countDown();
      }
      Frame.Origin origin =
          new Frame.Origin(
              "live",
              taken + repeated,
              Instant.now(),
              System.nanoTime() - age,
              null,
              PartId.UNKNOWN);
      return new Arrival.Taken(new Frame(origin, GreyPicture.of(16, 16, still ? -1 : taken), null));
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
