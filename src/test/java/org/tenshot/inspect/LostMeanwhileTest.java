package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Gate;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Timing;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.output.LineOutput;

/// The source of a triggered line is lost while a part is being judged.
@Timeout(60)
class LostMeanwhileTest {

  @TempDir Path folder;

  private final CountDownLatch judging = new CountDownLatch(1);
  private final CountDownLatch lose = new CountDownLatch(1);
  private final CountDownLatch lost = new CountDownLatch(1);
  private final List<Gate> gates = Collections.synchronizedList(new ArrayList<>());
  private final Watched watched = new Watched();

  @Test
  void aPartThatIsJudgedWhileTheSourceIsLostDoesNotPass() throws Exception {
    TriggerRule rule =
        new TriggerRule(
            TriggerRule.By.KEY,
            null,
            Duration.ofSeconds(20),
            Duration.ZERO,
            Duration.ofMillis(1),
            4);
    Profile profile =
        ShippedEncoder.profile("bearing").with(new Timing(rule, Duration.ofSeconds(30)));
    try (OnnxEncoder encoder = TinyEncoder.open(folder.resolve("tiny"));
        Line line =
            new Line(
                new Line.Parts(
                    Camera::new,
                    new Inspector(encoder),
                    new Recipe(profile, slow(encoder.id()), profile.limits()),
                    List.of(new Outlet()),
                    null,
                    List.of(watched),
                    Long.MAX_VALUE))) {
      line.start();
      while (line.trigger(TriggerRule.By.KEY, PartId.UNKNOWN, Duration.ZERO) < 0) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      assertThat(judging.await(20, TimeUnit.SECONDS)).isTrue();
      lose.countDown();
      assertThat(watched.await(now -> now.inspections.size() == 1)).isTrue();
    }
    Inspection only = watched.inspections.getFirst();
    assertThat(only.verdict())
        .isInstanceOfSatisfying(
            Verdict.Faulted.class,
            faulted -> assertThat(faulted.fault().code()).isEqualTo(Fault.Code.SOURCE_LOST));
    assertThat(only.late()).as("what would have been said").isInstanceOf(Verdict.Pass.class);
    assertThat(gates).containsExactly(Gate.CLOSED);
  }

  /// Judges when the source is lost, and passes everything.
  private FixedHead slow(EncoderId encoder) {
    return FixedHead.good(
        encoder,
        () -> {
          judging.countDown();
          assertThat(lost.await(20, TimeUnit.SECONDS)).isTrue();
        });
  }

  private final class Outlet implements LineOutput {

    @Override
    public String name() {
      return "outlet";
    }

    @Override
    public Delivery send(Inspection inspection) {
      gates.add(inspection.verdict().gate());
      return new Delivery.Sent();
    }

    @Override
    public Delivery safe(String reason) {
      if (reason.contains("cable")) {
        lost.countDown();
      }
      return new Delivery.Sent();
    }

    @Override
    public void close() {}
  }

  /// A live picture until it is to be lost.
  private final class Camera implements FrameSource {

    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong taken = new AtomicLong();
    private boolean said;

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
      if (closed.await(5, TimeUnit.MILLISECONDS)) {
        return new Arrival.Ended();
      }
      if (said) {
        return new Arrival.Nothing();
      }
      if (lose.getCount() == 0) {
        said = true;
        return new Arrival.Lost(new Fault(Fault.Code.SOURCE_LOST, "the cable is out"));
      }
      return new Arrival.Taken(
          new Frame(
              new Frame.Origin(
                  "live",
                  taken.getAndIncrement(),
                  Instant.now(),
                  System.nanoTime(),
                  null,
                  PartId.UNKNOWN),
              GreyPicture.of(16, 16, taken.get()),
              null));
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
