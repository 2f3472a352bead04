package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void theQuestionsOfTheScreenUseAnIndex() throws Exception {
    assertThat(plan(HistoryCounts.COUNTED)).contains("COVERING INDEX inspections_by_time");
    assertThat(plan(PageSearch.query("outcome = 3")))
        .startsWith("SEARCH inspections USING COVERING INDEX inspections_by_outcome")
        .doesNotContain("B-TREE FOR ORDER BY");
    assertThat(plan(PageSearch.query("true")))
        .startsWith("SEARCH inspections USING INDEX inspections_by_time")
        .doesNotContain("B-TREE FOR ORDER BY");
    assertThat(plan(PageSearch.query("lot = 'a'"))).contains("inspections_by_lot");
    assertThat(plan(PageSearch.query("part = 'a'"))).contains("inspections_by_part");
    assertThat(plan(PageSearch.query("serial = 'a'"))).contains("inspections_by_serial");
    assertThat(plan(History.LAST)).startsWith("SCAN i\nSEARCH").doesNotContain("ORDER BY");
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
