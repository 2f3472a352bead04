package org.tenshot.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Limits;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Saying;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Trigger;
import org.tenshot.domain.Truth;
import org.tenshot.domain.Verdict;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;
import org.tenshot.store.NewGroup;
import org.tenshot.store.SampleRows;
import org.tenshot.store.TeachingLog;

/// A station with a log that a line, a teacher and a night shift wrote.
final class SampleStation {

  static final SyncRun.Rhythm QUICK =
      new SyncRun.Rhythm(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(100));

  private static final String PRODUCT = "bench";

  private final SyncPlace place;
  private final SampleRows rows = new SampleRows();

  SampleStation(Path folder) throws Exception {
    Files.createDirectories(folder);
    this.place =
        new SyncPlace(
            folder,
            LogPlace.of(
                folder.resolve("tenshot.db"),
                Path.of(System.getProperty("tenshot.data"), "natives")));
  }

  SyncPlace place() {
    return place;
  }

  InspectionLog open() throws TenshotException {
    InspectionLog log = InspectionLog.open(place.log(), Clock.systemUTC(), recording -> {});
    rows.register(log);
    return log;
  }

  /// Appends inspections as a line does.
  SampleStation judge(int number) throws Exception {
    try (InspectionLog log = open()) {
      judge(log, number);
    }
    return this;
  }

  void judge(InspectionLog log, int number) throws Exception {
    List<CompletableFuture<Long>> promises = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      while (!log.hasRoom(0)) {
        Thread.sleep(1);
      }
      promises.add(log.append(rows.next(embedding(i)), null));
    }
    for (CompletableFuture<Long> promise : promises) {
      promise.get();
    }
  }

  private static Embedding embedding(int seed) {
    Random random = new Random(seed % 97);
    float[] values = new float[SampleRows.ENCODER.dimension()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Embedding.normalised(values);
  }

  /// One row of each kind that a log can have, and a serial number that PostgreSQL cannot keep.
  SampleStation live() throws Exception {
    try (InspectionLog log = open()) {
      judge(log, 3);
      Inspection usual = rows.next(embedding(1));
      log.append(oddly(usual, usual.verdict()), png(1)).get();
      Verdict fault = new Verdict.Faulted(new Fault(Fault.Code.LATE, "Too late: 120 ms."));
      log.append(oddly(usual, fault), png(2)).get();
      TeachingLog teaching = log.teaching();
      long shot = teaching.addShot(shot("rust", png(1), 4L, ShotRole.TEACH)).get();
      teaching.addShot(shot("good", png(3), null, ShotRole.ACCEPT)).get();
      teaching.withdrawShot(shot, "Jana").get();
      long head =
          teaching
              .addHead(PRODUCT, "ridge/1", "learnt\nfrom two", Limits.DEFAULT, "{\"n\": 2}", "Li")
              .get();
      teaching.promote(PRODUCT, head, "Li", "because").get();
      teaching.promote(PRODUCT, null, "Li", null).get();
      long named = log.groups().keep(group("scratch", 1, 3), "Li").get();
      long dismissed = log.groups().keep(group("", 2), "Jana").get();
      log.groups().rename(List.of(named), "scratch é \0", "Jana").get();
      log.groups().drop(List.of(dismissed), "Li").get();
      event(log, "{\"darker\": 0.25}");
      event(log, "");
    }
    return this;
  }

  static long event(InspectionLog log, String details) throws Exception {
    return log.events()
        .add(
            new LineEvent(
                0,
                LineEvent.Kind.PICTURE,
                PRODUCT,
                "sim:",
                Instant.parse("2026-11-20T08:00:00.123456Z"),
                null,
                true,
                Saying.english("The picture is darker."),
                null,
                details,
                null))
        .get();
  }

  /// Rejects that look alike.
  ///
  /// @param name empty for a group that is dismissed
  /// @param members numbers of inspections
  static NewGroup group(String name, long... members) {
    return new NewGroup(
        PRODUCT,
        SampleRows.ENCODER,
        name,
        new float[] {0.1f, -1e-30f, 3.25f},
        0.75,
        LongStream.of(members).boxed().toList());
  }

  static TeachingLog.NewShot shot(
      String name, byte[] png, @Nullable Long inspection, ShotRole role) {
    return new TeachingLog.NewShot(PRODUCT, name, png, "Jana", inspection, role, "part 7");
  }

  private static Inspection oddly(Inspection usual, Verdict verdict) {
    boolean faulted = verdict.kind() == Verdict.Kind.FAULT;
    PartId part = new PartId("part \0 7", "lot é", "S\"7\\");
    Instant at = Instant.parse("2026-11-20T09:00:00.654321Z");
    return new Inspection(
        new Frame.Origin("sim:", 77, at, 0, "a.png", part, new Trigger(77, part, at, 0)),
        verdict,
        faulted ? null : usual.score(),
        faulted ? null : usual.embedding(),
        new StepTimes(1, 2, 3, 4),
        new Inspection.Basis(
            usual.basis().product(),
            usual.basis().profileHash(),
            usual.basis().encoder(),
            Device.Kind.CPU,
            usual.basis().head(),
            !faulted),
        new Truth(new ProductClass("rust", ClassKind.DEFECT), null),
        faulted ? new Verdict.Pass("good") : null);
  }

  static byte[] png(int seed) {
    byte[] rgb = new byte[16 * 16 * 3];
    new Random(seed).nextBytes(rgb);
    return PictureFiles.png(new Picture(16, 16, rgb));
  }

  /// Sends everything that waits.
  SampleStation send(PlantAddress plant, String station) throws Exception {
    return send(new SyncSettings(plant, station, false));
  }

  SampleStation send(SyncSettings settings) throws Exception {
    run().once(settings, sent -> {});
    return this;
  }

  SyncRun run() {
    return new SyncRun(place, PlantServer.login(), Pace.FULL, QUICK, Clock.systemUTC());
  }

  /// A sync that goes on until it is closed.
  static final class Following implements AutoCloseable {

    private final Thread thread;
    private volatile String trouble = "";

    Following(SyncRun run, SyncSettings settings) {
      this.thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      run.forEver(() -> Optional.of(settings), sent -> {}, told -> trouble = told);
                    } catch (InterruptedException closed) {
                      Thread.currentThread().interrupt();
                    }
                  });
    }

    String trouble() {
      return trouble;
    }

    @Override
    public void close() {
      assertThat(thread.isAlive()).as("nothing ends it but being told to").isTrue();
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
