package org.tenshot.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.SmallDisk;
import org.tenshot.domain.Fault;
import org.tenshot.domain.PictureRule;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Recording;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.inspect.TinyEncoder;
import org.tenshot.keep.Housekeeping;
import org.tenshot.keep.RetentionFile;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;
import org.tenshot.store.StrainedLog;

/// A log whose disk is full, whose file is locked, and whose file is gone.
@Tag("chaos")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
@ExtendWith(ChaosReport.class)
class LogChaosTest {

  @TempDir Path folder;

  private final Random random = new Random(20261121);
  private OnnxEncoder encoder;
  private Profile profile;

  @BeforeEach
  void open() throws Exception {
    encoder = TinyEncoder.open(folder.resolve("tiny"));
    profile = ShippedEncoder.profile("bearing");
  }

  @AfterEach
  void close() {
    encoder.close();
  }

  @Test
  void aDiskThatIsFull(ChaosReport.Book book) throws Exception {
    int times = ChaosReport.times(1, 20);
    long rows = 0;
    long faults = 0;
    long worst = 0;
    for (int i = 0; i < times; i++) {
      AtomicLong pages = new AtomicLong(2);
      Path own = folder.resolve("full" + i);
      try (Trial trial = trial(own, StrainedLog.usualRows(), pages)) {
        trial.line.start();
        awaitFailed(trial);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
        pages.set(0);
        worst = Math.max(worst, writing(trial));
        Trial.End end = trial.end();
        rows += end.rows();
        faults += end.faults();
      }
    }
    book.add("log: disk full", times, rows, faults, worst);
  }

  /// Another program takes what is left. Retention makes room from pictures, the log writes on.
  @Test
  void aDiskThatIsFullToTheLastByte(ChaosReport.Book book) throws Exception {
    int times = ChaosReport.times(1, 10);
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 128)) {
      Path own = Files.createDirectories(disk.folder().resolve("line"));
      Path somebody = disk.folder().resolve("somebody");
      long worst = 0;
      Trial.End end;
      try (Keeper keeper = new Keeper(own);
          Trial trial =
              new Trial(
                  Trial.Parts.of(
                          own, () -> ShippedEncoder.source("sim:?seed=6&rate=10", profile), encoder)
                      .keeping(new PictureRule(PictureRule.Kind.ALL, 1))
                      .with(keeper::open))) {
        trial.started();
        for (int i = 1; i <= times; i++) {
          keeper.log().keepReserve();
          int enough = trial.witness.count(Verdict.Kind.PASS) + 50;
          trial.await("pictures", () -> trial.witness.count(Verdict.Kind.PASS) >= enough);
          SmallDisk.fill(somebody);
          awaitFailed(trial);
          worst = Math.max(worst, writing(trial));
          Files.delete(somebody);
        }
        end = trial.end();
      }
      book.add("log: disk full to the last byte", times, end.rows(), end.faults(), worst);
    }
  }

  /// Opens the log of a trial and keeps its disk from filling up.
  private static final class Keeper implements AutoCloseable {

    private final Path own;
    private @Nullable InspectionLog log;
    private @Nullable Housekeeping housekeeping;

    Keeper(Path own) {
      this.own = own;
    }

    InspectionLog open(LogPlace place, Consumer<Recording> listener) throws TenshotException {
      try {
        RetentionFile rules = new RetentionFile(own.resolve(RetentionFile.NAME));
        Files.writeString(rules.path(), "{\"free\": \"8MB\"}");
        InspectionLog open = InspectionLog.open(place, Clock.systemUTC(), listener);
        log = open;
        housekeeping =
            new Housekeeping(place, open, rules, Clock.systemUTC(), Housekeeping.Rhythm.USUAL)
                .start();
        return open;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    InspectionLog log() {
      return Objects.requireNonNull(log);
    }

    @Override
    public void close() {
      if (housekeeping != null) {
        housekeeping.close();
      }
    }
  }

  @Test
  void aFileThatIsLocked(ChaosReport.Book book) throws Exception {
    int times = ChaosReport.times(2, 40);
    try (Trial trial = trial(folder.resolve("locked"), StrainedLog.usualRows(), new AtomicLong())) {
      trial.started();
      long worst = locked(trial, random.nextInt(500));
      Holdings holdings = Holdings.now();
      for (int i = 1; i < times; i++) {
        worst = Math.max(worst, locked(trial, random.nextInt(500)));
      }
      holdings.assertAsBefore("log locked", book);
      Trial.End end = trial.end();
      book.add("log: file locked", times, end.rows(), end.faults(), worst);
    }
  }

  /// What cannot be written must not pass, and nothing is thrown away.
  @Test
  void aFileThatIsLockedForLongerThanTheQueueIsDeep(ChaosReport.Book book) throws Exception {
    int times = ChaosReport.times(1, 10);
    try (Trial trial = trial(folder.resolve("deep"), 16, new AtomicLong())) {
      trial.started();
      long worst = 0;
      for (int i = 0; i < times; i++) {
        try (Connection _ = lock(trial)) {
          awaitFailed(trial);
          int before = trial.witness.count(Verdict.Kind.FAULT);
          trial.await("no part passes", () -> trial.witness.count(Verdict.Kind.FAULT) > before);
          trial.witness.forbidPassesAfter(System.nanoTime());
          TimeUnit.MILLISECONDS.sleep(500);
          trial.witness.allowPasses();
        }
        worst = Math.max(worst, trial.recovered(System.nanoTime()));
      }
      assertThat(trial.witness.faults()).containsOnlyKeys(Fault.Code.STORE_FAILED);
      Trial.End end = trial.end();
      book.add("log: no room for more rows", times, end.rows(), end.faults(), worst);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatIsMovedAwayAndPutBack(ChaosReport.Book book) throws Exception {
    int times = ChaosReport.times(2, 20);
    try (Trial trial = trial(folder.resolve("moved"), StrainedLog.usualRows(), new AtomicLong())) {
      trial.started();
      Path file = trial.place.database();
      Path elsewhere = file.resolveSibling("elsewhere.db");
      long worst = 0;
      for (int i = 0; i < times; i++) {
        Files.move(file, elsewhere);
        awaitFailed(trial);
        assertThat(trial.witness.recording().sentence()).contains("was moved or deleted");
        TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
        Files.move(elsewhere, file);
        worst = Math.max(worst, writing(trial));
      }
      Trial.End end = trial.end();
      book.add("log: file moved and put back", times, end.rows(), end.faults(), worst);
    }
  }

  /// With its journal or without: everything that was acknowledged is in a new file of that name.
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileThatIsDeletedWhileItIsWritten(ChaosReport.Book book) throws Exception {
    int times = ChaosReport.times(3, 30);
    Path own = folder.resolve("deleted");
    try (Trial trial = trial(own, StrainedLog.usualRows(), new AtomicLong())) {
      trial.started();
      long worst = 0;
      for (int i = 0; i < times; i++) {
        Files.delete(trial.place.database());
        if (i % 2 == 0) {
          Files.deleteIfExists(own.resolve("tenshot.db-wal"));
          Files.deleteIfExists(own.resolve("tenshot.db-shm"));
        }
        long deleted = System.nanoTime();
        trial.await("there again", () -> Files.exists(trial.place.database()));
        writing(trial);
        worst = Math.max(worst, Trial.sinceMillis(deleted));
      }
      Trial.End end = trial.end();
      book.add("log: file deleted", times, end.rows(), end.faults(), worst);
    }
  }

  private long locked(Trial trial, int extra) throws Exception {
    try (Connection _ = lock(trial)) {
      awaitFailed(trial);
      TimeUnit.MILLISECONDS.sleep(extra);
    }
    return writing(trial);
  }

  private static Connection lock(Trial trial) throws Exception {
    Connection other = DriverManager.getConnection("jdbc:sqlite:" + trial.place.database());
    try (var statement = other.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 10000");
      statement.execute("BEGIN EXCLUSIVE");
    }
    return other;
  }

  private static void awaitFailed(Trial trial) throws InterruptedException {
    trial.await("told", () -> trial.witness.recording().kind() == Recording.Kind.FAILED);
  }

  /// Waits until the log writes again and the line passes parts.
  private static long writing(Trial trial) throws InterruptedException {
    long ended = System.nanoTime();
    trial.await("written", () -> trial.witness.recording().kind() == Recording.Kind.WRITING);
    return trial.recovered(ended);
  }

  /// @param pages 0 for no limit; else so many more than the empty log has
  private Trial trial(Path own, int rows, AtomicLong pages) throws Exception {
    return new Trial(
        Trial.Parts.of(own, () -> ShippedEncoder.source("sim:?seed=6&rate=40", profile), encoder)
            .with(
                (place, listener) -> {
                  if (pages.get() > 0) {
                    StrainedLog.open(place, listener, rows, () -> 0).close();
                    pages.addAndGet(pagesIn(place.database()));
                  }
                  return StrainedLog.open(place, listener, rows, pages::get);
                }));
  }

  private static long pagesIn(Path file) {
    try (Connection log = DriverManager.getConnection("jdbc:sqlite:" + file);
        ResultSet row = log.createStatement().executeQuery("PRAGMA page_count")) {
      row.next();
      return row.getLong(1);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }
}
