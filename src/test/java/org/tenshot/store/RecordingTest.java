package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Recording;
import org.tenshot.domain.TenshotException;

/// What the station is told, and what becomes of its rows, while the file cannot be written.
@Timeout(60)
class RecordingTest {

  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final BlockingQueue<Recording> told = new LinkedBlockingQueue<>();
  private final AtomicLong maxPages = new AtomicLong();
  private LogPlace place;
  private InspectionLog log;

  @BeforeEach
  void prepare() throws Exception {
    place = Samples.place(folder);
    log = open(1000, SHORT, SHORT, LONG);
    log.register(Samples.PROFILE, Samples.ENCODER, Samples.HEAD).join();
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void aFullDiskIsToldAndNothingIsLost() throws Exception {
    reopen(1000, SHORT, SHORT, LONG, pagesInUse() + 20);

    List<CompletableFuture<Long>> promises = append(500);

    assertThat(next().sentence()).contains("tenshot.db", "disk is full", "free space");
    assertThat(log.recording().kind()).isEqualTo(Recording.Kind.FAILED);
    assertThat(log.recording().waiting()).isPositive();
    maxPages.set(0);
    assertThat(next()).extracting(Recording::kind).isEqualTo(Recording.Kind.WRITING);
    assertAllWritten(promises);
    assertThat(told).as("told on change alone, however often it was tried").isEmpty();
  }

  @Test
  void aLockedFileIsToldAndNothingIsLost() throws Exception {
    List<CompletableFuture<Long>> promises;
    try (Connection _ = lock()) {
      promises = append(50);

      Recording recording = next();
      assertThat(recording.kind()).isEqualTo(Recording.Kind.FAILED);
      assertThat(recording.sentence()).contains("tenshot.db", "locked by another program");
      assertThat(promises).noneMatch(CompletableFuture::isDone);
    }
    assertThat(next()).extracting(Recording::kind).isEqualTo(Recording.Kind.WRITING);
    assertAllWritten(promises);
  }

  @Test
  void aFullQueueHoldsTheLineUpForAMomentAndNothingIsLost() throws Exception {
    reopen(4, LONG, LONG, LONG, 0);
    List<CompletableFuture<Long>> promises;
    CompletableFuture<CompletableFuture<Long>> fifth;
    try (Connection _ = lock()) {
      promises = append(4);
      fifth = CompletableFuture.supplyAsync(() -> log.append(Samples.passed(4), null));

      Recording recording = next();
      assertThat(recording.kind()).isEqualTo(Recording.Kind.BEHIND);
      assertThat(recording.sentence()).contains("tenshot.db", "slower than the line");
      assertThat(fifth).isNotDone();
    }
    fifth.join().join();
    assertThat(next()).extracting(Recording::kind).isEqualTo(Recording.Kind.WRITING);
    assertAllWritten(promises, 5);
  }

  @Test
  void whatFindsNoRoomFailsAloudAndTheRestIsWritten() throws Exception {
    reopen(4, LONG, SHORT, LONG, 0);
    List<CompletableFuture<Long>> promises;
    try (Connection _ = lock()) {
      promises = append(4);

      CompletableFuture<Long> fifth = log.append(Samples.passed(4), null);

      assertThat(fifth).isCompletedExceptionally();
      assertThat(fifth.exceptionNow())
          .isInstanceOf(TenshotException.class)
          .hasMessageContaining("slower than the line");
      assertThat(next()).extracting(Recording::kind).isEqualTo(Recording.Kind.BEHIND);
      Recording recording = next();
      assertThat(recording.kind()).isEqualTo(Recording.Kind.FAILED);
      assertThat(recording.sentence()).contains("Inspections are missing");
    }
    assertThat(next()).extracting(Recording::kind).isEqualTo(Recording.Kind.WRITING);
    assertAllWritten(promises);
  }

  @Test
  void aFileThatFailsDoesNotHoldTheLineUp() throws Exception {
    reopen(4, SHORT, LONG, LONG, 0);
    List<CompletableFuture<Long>> promises;
    try (Connection _ = lock()) {
      promises = append(4);
      assertThat(next().kind()).isEqualTo(Recording.Kind.FAILED);

      // With the hand-over of half a minute this would not be done now if it had waited.
      CompletableFuture<Long> fifth = log.append(Samples.passed(4), null);

      assertThat(fifth).isCompletedExceptionally();
      assertThat(fifth.exceptionNow()).hasMessageContaining("locked by another program");
      assertThat(next().sentence())
          .contains("locked by another program", "Inspections are missing");
    }
    assertThat(next()).extracting(Recording::kind).isEqualTo(Recording.Kind.WRITING);
    assertAllWritten(promises);
  }

  @Test
  void closingGivesUpAloudOnAFileThatStaysLocked() throws Exception {
    reopen(1000, SHORT, SHORT, SHORT, 0);
    try (Connection _ = lock()) {
      List<CompletableFuture<Long>> promises = append(3);

      log.close();

      assertThat(promises).allMatch(CompletableFuture::isCompletedExceptionally);
      assertThat(promises.getFirst().exceptionNow())
          .isInstanceOf(TenshotException.class)
          .hasMessageContaining("3 entries were not written");
      assertThat(log.recording().kind()).isEqualTo(Recording.Kind.FAILED);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatWasMovedAwayIsMissed() throws Exception {
    append(1).getFirst().join();
    Path elsewhere = folder.resolve("elsewhere.db");
    Files.move(place.database(), elsewhere);

    CompletableFuture<Long> second = log.append(Samples.passed(1), null);

    assertThat(next().sentence()).contains("tenshot.db", "was moved or deleted", "Put it back");
    assertThat(second).isNotDone();
    Files.move(elsewhere, place.database());
    assertThat(next()).extracting(Recording::kind).isEqualTo(Recording.Kind.WRITING);
    assertAllWritten(List.of(second), 2);
  }

  /// A row that went into the file of before would be acknowledged and nowhere to be found.
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileInWhosePlaceThereIsAnotherIsMissed() throws Exception {
    reopen(1000, SHORT, SHORT, SHORT, 0);
    append(1).getFirst().join();
    Path other = folder.resolve("other.db");
    Files.copy(place.database(), other);
    Files.move(other, place.database(), StandardCopyOption.REPLACE_EXISTING);

    CompletableFuture<Long> second = log.append(Samples.passed(1), null);

    assertThat(next().sentence()).contains("tenshot.db", "was moved or deleted", "Put it back");
    assertThat(second).isNotCompleted();
  }

  @Test
  void aPictureFolderThatFailsIsToldAndNothingIsLost() throws Exception {
    Path incoming = place.pictures().resolve("incoming");
    Files.delete(incoming);

    CompletableFuture<Long> promise = log.append(Samples.passed(0), Samples.png(0));

    assertThat(next().sentence()).contains("incoming", "is not there", "Put it back");
    assertThat(promise).isNotDone();
    Files.createDirectory(incoming);
    assertAllWritten(List.of(promise));
    try (History history = History.open(place)) {
      assertThat(history.picture(PictureFolder.sha256(Samples.png(0))).orElseThrow())
          .hasBinaryContent(Samples.png(0));
    }
  }

  @Test
  void aListenerThatFailsDoesNotEndTheLog() throws Exception {
    log.close();
    log =
        InspectionLog.open(
            place,
            Samples.CLOCK,
            recording -> {
              told.add(recording);
              throw new IllegalStateException("the screen is gone");
            },
            tuning(1000, SHORT, SHORT, LONG));
    List<CompletableFuture<Long>> promises;
    try (Connection _ = lock()) {
      promises = append(3);
      assertThat(next().kind()).isEqualTo(Recording.Kind.FAILED);
    }

    assertAllWritten(promises);
  }

  private List<CompletableFuture<Long>> append(int count) {
    return IntStream.range(0, count)
        .mapToObj(sequence -> log.append(Samples.passed(sequence), null))
        .toList();
  }

  private Recording next() throws InterruptedException {
    Recording recording = told.poll(30, TimeUnit.SECONDS);
    assertThat(recording).as("a change of the recording within 30 s").isNotNull();
    return java.util.Objects.requireNonNull(recording);
  }

  private void assertAllWritten(List<CompletableFuture<Long>> promises) throws Exception {
    assertAllWritten(promises, promises.size());
  }

  private void assertAllWritten(List<CompletableFuture<Long>> promises, int rows) throws Exception {
    CompletableFuture.allOf(promises.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
    assertThat(Samples.ask(place, "SELECT count(*) FROM inspections")).isEqualTo("" + rows);
    assertThat(Samples.ask(place, "SELECT count(DISTINCT sequence) FROM inspections"))
        .isEqualTo("" + rows);
    assertThat(Samples.ask(place, "PRAGMA integrity_check")).isEqualTo("ok");
  }

  private Connection lock() throws Exception {
    Connection other = Samples.connect(place.database());
    Samples.execute(other, "BEGIN EXCLUSIVE");
    return other;
  }

  private long pagesInUse() throws Exception {
    return Long.parseLong(Samples.ask(place, "PRAGMA page_count"));
  }

  private void reopen(int rows, Duration busy, Duration handOver, Duration closing, long pages)
      throws TenshotException {
    log.close();
    maxPages.set(pages);
    log = open(rows, busy, handOver, closing);
  }

  private InspectionLog open(int rows, Duration busy, Duration handOver, Duration closing)
      throws TenshotException {
    return InspectionLog.open(
        place, Samples.CLOCK, told::add, tuning(rows, busy, handOver, closing));
  }

  private Tuning tuning(int rows, Duration busy, Duration handOver, Duration closing) {
    return new Tuning(rows, 1L << 20, 256, SHORT, handOver, busy, SHORT, closing, maxPages::get);
  }
}
