package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tenshot.ShippedEncoder;
import org.tenshot.UnreliableEncoder;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Device;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineState;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.encode.Urgency;

/// Lines that share one encoder, and pictures that do not change.
class SharedLinesTest {

  private static OnnxEncoder real;
  private static Profile profile;

  @BeforeAll
  static void open() throws TenshotException {
    real = ShippedEncoder.open();
    profile = ShippedEncoder.profile("bearing");
  }

  @AfterAll
  static void close() {
    real.close();
  }

  @Test
  void whatBreaksOneLineDoesNotStopTheOther() throws Exception {
    Watched broken = new Watched();
    Watched well = new Watched();
    SourceOpener breaks =
        () ->
            new ScriptedSource(
                List.of(
                    ScriptedSource.frame(0, picture(0)),
                    new Arrival.Lost(new Fault(Fault.Code.SOURCE_LOST, "the cable is out"))));
    try (SharedEncoder shared = SharedEncoder.open(like -> reliable());
        Line first = line(shared, breaks, broken);
        Line second = line(shared, () -> new ScriptedSource(frames(60)), well)) {
      first.start();
      second.start();
      assertThat(broken.await(now -> now.states.contains(LineState.FAULT))).isTrue();
      assertThat(well.await(now -> now.inspections.size() == 60)).isTrue();
      assertThat(first.state()).isEqualTo(LineState.FAULT);
      assertThat(second.state()).isEqualTo(LineState.RUNNING);
    }
    assertThat(well.states).doesNotContain(LineState.FAULT, LineState.DEGRADED);
  }

  @Test
  void anEncoderThatIsLostIsAFaultOnEveryLineAndEachComesBackByItself() throws Exception {
    AtomicBoolean lost = new AtomicBoolean();
    Device card = new Device(Device.Kind.CUDA, "a test says so", false);
    SharedEncoder.Opener opener =
        like ->
            like != null
                ? reliable()
                : new UnreliableEncoder(
                    reliable(),
                    card,
                    (tensors, count) -> {
                      if (lost.get()) {
                        throw new TenshotException("The card is off the bus.");
                      }
                    });
    List<Watched> watched = List.of(new Watched(), new Watched());
    try (SharedEncoder shared = SharedEncoder.open(opener);
        Line first = line(shared, () -> new ScriptedSource(frames(4_000)), watched.get(0));
        Line second = line(shared, () -> new ScriptedSource(frames(4_000)), watched.get(1))) {
      first.start();
      second.start();
      for (Watched own : watched) {
        assertThat(own.await(now -> now.inspections.size() > 3)).isTrue();
      }
      lost.set(true);
      for (Watched own : watched) {
        assertThat(own.await(now -> now.states.contains(LineState.FAULT))).isTrue();
        assertThat(own.await(now -> now.states.getLast() == LineState.DEGRADED)).isTrue();
      }
      assertThat(first.reason()).contains("off the bus", "CPU");
    }
    for (Watched own : watched) {
      for (Inspection one : own.inspections) {
        assertThat(one.verdict() instanceof Verdict.Faulted).isEqualTo(one.embedding() == null);
      }
      assertThat(own.inspections.getLast().basis().device()).isEqualTo(Device.Kind.CPU);
    }
  }

  @Test
  void aPictureThatDidNotChangeIsNotEncodedAgainAndTheRecordSaysSo() throws Exception {
    UnreliableEncoder counted = new UnreliableEncoder(real, (tensors, count) -> {});
    Inspector inspector = new Inspector(counted);
    Recipe recipe = Recipe.zeroShot(profile, real);
    Inspection first = inspector.inspect(frame(0, picture(1)), recipe);
    Inspection same = inspector.inspect(frame(1, picture(1)), recipe);
    byte[] rgb = picture(1).rgb().clone();
    for (int i = 0; i < 300; i++) {
      rgb[20_000 + i] += 40;
    }
    Inspection other = inspector.inspect(frame(2, new Picture(96, 96, rgb)), recipe);
    Inspection back = inspector.inspect(frame(3, picture(1)), recipe);

    assertThat(counted.runs()).hasSize(3);
    assertThat(List.of(first, same, other, back))
        .extracting(one -> one.basis().unchanged())
        .containsExactly(false, true, false, false);
    assertThat(same.verdict()).isEqualTo(first.verdict());
    assertThat(same.embedding()).isSameAs(first.embedding());
    assertThat(values(other)).isNotEqualTo(values(first));
  }

  @Test
  void aSourceThatWritesIntoItsLastPictureIsStillLookedAtAnew() throws Exception {
    Inspector inspector = new Inspector(real);
    Recipe recipe = Recipe.zeroShot(profile, real);
    Picture reused = new Picture(96, 96, picture(1).rgb().clone());
    Inspection first = inspector.inspect(frame(0, reused), recipe);
    System.arraycopy(picture(2).rgb(), 0, reused.rgb(), 0, reused.rgb().length);
    Inspection second = inspector.inspect(frame(1, reused), recipe);
    assertThat(second.basis().unchanged()).isFalse();
    assertThat(values(second)).isNotEqualTo(values(first));
  }

  @Test
  void afterAFailureNothingIsUsedAgain() throws Exception {
    AtomicBoolean fail = new AtomicBoolean();
    Encoder failing =
        new UnreliableEncoder(
            real,
            (tensors, count) -> {
              if (fail.getAndSet(false)) {
                throw new TenshotException("It fails.");
              }
            });
    Inspector inspector = new Inspector(failing);
    Recipe recipe = Recipe.zeroShot(profile, real);
    inspector.inspect(frame(0, picture(1)), recipe);
    fail.set(true);
    Inspection failed = inspector.inspect(frame(1, picture(2)), recipe);
    Inspection after = inspector.inspect(frame(2, picture(2)), recipe);
    assertThat(failed.verdict().kind()).isEqualTo(Verdict.Kind.FAULT);
    assertThat(after.basis().unchanged()).isFalse();
    assertThat(after.verdict().kind()).isNotEqualTo(Verdict.Kind.FAULT);
  }

  @Test
  void aFrozenLivePicturePassesNothing() throws Exception {
    List<Arrival> script = new ArrayList<>();
    script.add(new Arrival.Taken(frame(0, picture(1))));
    script.add(new Arrival.Taken(frame(6, picture(1))));
    script.add(new Arrival.Taken(frame(12, picture(2))));
    Watched watched = new Watched();
    // One after the other, because of a live picture the line takes the newest.
    FrameSource slow = new ScriptedSource(script, FrameSource.Pace.NEWEST, 300);
    try (SharedEncoder shared = SharedEncoder.open(like -> reliable());
        Line line = line(shared, () -> slow, watched)) {
      line.start();
      assertThat(watched.await(now -> now.inspections.size() == 3)).isTrue();
      assertThat(watched.inspections.get(0).verdict().kind()).isNotEqualTo(Verdict.Kind.FAULT);
      assertThat(watched.inspections.get(1).verdict())
          .isInstanceOfSatisfying(
              Verdict.Faulted.class,
              faulted -> assertThat(faulted.fault().sentence()).contains("frozen"));
      assertThat(watched.inspections.get(2).verdict().kind()).isNotEqualTo(Verdict.Kind.FAULT);
    }
    assertThat(watched.states).containsSubsequence(LineState.FAULT, LineState.RUNNING);
  }

  private static Encoder reliable() {
    return new UnreliableEncoder(real, (tensors, count) -> {});
  }

  private static Line line(SharedEncoder shared, SourceOpener opener, Watched watched)
      throws TenshotException {
    Encoder own = shared.handle(Urgency.LINE);
    return new Line(
        new Line.Parts(
            opener,
            new Inspector(own),
            Recipe.zeroShot(profile, own),
            List.of(),
            null,
            List.of(watched),
            Long.MAX_VALUE));
  }

  private static List<Arrival> frames(int count) {
    List<Arrival> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(ScriptedSource.frame(i, picture(i)));
    }
    return frames;
  }

  private static Frame frame(int second, Picture picture) {
    Frame.Origin origin =
        new Frame.Origin(
            "test", second, Instant.EPOCH, TimeUnit.SECONDS.toNanos(second), null, PartId.UNKNOWN);
    return new Frame(origin, picture, null);
  }

  private static float[] values(Inspection inspection) {
    return Objects.requireNonNull(inspection.embedding()).values();
  }

  private static Picture picture(int grey) {
    byte[] rgb = new byte[96 * 96 * 3];
    // Never black, which nobody judges.
    Arrays.fill(rgb, (byte) (64 + grey % 128));
    return new Picture(96, 96, rgb);
  }
}
