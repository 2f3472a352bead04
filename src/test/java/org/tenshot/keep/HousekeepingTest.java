package org.tenshot.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Change;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Device;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Precision;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Score;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.Verdict;
import org.tenshot.image.PictureFiles;
import org.tenshot.profile.ProfileReader;
import org.tenshot.profile.TemplateLibrary;
import org.tenshot.store.AuditRecord;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;

/// Rules are applied while a line writes, and nothing of the line is lost by that.
@Timeout(120)
class HousekeepingTest {

  private static final EncoderId ENCODER =
      new EncoderId("surface-s", "ab".repeat(32), Precision.FP32, 1, 8);
  private static final String HEAD = "zero-shot/1";

  @TempDir Path folder;

  @Test
  void oldPicturesGoWhileTheLineWrites() throws Exception {
    LogPlace place =
        LogPlace.of(
            folder.resolve("tenshot.db"), Path.of(System.getProperty("tenshot.data"), "natives"));
    RetentionFile rules = new RetentionFile(folder.resolve("retention.json"));
    Files.writeString(rules.path(), "{\"pictures\": {\"PASS\": \"7d\"}}");
    Instant now = Instant.now();
    Profile profile =
        new ProfileReader(TemplateLibrary.shipped())
            .read(Path.of(System.getProperty("tenshot.home"), "profiles/bearing.yaml"));
    try (InspectionLog log = InspectionLog.open(place, Clock.systemUTC(), recording -> {})) {
      log.register(profile, ENCODER, HEAD).get();
      for (int i = 0; i < 150; i++) {
        log.append(inspection(profile, i, now.minus(Duration.ofDays(8))), png(i));
      }
      log.append(inspection(profile, 150, now), png(150)).get();
      List<Long> rows;
      try (Housekeeping _ =
          new Housekeeping(
                  place,
                  log,
                  rules,
                  Clock.systemUTC(),
                  new Housekeeping.Rhythm(Duration.ofMillis(50), Duration.ofMillis(100)))
              .start()) {
        rows =
            IntStream.range(200, 500)
                .mapToObj(i -> log.append(inspection(profile, i, now), png(i)))
                .map(promise -> promise.orTimeout(30, TimeUnit.SECONDS).join())
                .toList();
        while (left(place) > 301) {
          Thread.sleep(20);
        }
      }
      assertThat(rows).doesNotHaveDuplicates().hasSize(300);
    }
    try (History history = History.open(place)) {
      assertThat(history.total()).isEqualTo(451);
      List<AuditRecord> audit =
          history.audit().between(Instant.EPOCH, now.plus(Duration.ofDays(1)), "station");
      assertThat(audit).extracting(AuditRecord::what).contains(Change.Kind.RETENTION.name());
      assertThat(audit)
          .filteredOn(row -> row.what().equals(Change.Kind.RETENTION_RULES.name()))
          .hasSize(1);
      assertThat(history.audit().verify(null).faults()).isEmpty();
    }
  }

  private static long left(LogPlace place) throws Exception {
    try (var all = Files.walk(place.pictures())) {
      return all.filter(file -> file.toString().endsWith(".png")).count();
    }
  }

  private static Inspection inspection(Profile profile, int sequence, Instant at) {
    float[] values = new float[8];
    values[sequence % 8] = 1;
    return new Inspection(
        new Frame.Origin("sim:", sequence, at.plusMillis(sequence), 0, null, PartId.UNKNOWN),
        new Verdict.Pass("good"),
        new Score(
            List.of(new Score.ClassScore(new ProductClass("good", ClassKind.GOOD), 1)), "why"),
        org.tenshot.domain.Embedding.normalised(values),
        new StepTimes(1, 2, 3, 4),
        new Inspection.Basis(profile.product(), profile.hash(), ENCODER, Device.Kind.CPU, HEAD),
        null);
  }

  private static byte[] png(int number) {
    byte[] rgb = new byte[16 * 16 * 3];
    new java.util.Random(number).nextBytes(rgb);
    return PictureFiles.png(new Picture(16, 16, rgb));
  }
}
