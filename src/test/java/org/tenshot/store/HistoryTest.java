package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Precision;
import org.tenshot.domain.Verdict;

/// Questions to a log that is being written.
class HistoryTest {

  @TempDir Path folder;

  private LogPlace place;
  private InspectionLog log;
  private History history;

  @BeforeEach
  void open() throws Exception {
    place = Samples.place(folder);
    log = InspectionLog.open(place, Samples.CLOCK, recording -> {});
    history = History.open(place);
    log.register(Samples.PROFILE, Samples.ENCODER, Samples.HEAD);
  }

  @AfterEach
  void close() throws Exception {
    history.close();
    log.close();
  }

  @Test
  void anEmptyLogHasAnswersToo() throws Exception {
    assertThat(history.last(10)).isEmpty();
    assertThat(history.total()).isZero();
    assertThat(history.byId(1)).isEmpty();
    assertThat(history.picture("00")).isEmpty();
    assertThat(history.countsSince(Instant.EPOCH))
        .containsOnlyKeys(Verdict.Kind.values())
        .containsValue(0L);
  }

  @Test
  void aLogThatNobodyWritesCanBeReadToo() throws Exception {
    log.append(Samples.passed(1), null).join();
    log.close();
    history.close();

    history = History.open(place);

    assertThat(history.total()).isEqualTo(1);
  }

  @Test
  void theNewestComeFirst() throws Exception {
    for (int i = 0; i < 5; i++) {
      log.append(Samples.passed(i), null);
    }
    log.append(Samples.passed(5), null).join();

    assertThat(history.last(3))
        .extracting(stored -> stored.inspection().origin().sequence())
        .containsExactly(5L, 4L, 3L);
    assertThat(history.total()).isEqualTo(6);
  }

  @Test
  void theCountsOfAShiftBeginWithTheShift() throws Exception {
    for (int i = 0; i < 10; i++) {
      log.append(Samples.passed(i), null);
    }
    log.append(Samples.inspection(10, new Verdict.Reject("rust")), null);
    log.append(Samples.inspection(11, new Verdict.Review("rust")), null);
    log.append(Samples.faulted(12), null).join();

    Instant since = Samples.origin(8).capturedAt();

    assertThat(history.countsSince(since))
        .containsOnly(
            entry(Verdict.Kind.PASS, 2L),
            entry(Verdict.Kind.REJECT, 1L),
            entry(Verdict.Kind.REVIEW, 1L),
            entry(Verdict.Kind.NO_PART, 0L),
            entry(Verdict.Kind.FAULT, 1L));
  }

  @Test
  void onlyEmbeddingsOfOneEncoderAreHandedOutTogether() throws Exception {
    EncoderId other = new EncoderId("surface-s", "ef".repeat(32), Precision.FP16, 1, 512);
    log.register(Samples.PROFILE, other, Samples.HEAD);
    for (int i = 0; i < 4; i++) {
      log.append(Samples.passed(i), null);
    }
    log.append(Samples.faulted(4), null).join();

    assertThat(history.withEmbedding("bearing 608", Samples.ENCODER, 3))
        .extracting(stored -> stored.inspection().origin().sequence())
        .containsExactly(3L, 2L, 1L);
    assertThat(history.withEmbedding("bearing 608", Samples.ENCODER, 100))
        .hasSize(4)
        .allMatch(stored -> stored.inspection().embedding() != null);
    assertThat(history.withEmbedding("bearing 608", other, 100)).isEmpty();
    assertThat(history.withEmbedding("tile", Samples.ENCODER, 100)).isEmpty();
  }

  @Test
  void theQuestionsOfTheScreenUseAnIndex() throws Exception {
    assertThat(plan(History.COUNTS)).contains("SEARCH inspections", "inspections_by_time");
    assertThat(plan(History.LAST)).startsWith("SCAN i\nSEARCH").doesNotContain("ORDER BY");
    assertThat(plan("SELECT * FROM inspections WHERE serial = 'S/1'"))
        .contains("inspections_by_serial");
    assertThat(plan("SELECT * FROM inspections WHERE class = 'rust' AND captured_at > 5"))
        .contains("inspections_by_class");
  }

  private String plan(String query) throws Exception {
    try (var connection = Samples.connect(place.database());
        var statement = connection.createStatement();
        var row = statement.executeQuery("EXPLAIN QUERY PLAN " + query)) {
      List<String> steps = new ArrayList<>();
      while (row.next()) {
        steps.add(row.getString("detail"));
      }
      return String.join("\n", steps);
    }
  }
}
