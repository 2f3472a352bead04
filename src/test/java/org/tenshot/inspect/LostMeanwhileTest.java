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
import org.jspecify.annotations.Nullable;
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
import org.tenshot.domain.LineState;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Timing;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.output.LineOutput;

/// The source of a line is lost while a part is being judged.
@Timeout(60)
class LostMeanwhileTest {

  /// Of parts of which none has an answer yet.
  private static final int MOST_WAITING = 4;

  @TempDir Path folder;

  private final CountDownLatch judging = new CountDownLatch(1);
  private final CountDownLatch waiting = new CountDownLatch(MOST_WAITING);
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
    try (OnnxEncoder encoder = TinyEncoder.open(folder.resolve("tiny"));
        Line line =
            line(encoder, new Timing(rule, Duration.ofSeconds(30)), FrameSource.Pace.NEWEST)) {
      line.start();
      while (line.trigger(TriggerRule.By.KEY, PartId.UNKNOWN, Duration.ZERO) < 0) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      assertThat(judging.await(20, TimeUnit.SECONDS)).isTrue();
      lose.countDown();
      assertThat(watched.await(now -> now.inspections.size() == 1)).isTrue();
    }
    Inspection only = watched.inspections.getFirst();
    assertThat(code(only)).isEqualTo(Fault.Code.SOURCE_LOST);
    assertThat(only.late()).as("what would have been said").isInstanceOf(Verdict.Pass.class);
    assertThat(gates).containsExactly(Gate.CLOSED);
  }

  @Test
  void neitherDoPartsThatWaitedForTheirVerdictOnALineThatNobodyTriggers() throws Exception {
    try (OnnxEncoder encoder = TinyEncoder.open(folder.resolve("tiny"));
        Line line = line(encoder, Timing.FREE, FrameSource.Pace.EVERY)) {
      line.start();
      assertThat(judging.await(20, TimeUnit.SECONDS)).isTrue();
      // One is being judged, and the others wait.
      assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
      lose.countDown();
      assertThat(watched.await(now -> now.inspections.size() == MOST_WAITING)).isTrue();
      assertThat(line.state()).isEqualTo(LineState.FAULT);
    }
    assertThat(watched.inspections)
        .extracting(LostMeanwhileTest::code)
        .containsOnly(Fault.Code.SOURCE_LOST);
    assertThat(watched.inspections.getFirst().late()).isInstanceOf(Verdict.Pass.class);
    assertThat(watched.inspections.subList(1, MOST_WAITING))
        .as("not judged any more")
        .allMatch(each -> each.late() == null);
    assertThat(gates).hasSize(MOST_WAITING).containsOnly(Gate.CLOSED);
  }

  private static Fault.@Nullable Code code(Inspection inspection) {
    return inspection.verdict() instanceof Verdict.Faulted(Fault fault) ? fault.code() : null;
  }

  private Line line(OnnxEncoder encoder, Timing timing, FrameSource.Pace pace) throws Exception {
    Profile profile = ShippedEncoder.profile("bearing").with(timing);
    return new Line(
        new Line.Parts(
            () -> new Camera(pace),
            new Inspector(encoder),
            new Recipe(profile, slow(encoder.id()), profile.limits()),
            List.of(new Outlet()),
            null,
            List.of(watched),
            Long.MAX_VALUE));
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

  /// A live picture, or a few parts, until it is to be lost.
  private final class Camera implements FrameSource {

    private final Pace pace;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong taken = new AtomicLong();
    private boolean said;

    Camera(Pace pace) {
      this.pace = pace;
    }

    @Override
    public String name() {
      return "live";
    }

    @Override
    public Pace pace() {
      return pace;
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
      if (pace == Pace.EVERY && taken.get() == MOST_WAITING) {
        return new Arrival.Nothing();
      }
      waiting.countDown();
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
