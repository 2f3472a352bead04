package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Verdict;

/// Pages and counts of a history of a week, against a look at every row.
class HistoryPagesTest {

  private static final int ROWS = 2000;

  @TempDir Path folder;
  private final List<Inspection> written = new ArrayList<>();

  @Test
  void everyPageHoldsWhatALookAtEveryRowFinds() throws Exception {
    LogPlace place = Samples.place(folder);
    write(place);
    try (History history = History.open(place)) {
      for (Asked asked : Asked.questions()) {
        assertThat(walk(history, asked.filter())).as("%s", asked.filter()).isEqualTo(scan(asked));
      }
    }
  }

  @Test
  void countsAreThoseOfALookAtEveryRow() throws Exception {
    LogPlace place = Samples.place(folder);
    write(place);
    try (History history = History.open(place)) {
      requireCounts(history);
    }
  }

  @Test
  void rowsThatAreDeletedAreNotCounted() throws Exception {
    LogPlace place = Samples.place(folder);
    write(place);
    try (Connection past = Samples.connect(place.database())) {
      Samples.execute(past, "DELETE FROM inspections WHERE id % 3 = 0 OR lot = 'L2'");
    }
    for (int i = written.size() - 1; i >= 0; i--) {
      if ((i + 1) % 3 == 0 || "L2".equals(written.get(i).origin().part().lot())) {
        written.remove(i);
      }
    }
    try (History history = History.open(place)) {
      requireCounts(history);
      assertThat(history.counts().lots(HistoryFilter.Stretch.ALWAYS, HistoryFilter.Said.ANYTHING))
          .containsKey("L1")
          .doesNotContainKey("L2");
    }
  }

  @Test
  void aLogOfTheReleaseBeforeIsCountedAfterwardsAsIfItAlwaysHadBeen() throws Exception {
    LogPlace place = Samples.place(folder);
    write(place);
    String counts =
        "SELECT group_concat(sum) FROM (SELECT number || ':' || slot AS sum FROM "
            + "outcome_counts ORDER BY slot, number)";
    String again =
        "SELECT group_concat(id) FROM (SELECT i.id FROM inspections i JOIN outcomes o "
            + "ON o.id = i.outcome WHERE o.again ORDER BY i.id)";
    String sure = "SELECT total(sure) FROM inspections";
    List<String> before = new ArrayList<>();
    for (String question : List.of(counts, again, sure)) {
      before.add(Samples.ask(place, question));
    }
    LogPlace old = LogPlace.of(folder.resolve("old.db"), place.natives());
    new Database(old.database(), new Schema(List.of(script(1), script(2))), Duration.ZERO)
        .prepare(Samples.CLOCK);
    try (Connection past = Samples.connect(old.database())) {
      Samples.execute(past, "ATTACH '" + place.database() + "' AS new");
      for (String table : List.of("products", "profiles", "encoders", "heads")) {
        Samples.execute(past, "INSERT INTO main." + table + " SELECT * FROM new." + table);
      }
      Samples.execute(
          past,
          "INSERT INTO main.inspections SELECT id, source, sequence, captured_at, verdict, class,"
              + " probabilities, why, embedding, fault_code, fault_sentence, prepare_nanos,"
              + " encode_nanos, score_nanos, total_nanos, profile, head, device, part, lot, serial,"
              + " file, picture, truth_class, truth_kind FROM new.inspections");
    }

    InspectionLog.open(old, Samples.CLOCK, recording -> {}).close();

    for (String question : List.of(counts, again, sure)) {
      assertThat(Samples.ask(old, question)).isEqualTo(before.removeFirst());
    }
    try (History history = History.open(old)) {
      requireCounts(history);
      for (Asked asked : Asked.questions()) {
        assertThat(walk(history, asked.filter())).as("%s", asked.filter()).isEqualTo(scan(asked));
      }
    }
  }

  @Test
  void whatAScoreSaidIsReadBackAsSureAsItWas() throws Exception {
    LogPlace place = Samples.place(folder);
    Inspection own = Samples.passed(1);
    Inspection unusual =
        new Inspection(
            own.origin(),
            own.verdict(),
            Samples.score(0.75, 0.125, 0.125).withUnusual(0.95),
            own.embedding(),
            own.times(),
            own.basis(),
            null);
    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {});
        History history = History.open(place)) {
      log.register(Samples.PROFILE, Samples.ENCODER, Samples.HEAD);
      long row = log.append(unusual, null).join();
      assertThat(history.byId(row).orElseThrow().inspection().sureness())
          .isEqualTo(unusual.sureness())
          .isNotEqualTo(own.sureness());
    }
  }

  private void requireCounts(History history) throws Exception {
    for (List<Instant> ends :
        List.of(
            List.of(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")),
            List.of(Asked.FIRST.plusSeconds(1234), Asked.FIRST.plusSeconds(500_001)),
            List.of(Asked.FIRST.plusSeconds(6900), Asked.FIRST.plusSeconds(7950)),
            List.of(
                Instant.parse("2026-10-24T00:00:00Z"), Instant.parse("2026-10-25T00:00:00Z")))) {
      Map<String, Long> expected = new TreeMap<>();
      for (Inspection own : written) {
        Instant at = own.origin().capturedAt();
        if (!at.isBefore(ends.getFirst()) && at.isBefore(ends.getLast())) {
          expected.merge(own.verdict().kind() + own.verdict().className(), 1L, Long::sum);
        }
      }
      Map<String, Long> counted = new TreeMap<>();
      history
          .counts()
          .in(
              List.of(new HistoryFilter.Stretch(ends.getFirst(), ends.getLast(), null)),
              HistoryFilter.Said.ANYTHING)
          .getFirst()
          .forEach(own -> counted.merge(own.verdict() + own.className(), own.number(), Long::sum));
      assertThat(counted).as("%s", ends).isEqualTo(expected).isNotEmpty();
    }
  }

  private List<Long> scan(Asked asked) {
    return written.stream()
        .filter(asked.fits())
        .sorted(
            Comparator.comparing((Inspection own) -> own.origin().capturedAt())
                .thenComparing(own -> own.origin().sequence())
                .reversed())
        .map(own -> own.origin().sequence())
        .toList();
  }

  /// Page after page.
  private static List<Long> walk(History history, HistoryFilter filter) throws Exception {
    List<Long> found = new ArrayList<>();
    HistoryPages.Place after = HistoryPages.Place.START;
    List<StoredInspection> page = history.pages().page(filter, after, 37);
    while (!page.isEmpty()) {
      page.forEach(own -> found.add(own.inspection().origin().sequence()));
      page = history.pages().page(filter, HistoryPages.Place.of(page.getLast()), 37);
    }
    assertThat(found).isNotEmpty();
    return found;
  }

  private void write(LogPlace place) throws Exception {
    Random random = new Random(5);
    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {})) {
      log.register(Samples.PROFILE, Samples.ENCODER, Samples.HEAD);
      for (int i = 0; i < ROWS; i++) {
        written.add(inspection(i, random));
        log.append(written.getLast(), null);
      }
      log.append(Samples.faulted(ROWS), null).join();
      written.add(Samples.faulted(ROWS));
    }
  }

  /// Times go back now and then and come twice; a serial number comes up to three times.
  private static Inspection inspection(int i, Random random) {
    double good = random.nextInt(1000) / 1000.0;
    Verdict verdict =
        good > 0.5
            ? new Verdict.Pass("good")
            : good > 0.2 ? new Verdict.Review("good") : new Verdict.Reject("rust");
    Inspection own = Samples.inspection(i, verdict);
    return new Inspection(
        new Frame.Origin(
            random.nextBoolean() ? "left" : "right",
            i,
            Asked.FIRST.plusSeconds(600L * (i / 2) - random.nextInt(3) * 300L),
            0,
            null,
            new PartId("" + i % 50, i % 7 == 0 ? null : "L" + i / 500, "S" + random.nextInt(1500))),
        verdict,
        Samples.score(good, 0.7 * (1 - good), 0.3 * (1 - good)),
        null,
        own.times(),
        own.basis(),
        null);
  }

  private static String script(int number) throws Exception {
    try (InputStream script = Schema.class.getResourceAsStream("schema/00" + number + ".sql")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
