package org.tenshot.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.UnreliableEncoder;
import org.tenshot.domain.Device;
import org.tenshot.domain.Fault;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.encode.Urgency;
import org.tenshot.inspect.TinyEncoder;

/// A real encoder that throws, answers what is no number, hangs, or loses its graphics card.
@Tag("chaos")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
@ExtendWith(ChaosReport.class)
class EncoderChaosTest {

  private static final Device CARD = new Device(Device.Kind.CUDA, "a test says so", false);

  /// How often a shared encoder may hang before it wants a person.
  private static final int HANGS = 3;

  @TempDir Path folder;

  private volatile Mood mood = Mood.WELL;
  private final CountDownLatch end = new CountDownLatch(1);
  private OnnxEncoder real;
  private Profile profile;

  /// What it does before a run.
  private enum Mood {
    WELL,
    /// Throws at every run.
    THROW,
    /// Makes the tensor of every run one that no network gives a number for.
    NAN,
    /// Hangs once, for longer than the test.
    HANG,
    /// Throws on the graphics card alone.
    CARD_LOST
  }

  @BeforeEach
  void open() throws Exception {
    real = TinyEncoder.open(folder.resolve("tiny"));
    profile = ShippedEncoder.profile("bearing");
  }

  @AfterEach
  void close() {
    end.countDown();
    real.close();
  }

  @Test
  void oneThatThrowsOrAnswersNoNumber(ChaosReport.Book book) throws Exception {
    int times = ChaosReport.times(3, 60);
    try (SharedEncoder shared = SharedEncoder.open(like -> moody(real.device()));
        Trial trial = trial("throws", shared).startedWithTriggers()) {
      long worst = broken(trial, Mood.THROW);
      Holdings holdings = Holdings.now();
      for (int i = 1; i < times; i++) {
        worst = Math.max(worst, broken(trial, i % 2 == 0 ? Mood.THROW : Mood.NAN));
      }
      holdings.assertAsBefore("encoder throws", book);
      Trial.End ended = trial.end();
      book.add("encoder: throws, NaN", times, ended.rows(), ended.faults(), worst);
    }
  }

  private long broken(Trial trial, Mood how) throws InterruptedException {
    mood = how;
    trial.await("without an encoder", () -> trial.witness.state() == LineState.FAULT);
    trial.witness.forbidPassesAfter(System.nanoTime());
    TimeUnit.MILLISECONDS.sleep(500);
    trial.witness.allowPasses();
    mood = Mood.WELL;
    return trial.recovered(System.nanoTime());
  }

  @Test
  void oneThatHangs(ChaosReport.Book book) throws Exception {
    int times = ChaosReport.times(1, 9);
    long rows = 0;
    long faults = 0;
    long worst = 0;
    for (int done = 0; done < times; done += HANGS) {
      try (SharedEncoder shared = SharedEncoder.open(like -> moody(real.device()));
          Trial trial = trial("hangs" + done, shared).startedWithTriggers()) {
        for (int i = done; i < Math.min(times, done + HANGS); i++) {
          int late = late(trial);
          mood = Mood.HANG;
          // What the part is told first depends on whether its deadline or the watchdog is earlier.
          trial.await(
              "hangs", () -> trial.witness.state() == LineState.FAULT || late(trial) > late);
          worst = Math.max(worst, trial.recovered(System.nanoTime()));
        }
        Trial.End ended = trial.end();
        rows += ended.rows();
        faults += ended.faults();
        assertThat(trial.witness.faults()).containsKey(Fault.Code.LATE);
      }
    }
    book.add("encoder: hangs for good", times, rows, faults, worst);
  }

  private static int late(Trial trial) {
    return trial.witness.faults().getOrDefault(Fault.Code.LATE, 0);
  }

  @Test
  void oneThatLosesItsGraphicsCard(ChaosReport.Book book) throws Exception {
    int times = ChaosReport.times(1, 20);
    long rows = 0;
    long faults = 0;
    long worst = 0;
    for (int i = 0; i < times; i++) {
      mood = Mood.WELL;
      try (SharedEncoder shared =
              SharedEncoder.open(like -> moody(like == null ? CARD : real.device()));
          Trial trial = trial("card" + i, shared).startedWithTriggers()) {
        long lost = System.nanoTime();
        mood = Mood.CARD_LOST;
        trial.await("lost", () -> trial.witness.state() == LineState.FAULT);
        worst = Math.max(worst, trial.recovered(lost, LineState.DEGRADED));
        assertThat(trial.witness.reason()).contains("off the bus", "runs on the CPU now");
        Trial.End ended = trial.end();
        rows += ended.rows();
        faults += ended.faults();
      }
    }
    book.add("graphics card lost -> CPU", times, rows, faults, worst);
  }

  private Trial trial(String name, SharedEncoder shared) throws Exception {
    return new Trial(
        Trial.Parts.of(
                folder.resolve(name),
                () -> ShippedEncoder.source("sim:?seed=5", profile),
                shared.handle(Urgency.LINE))
            .with(Trial.TRIGGERED));
  }

  private Encoder moody(Device device) {
    return new UnreliableEncoder(real, device, (tensors, count) -> before(device, tensors));
  }

  private void before(Device device, FloatBuffer tensors) throws TenshotException {
    switch (mood) {
      case WELL -> {}
      case THROW -> throw new TenshotException("The encoder was told to fail.");
      case NAN -> {
        for (int i = 0; i < tensors.capacity(); i++) {
          tensors.put(i, Float.NaN);
        }
      }
      case HANG -> {
        // The one that is opened next does not.
        mood = Mood.WELL;
        hang();
      }
      case CARD_LOST -> {
        if (device.kind() != Device.Kind.CPU) {
          throw new TenshotException("The card is off the bus.");
        }
      }
    }
  }

  private void hang() throws TenshotException {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new TenshotException("The test is over.");
  }
}
