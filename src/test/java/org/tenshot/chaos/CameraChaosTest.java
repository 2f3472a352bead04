package org.tenshot.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.camera.FakeCamera;
import org.tenshot.camera.FrameSource;
import org.tenshot.camera.MjpegServer;
import org.tenshot.camera.SourceSettings;
import org.tenshot.camera.Sources;
import org.tenshot.camera.sim.SimulatedBelt;
import org.tenshot.domain.Fault;
import org.tenshot.domain.LineState;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.image.PictureFiles;
import org.tenshot.inspect.TinyEncoder;

/// Cameras that go and come back, and that send what is no picture of a part.
@Tag("chaos")
@Timeout(value = 90, unit = TimeUnit.MINUTES)
@ExtendWith(ChaosReport.class)
class CameraChaosTest {

  @TempDir Path folder;

  private final Random random = new Random(20261121);
  private final MoodyCamera camera = new MoodyCamera();
  private MjpegServer server;
  private OnnxEncoder encoder;

  @BeforeEach
  void open() throws Exception {
    encoder = TinyEncoder.open(folder.resolve("tiny"));
    server = new MjpegServer(0, camera);
  }

  @AfterEach
  void close() {
    server.close();
    encoder.close();
  }

  /// What is done to the line in one mood of the camera.
  private interface While {
    void happen(Trial trial) throws Exception;
  }

  @Test
  void aCableThatIsPulledManyTimes(ChaosReport.Book book) throws Exception {
    int times = ChaosReport.times(3, 200);
    try (Trial trial = trial("pulled").startedWithTriggers()) {
      long worst = inMood(trial, MoodyCamera.Mood.PULLED, CameraChaosTest::lost);
      Holdings holdings = Holdings.now();
      for (int i = 1; i < times; i++) {
        worst = Math.max(worst, inMood(trial, MoodyCamera.Mood.PULLED, CameraChaosTest::lost));
      }
      holdings.assertAsBefore("cable pulled", book);
      note(book, "camera: cable pulled", times, trial, worst);
      assertThat(trial.witness.faults()).containsKey(Fault.Code.NO_PICTURE);
    }
  }

  @Test
  void aStreamThatFallsSilentOrSendsWhatIsNoPicture(ChaosReport.Book book) throws Exception {
    int times = ChaosReport.times(1, 10);
    repeat(book, "camera: silent", times, MoodyCamera.Mood.SILENT, CameraChaosTest::lost);
    repeat(book, "camera: garbage", times, MoodyCamera.Mood.GARBAGE, CameraChaosTest::forAWhile);
    repeat(book, "camera: black", times, MoodyCamera.Mood.BLACK, CameraChaosTest::black);
    repeat(book, "camera: other size", times, MoodyCamera.Mood.RESIZED, CameraChaosTest::forAWhile);
  }

  @Test
  void aStreamThatFreezes(ChaosReport.Book book) throws Exception {
    While frozen =
        trial -> {
          // Five seconds of the same, and a while for a machine that is busy.
          trial.witness.forbidPassesAfter(System.nanoTime() + TimeUnit.SECONDS.toNanos(7));
          trial.await("frozen", () -> trial.witness.reason().contains("frozen"));
          trial.witness.forbidPassesAfter(System.nanoTime());
          TimeUnit.MILLISECONDS.sleep(700);
          trial.witness.allowPasses();
        };
    repeat(book, "camera: frozen", ChaosReport.times(1, 10), MoodyCamera.Mood.FROZEN, frozen);
  }

  @Test
  void aGigeCameraThatIsKilled(ChaosReport.Book book) throws Exception {
    int times = ChaosReport.times(1, 20);
    try (FakeCamera gige = FakeCamera.start("GVCHAOS");
        Trial trial =
            new Trial(
                Trial.Parts.of(folder.resolve("gige"), () -> source("gige:GVCHAOS"), encoder)
                    .with(Trial.TRIGGERED))) {
      trial.startedWithTriggers();
      long worst = 0;
      for (int i = 0; i < times; i++) {
        gige.kill();
        trial.await("lost", () -> trial.witness.state() == LineState.FAULT);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(800));
        gige.comeBack();
        worst = Math.max(worst, trial.recovered(System.nanoTime()));
      }
      note(book, "GigE camera: power cut", times, trial, worst);
    }
  }

  @Test
  void aClockThatIsSetBack(ChaosReport.Book book) throws Exception {
    int times = ChaosReport.times(2, 20);
    AtomicLong behind = new AtomicLong();
    Clock clock = new MovedClock(behind);
    SourceSettings settings = SourceSettings.of(PictureFiles::read, clock);
    try (Trial trial =
        new Trial(
                Trial.Parts.of(
                        folder.resolve("clock"),
                        () -> sources().open(server.url(), settings),
                        encoder)
                    .with(Trial.TRIGGERED))
            .startedWithTriggers()) {
      long worst = 0;
      for (int i = 0; i < times; i++) {
        behind.addAndGet(3_600_000);
        worst = Math.max(worst, trial.recovered(System.nanoTime()));
        TimeUnit.MILLISECONDS.sleep(300);
        behind.addAndGet(-1_800_000);
        TimeUnit.MILLISECONDS.sleep(300);
      }
      assertThat(trial.witness.faults()).as("by the wall clock").doesNotContainKey(Fault.Code.LATE);
      note(book, "clock set back by an hour", times, trial, worst);
    }
  }

  private static void lost(Trial trial) throws InterruptedException {
    trial.await("lost", () -> trial.witness.state() == LineState.FAULT);
    TimeUnit.MILLISECONDS.sleep(200);
  }

  private static void black(Trial trial) throws InterruptedException {
    trial.await("black", () -> trial.witness.reason().contains("is black"));
    TimeUnit.MILLISECONDS.sleep(500);
  }

  private static void forAWhile(Trial trial) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(1_000);
  }

  private void repeat(
      ChaosReport.Book book, String what, int times, MoodyCamera.Mood mood, While happening)
      throws Exception {
    try (Trial trial = trial(mood.name()).startedWithTriggers()) {
      long worst = 0;
      for (int i = 0; i < times; i++) {
        worst = Math.max(worst, inMood(trial, mood, happening));
      }
      note(book, what, times, trial, worst);
    }
  }

  private long inMood(Trial trial, MoodyCamera.Mood mood, While happening) throws Exception {
    camera.become(mood);
    happening.happen(trial);
    TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
    camera.become(MoodyCamera.Mood.WELL);
    return trial.recovered(System.nanoTime());
  }

  private static void note(ChaosReport.Book book, String what, int times, Trial trial, long worst)
      throws Exception {
    Trial.End end = trial.end();
    book.add(what, times, end.rows(), end.faults(), worst);
  }

  private Trial trial(String name) throws Exception {
    return new Trial(
        Trial.Parts.of(folder.resolve(name), () -> source(server.url()), encoder)
            .with(Trial.TRIGGERED)
            .passing(MoodyCamera::sent));
  }

  private static FrameSource source(String address) throws TenshotException {
    return sources().open(address, SourceSettings.of(PictureFiles::read, Clock.systemUTC()));
  }

  private static Sources sources() {
    return new Sources(System.getProperty("os.name"), SimulatedBelt::prepare);
  }

  /// The clock of the system, set back.
  private static final class MovedClock extends Clock {

    private final AtomicLong behindMillis;

    MovedClock(AtomicLong behindMillis) {
      this.behindMillis = behindMillis;
    }

    @Override
    public Instant instant() {
      return Instant.now().minusMillis(behindMillis.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
