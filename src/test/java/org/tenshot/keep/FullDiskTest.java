package org.tenshot.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.SmallDisk;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Precision;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Recording;
import org.tenshot.domain.Score;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.Verdict;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;

/// A disk that is full to the last byte: pictures go that the rules do not keep, and the log writes
/// on, without a person.
@Timeout(180)
class FullDiskTest {

  private static final EncoderId ENCODER =
      new EncoderId("surface-s", "ab".repeat(32), Precision.FP32, 1, 8);
  private static final String HEAD = "zero-shot/1";
  private static final int BEFORE = 60;
  private static final int AFTER = 30;

  @TempDir Path folder;
  private SmallDisk disk;
  private LogPlace place;
  private RetentionFile rules;
  private Profile profile;

  @BeforeEach
  void mount() throws Exception {
    disk = SmallDisk.mount(folder.resolve("disk"), 64);
    place = LogPlace.of(disk.folder().resolve("tenshot.db"), ShippedEncoder.natives());
    rules = new RetentionFile(disk.folder().resolve("retention.json"));
    Files.writeString(rules.path(), "{\"free\": \"4MB\"}");
    profile = ShippedEncoder.profile("bearing");
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void whatIsNotKeptMakesRoomAndEveryRowIsThere() throws Exception {
    try (InspectionLog log = InspectionLog.open(place, Clock.systemUTC(), recording -> {})) {
      log.keepReserve();
      write(log, 0, BEFORE).forEach(CompletableFuture::join);
      SmallDisk.fill(disk.folder().resolve("somebody"));
      List<CompletableFuture<Long>> waiting = write(log, BEFORE, AFTER);
      await("it says so", () -> log.recording().kind() == Recording.Kind.FAILED);
      long full = System.nanoTime();
      try (Housekeeping _ = housekeeping(log).start()) {
        await("it writes on", () -> log.recording().kind() == Recording.Kind.WRITING);
        System.out.printf(
            "a disk full to the last byte: the log writes again after %d ms%n",
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - full));
        waiting.forEach(row -> row.orTimeout(30, TimeUnit.SECONDS).join());
      }
    }
    everyRowIsThere(BEFORE + AFTER - 5);
  }

  /// A station that was killed on a full disk comes back.
  @Test
  void aLogThatIsOpenedOnAFullDiskMakesRoomToo() throws Exception {
    try (InspectionLog log = InspectionLog.open(place, Clock.systemUTC(), recording -> {})) {
      log.keepReserve();
      write(log, 0, BEFORE).forEach(CompletableFuture::join);
    }
    SmallDisk.fill(disk.folder().resolve("somebody"));
    try (InspectionLog log = InspectionLog.open(place, Clock.systemUTC(), recording -> {});
        Housekeeping _ = housekeeping(log).start()) {
      write(log, BEFORE, AFTER).forEach(row -> row.orTimeout(60, TimeUnit.SECONDS).join());
    }
    everyRowIsThere(BEFORE + AFTER);
  }

  private Housekeeping housekeeping(InspectionLog log) {
    return new Housekeeping(
        place,
        log,
        rules,
        Clock.systemUTC(),
        new Housekeeping.Rhythm(Duration.ofSeconds(10), Duration.ofHours(1)));
  }

  private List<CompletableFuture<Long>> write(InspectionLog log, int from, int count) {
    log.register(profile, ENCODER, HEAD);
    return IntStream.range(from, from + count)
        .mapToObj(i -> log.append(inspection(i), png(i)))
        .toList();
  }

  /// @param most pictures that may be left
  private void everyRowIsThere(long most) throws Exception {
    try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + place.database())) {
      assertThat(ask(file, "SELECT count(*) FROM inspections")).isEqualTo("" + (BEFORE + AFTER));
      assertThat(ask(file, "PRAGMA integrity_check")).isEqualTo("ok");
      assertThat(Long.parseLong(ask(file, "SELECT count(*) FROM pictures")))
          .as("pictures went, and no more than had to")
          .isBetween((long) AFTER, most);
      try (ResultSet each = file.createStatement().executeQuery("SELECT file FROM pictures")) {
        while (each.next()) {
          assertThat(place.pictures().resolve(each.getString(1))).exists();
        }
      }
    }
  }

  private static String ask(Connection file, String query) throws Exception {
    try (ResultSet row = file.createStatement().executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void await(String what, BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private Inspection inspection(int sequence) {
    float[] values = new float[8];
    values[sequence % 8] = 1;
    Instant at = Instant.now();
    return new Inspection(
        new Frame.Origin("sim:", sequence, at, 0, null, PartId.UNKNOWN),
        new Verdict.Pass("good"),
        new Score(
            List.of(new Score.ClassScore(new ProductClass("good", ClassKind.GOOD), 1)), "why"),
        Embedding.normalised(values),
        new StepTimes(1, 2, 3, 4),
        new Inspection.Basis(profile.product(), profile.hash(), ENCODER, Device.Kind.CPU, HEAD),
        null);
  }

  /// About 190 kB.
  private static byte[] png(int number) {
    byte[] rgb = new byte[256 * 256 * 3];
    new Random(number).nextBytes(rgb);
    return PictureFiles.png(new Picture(256, 256, rgb));
  }
}
