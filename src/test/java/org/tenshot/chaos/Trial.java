package org.tenshot.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tenshot.ShippedEncoder;
import org.tenshot.domain.LineState;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.PictureRule;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Recording;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Timing;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.Encoder;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.Line;
import org.tenshot.inspect.Recipe;
import org.tenshot.inspect.Recorder;
import org.tenshot.inspect.SourceOpener;
import org.tenshot.output.LineOutput;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;

/// A line with a log, a gate and a witness, on which a fault is tried. Its end says whether every
/// part got its one answer, and whether each is in the log.
final class Trial implements AutoCloseable {

  /// Each picture is a part.
  static final Timing FREE = Timing.FREE;

  /// Somebody triggers, and wants an answer within two seconds.
  static final Timing TRIGGERED = triggeredBy(TriggerRule.By.KEY);

  final Witness witness;
  final WatchedGate gate;
  final Line line;
  final LogPlace place;
  private final InspectionLog log;
  private final Recorder recorder;
  private @Nullable Thread trigger;
  private final List<Long> triggers = new ArrayList<>();
  private boolean closed;

  /// Opens a log.
  interface LogOpener {
    InspectionLog open(LogPlace place, Consumer<Recording> listener) throws TenshotException;
  }

  /// What a line is made of.
  ///
  /// @param folder of the log
  /// @param source opens the source
  /// @param encoder stays the caller's
  /// @param timing when it looks
  /// @param outputs beside the watched gate
  /// @param mayPass false of pictures that must not pass
  /// @param pictures which are kept
  /// @param log opens the log
  record Parts(
      Path folder,
      SourceOpener source,
      Encoder encoder,
      Timing timing,
      List<LineOutput> outputs,
      Predicate<Picture> mayPass,
      PictureRule pictures,
      LogOpener log) {

    static Parts of(Path folder, SourceOpener source, Encoder encoder) {
      return new Parts(
          folder,
          source,
          encoder,
          FREE,
          List.of(),
          picture -> true,
          PictureRule.DEFAULT,
          (place, listener) -> InspectionLog.open(place, Clock.systemUTC(), listener));
    }

    Parts with(Timing other) {
      return new Parts(folder, source, encoder, other, outputs, mayPass, pictures, log);
    }

    Parts with(LineOutput output) {
      return new Parts(folder, source, encoder, timing, List.of(output), mayPass, pictures, log);
    }

    Parts with(LogOpener other) {
      return new Parts(folder, source, encoder, timing, outputs, mayPass, pictures, other);
    }

    Parts passing(Predicate<Picture> which) {
      return new Parts(folder, source, encoder, timing, outputs, which, pictures, log);
    }

    Parts keeping(PictureRule which) {
      return new Parts(folder, source, encoder, timing, outputs, mayPass, which, log);
    }
  }

  /// What became of a trial.
  record End(long rows, long faults) {}

  static Timing triggeredBy(TriggerRule.By by) {
    TriggerRule rule =
        new TriggerRule(
            by, null, Duration.ofSeconds(1), Duration.ofMillis(3), Duration.ofMillis(2), 8);
    return new Timing(rule, Duration.ofSeconds(2));
  }

  /// A line that stands still.
  Trial(Parts parts) throws Exception {
    Profile profile = ShippedEncoder.profile("bearing").with(parts.timing());
    Files.createDirectories(parts.folder());
    place = LogPlace.of(parts.folder().resolve("tenshot.db"), ShippedEncoder.natives());
    witness = new Witness(parts.mayPass());
    Duration deadline = parts.timing().deadline();
    gate = new WatchedGate(deadline == null ? Long.MAX_VALUE : deadline.toNanos());
    GoodHead head = new GoodHead(parts.encoder().id());
    log = parts.log().open(place, witness::recordingChanged);
    log.register(profile, head.encoder(), head.version()).join();
    recorder = new Recorder(log, parts.pictures());
    List<LineOutput> outputs = new ArrayList<>(parts.outputs());
    outputs.add(gate);
    line =
        new Line(
            new Line.Parts(
                parts.source(),
                new Inspector(parts.encoder()),
                new Recipe(profile, head, profile.limits()),
                outputs,
                recorder,
                List.of(witness),
                Long.MAX_VALUE));
  }

  /// Starts it and waits for the first PASS.
  Trial started() throws InterruptedException {
    line.start();
    await("the first part passes", () -> witness.count(Verdict.Kind.PASS) > 0);
    return this;
  }

  /// Starts it, triggers it ten times a second, and waits for the first PASS.
  Trial startedWithTriggers() throws InterruptedException {
    trigger = Thread.ofPlatform().name("chaos-trigger").start(this::triggerAll);
    return started();
  }

  private void triggerAll() {
    try {
      for (int i = 1; ; i++) {
        TimeUnit.MILLISECONDS.sleep(100);
        PartId part = new PartId("P" + i, null, null);
        long number = line.trigger(TriggerRule.By.KEY, part, Duration.ZERO);
        if (number >= 0) {
          triggers.add(number);
        }
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  void await(String what, BooleanSupplier holds) throws InterruptedException {
    assertThat(witness.await(holds))
        .as(
            () ->
                "never: %s; the line is %s (%s), faults %s, log %s"
                    .formatted(
                        what,
                        witness.state(),
                        witness.reason(),
                        witness.faults(),
                        witness.recording()))
        .isTrue();
  }

  /// Waits until the line is RUNNING and passes a picture that was taken after the cause ended.
  ///
  /// @return milliseconds from the end of the cause
  long recovered(long causeEnded) throws InterruptedException {
    return recovered(causeEnded, LineState.RUNNING);
  }

  /// The same where the line comes back in another state.
  long recovered(long causeEnded, LineState as) throws InterruptedException {
    await("back as " + as, () -> witness.state() == as && witness.passedSince(causeEnded));
    return sinceMillis(causeEnded);
  }

  /// Milliseconds since the cause ended, which are asserted to be few enough.
  static long sinceMillis(long causeEnded) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - causeEnded);
    assertThat(millis).as("ms until the line was back").isLessThan(ChaosReport.LIMIT_MILLIS);
    return millis;
  }

  /// Stops the line, closes the log, and looks at what is in it: one row for each part that was
  /// told, with that verdict, and no PASS that should not have been.
  End end() throws Exception {
    close();
    List<String> rows = new ArrayList<>();
    try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + place.database())) {
      try (ResultSet each =
          file.createStatement()
              .executeQuery("SELECT sequence || ' ' || verdict FROM inspections ORDER BY id")) {
        while (each.next()) {
          rows.add(each.getString(1));
        }
      }
      try (ResultSet each = file.createStatement().executeQuery("PRAGMA integrity_check")) {
        each.next();
        assertThat(each.getString(1)).isEqualTo("ok");
      }
    }
    assertThat(rows).as("one row a part").containsExactlyInAnyOrderElementsOf(witness.keys());
    assertThat(rows.stream().map(row -> row.split(" ")[0]).distinct().count())
        .as("one verdict a part")
        .isEqualTo(rows.size());
    if (trigger != null) {
      assertThat(triggers).as("one part a trigger").hasSize(rows.size());
    }
    assertThat(recorder.unwritten()).isZero();
    assertThat(witness.wrongPasses()).as("PASS of what must not pass").isZero();
    assertThat(gate.openedInDoubt).as("PASS of a line in doubt").hasValue(0);
    assertThat(gate.openedLate).as("PASS after the deadline").hasValue(0);
    return new End(rows.size(), witness.count(Verdict.Kind.FAULT));
  }

  private static boolean ended(Thread thread) {
    try {
      return thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    Thread triggering = trigger;
    if (triggering != null) {
      triggering.interrupt();
      assertThat(ended(triggering)).isTrue();
    }
    line.close();
    recorder.close();
    log.close();
  }
}
