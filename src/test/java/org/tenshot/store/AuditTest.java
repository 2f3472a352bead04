package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenshot.domain.Change;
import org.tenshot.domain.Limits;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;

/// Who changed what, and that nobody rewrites it unseen.
class AuditTest {

  private static final String OPEN_UP =
      "DROP TRIGGER audit_follows; DROP TRIGGER audit_goes_on; DROP TRIGGER audit_stays_as_it_is;"
          + " DROP TRIGGER audit_stays; DROP TRIGGER audit_end_follows; DROP TRIGGER audit_end_stays;";

  @TempDir Path folder;

  @Test
  void whatIsTaughtIsWrittenWithWhoDidItAndWhatWasThereBefore() throws Exception {
    try (InspectionLog log = open();
        History history = History.open(Samples.place(folder))) {
      TeachingLog teaching = log.teaching();
      long shot = teaching.addShot(shot("rust", "Jana", ShotRole.TEACH)).get();
      teaching.withdrawShot(shot, "Li").get();
      teaching.withdrawShot(shot, "Li").get();
      Limits limits = new Limits(0.95, 0.4, 0.5);
      long head = teaching.addHead("bearing", "auto/1", "x", limits, "{}", "Jana").get();
      teaching.promote("bearing", head, "Li", "the old one is worse").get();
      teaching.promote("bearing", null, "Jana", null).get();

      List<AuditRecord> rows = rows(history);
      assertThat(rows)
          .extracting(AuditRecord::person, AuditRecord::what, AuditRecord::subject)
          .containsExactly(
              tuple("Jana", "LABEL", "shot 1 of bearing"),
              tuple("Li", "TAKE_BACK", "shot 1 of bearing"),
              tuple("Jana", "HEAD_KEPT", "bearing"),
              tuple("Li", "HEAD_CHOSEN", "bearing"),
              tuple("Jana", "HEAD_CHOSEN", "bearing"));
      assertThat(rows.get(0).before()).isNull();
      assertThat(rows.get(0).after()).startsWith("class rust, to teach, picture ");
      assertThat(rows.get(1).before()).isEqualTo(rows.get(0).after());
      assertThat(rows.get(1).after()).isNull();
      assertThat(rows.get(3).before()).isEqualTo("prompts");
      assertThat(rows.get(3).after())
          .isEqualTo(
              "head 1, auto/1, PASS from 0.95, REJECT from 0.4, NO_PART from 0.5,"
                  + " because: the old one is worse");
      assertThat(rows.get(4).after()).isEqualTo("prompts");
      assertThat(rows).extracting(AuditRecord::at).containsOnly(Samples.NOW);
      assertThat(history.audit().verify(null).faults()).isEmpty();
    }
  }

  @Test
  void whatIsRefusedIsNotWrittenAndWhatCannotBeWrittenIsRefused() throws Exception {
    try (InspectionLog log = open();
        History history = History.open(Samples.place(folder))) {
      TeachingLog teaching = log.teaching();
      long shot = teaching.addShot(shot("rust", "Jana", ShotRole.ACCEPT)).get();
      assertThatThrownBy(() -> teaching.withdrawShot(shot, "Li").get()).hasMessageContaining("log");
      assertThat(rows(history)).hasSize(1);

      edit("CREATE TRIGGER no_more BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END;");
      assertThatThrownBy(() -> teaching.promote("bearing", null, "Li", null).get())
          .hasMessageContaining("refused");
      assertThat(history.teaching().promotions("bearing")).isEmpty();
      assertThatThrownBy(() -> teaching.addShot(shot("good", "Li", ShotRole.TEACH)).get())
          .hasMessageContaining("refused");
      assertThat(history.teaching().shots("bearing")).hasSize(1);
    }
  }

  @Test
  void howThingsStandIsWrittenWhenItChanges() throws Exception {
    try (InspectionLog log = open();
        History history = History.open(Samples.place(folder))) {
      Change first = new Change("Li", Change.Kind.PROFILE, "bearing", null, "aa");
      assertThat(log.audit().stand(List.of(first)).get()).isEqualTo(1);
      assertThat(log.audit().stand(List.of(first)).get()).isZero();
      Change other = new Change("Jana", Change.Kind.PROFILE, "bearing", null, "bb");
      Change elsewhere = new Change("Jana", Change.Kind.PROFILE, "tile", null, "aa");
      log.audit().stand(List.of(other, elsewhere, other)).get();

      assertThat(rows(history))
          .extracting(AuditRecord::person, AuditRecord::before, AuditRecord::after)
          .containsExactly(
              tuple("Li", null, "aa"), tuple("Jana", "aa", "bb"), tuple("Jana", null, "aa"));
      assertThat(history.audit().knows(Change.Kind.PROFILE)).isTrue();
      assertThat(history.audit().knows(Change.Kind.PERSON_ADDED)).isFalse();
      assertThat(history.audit().between(Samples.NOW, Samples.NOW.plusNanos(1000), "Jana"))
          .hasSize(2);
      assertThat(
              history
                  .audit()
                  .between(Samples.NOW.plusNanos(1000), Samples.NOW.plusSeconds(9), null))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE audit SET person = 'Li' WHERE id = 2        | never changed
          DELETE FROM audit WHERE id = 5                     | never deleted
          INSERT INTO audit VALUES (6, 1, 'Li', 'LABEL', 's', NULL, NULL, 'aa', 'bb') | follows the last
          INSERT OR REPLACE INTO audit VALUES (2, 1, 'Li', 'LABEL', 's', NULL, NULL, 'aa', 'bb') | follows
          UPDATE audit_end SET row = 4                       | moves with its rows
          DELETE FROM audit_end                              | stays
          """)
  void theFileItselfRefusesToRewriteIt(String statement, String word) throws Exception {
    fill();
    assertThatThrownBy(() -> edit(statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(word);
    assertThat(verify(null).faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE audit SET person = 'Li' WHERE id = 2        | Row 2 is not what was written
          UPDATE audit SET at = at + 1 WHERE id = 3          | Row 3 is not what was written
          UPDATE audit SET before = '' WHERE id = 1          | Row 1 is not what was written
          UPDATE audit SET subject = 'x' WHERE id = 5        | Row 5 is not what was written
          DELETE FROM audit WHERE id = 1                     | Row 1 is missing
          DELETE FROM audit WHERE id = 3                     | Row 3 is missing
          DELETE FROM audit WHERE id IN (2, 3)               | Rows 2 to 3 are missing
          DELETE FROM audit WHERE id = 5                     | its tail was cut off
          DELETE FROM audit                                  | its tail was cut off
          DELETE FROM audit_end                              | no longer says where it ends
          INSERT INTO audit SELECT 6, at, person, what, subject, before, after, hash, hash FROM audit WHERE id = 5 | Row 6 is not what was written
          INSERT INTO audit SELECT 0, at, person, what, subject, before, after, hash, hash FROM audit WHERE id = 5 | Row 0
          UPDATE audit SET id = CASE id WHEN 2 THEN -3 WHEN 3 THEN -2 END WHERE id IN (2, 3); UPDATE audit SET id = -id WHERE id < 0 | does not follow
          DELETE FROM audit WHERE id = 3; UPDATE audit SET id = id - 1 WHERE id > 3; UPDATE audit_end SET row = 4 | does not follow
          """)
  void everyEditIsFoundAfterTheRefusalsWereTakenAway(String statement, String word)
      throws Exception {
    fill();
    edit(OPEN_UP + statement);
    assertThat(verify(null).faults()).anyMatch(fault -> fault.contains(word));
  }

  @Test
  void aLogThatWasWrittenAnewAsAWholeIsFoundByTheEndThatWasKept() throws Exception {
    fill();
    AuditEnd kept = verify(null).end();
    assertThat(kept.row()).isEqualTo(5);
    try (InspectionLog log = open()) {
      log.audit().add(change(6)).get();
    }
    assertThat(verify(kept).faults()).as("rows that came later").isEmpty();

    List<AuditRecord> forged = forge();
    assertThat(verify(null).faults()).as("whoever has the file can write a chain").isEmpty();
    assertThat(verify(kept).faults()).anyMatch(fault -> fault.contains("written anew"));
    edit(
        "DELETE FROM audit WHERE id > 3; UPDATE audit_end SET row = 3, hash = '%s'"
            .formatted(forged.get(2).hash()));
    assertThat(verify(null).faults()).isEmpty();
    assertThat(verify(kept).faults()).anyMatch(fault -> fault.contains("tail was cut off"));
  }

  @Test
  void theHashIsTheOneThatTheManualDescribes() throws Exception {
    fill();
    try (History history = History.open(Samples.place(folder))) {
      AuditRecord third = rows(history).get(2);
      String text = "15:tenshot-audit-1" + "1:3" + "16:" + Samples.NOW.toEpochMilli() + "000";
      text += "4:Jäna".replace("4:", "5:") + "5:LABEL" + "6:shot 3" + "-:" + "0:" + "64:";
      text += third.previous();
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      assertThat(third.hash()).isEqualTo(HexFormat.of().formatHex(digest));
    }
  }

  @Test
  void aLogOfTheSecondReleaseGoesOn() throws Exception {
    List<String> scripts = new ArrayList<>();
    for (String name : List.of("001", "002")) {
      try (InputStream script = Schema.class.getResourceAsStream("schema/" + name + ".sql")) {
        scripts.add(new String(script.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    LogPlace place = Samples.place(folder);
    new Database(place.database(), new Schema(scripts), Duration.ofMillis(100))
        .prepare(Samples.CLOCK);
    edit(
        "INSERT INTO products (id, name) VALUES (1, 'tile');"
            + "INSERT INTO pictures VALUES ('ab', 'ab/ab.png', 10, 4, 4);"
            + "INSERT INTO shots (product, class, picture, person, labelled_at)"
            + " VALUES (1, 'crack', 'ab', 'Jana', 7)");
    try (InspectionLog log = open();
        History history = History.open(place)) {
      log.teaching().withdrawShot(1, "Li").get();
      assertThat(rows(history))
          .extracting(AuditRecord::subject, AuditRecord::before)
          .containsExactly(tuple("shot 1 of tile", "class crack, to teach, picture ab"));
      assertThat(history.audit().verify(null).faults()).isEmpty();
    }
  }

  @Test
  void twoProgramsWriteOneChain() throws Exception {
    try (InspectionLog one = open();
        InspectionLog other = open()) {
      for (int i = 0; i < 20; i++) {
        one.audit().add(change(i));
        other.audit().add(change(i)).get();
      }
    }
    AuditCheck.Result result = verify(null);
    assertThat(result.faults()).isEmpty();
    assertThat(result.rows()).isEqualTo(40);
  }

  private InspectionLog open() throws TenshotException {
    return InspectionLog.open(Samples.place(folder), Samples.CLOCK, recording -> {});
  }

  private static Change change(long number) {
    return new Change("Jäna", Change.Kind.LABEL, "shot " + number, null, "");
  }

  private static TeachingLog.NewShot shot(String className, String person, ShotRole role) {
    return new TeachingLog.NewShot("bearing", className, Samples.png(1), person, null, role, null);
  }

  /// Five rows.
  private void fill() throws Exception {
    try (InspectionLog log = open()) {
      for (int i = 1; i <= 5; i++) {
        log.audit().add(change(i)).get();
      }
    }
  }

  /// What somebody can do who has the file and this program's source.
  private List<AuditRecord> forge() throws Exception {
    List<AuditRecord> forged = new ArrayList<>();
    AuditEnd end = new AuditEnd(0, AuditRecord.NOTHING);
    for (int i = 1; i <= 6; i++) {
      Change other = new Change("Li", Change.Kind.LABEL, "shot " + i, null, null);
      AuditRecord next = AuditRecord.next(end, Samples.NOW, other);
      forged.add(next);
      end = new AuditEnd(next.id(), next.hash());
    }
    StringBuilder script = new StringBuilder(OPEN_UP + "DELETE FROM audit;");
    for (AuditRecord row : forged) {
      script.append(
          "INSERT INTO audit VALUES (%d, %d, 'Li', 'LABEL', '%s', NULL, NULL, '%s', '%s');"
              .formatted(
                  row.id(), Times.micros(row.at()), row.subject(), row.previous(), row.hash()));
    }
    edit(script + "UPDATE audit_end SET row = 6, hash = '%s'".formatted(end.hash()));
    return forged;
  }

  private AuditCheck.Result verify(@Nullable AuditEnd known) throws TenshotException {
    try (History history = History.open(Samples.place(folder))) {
      return history.audit().verify(known);
    }
  }

  private static List<AuditRecord> rows(History history) throws TenshotException {
    List<AuditRecord> rows = new ArrayList<>();
    history.audit().each(rows::add);
    return rows;
  }

  private void edit(String script) throws SQLException {
    try (Connection connection = Samples.connect(folder.resolve("tenshot.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("PRAGMA busy_timeout = 5000");
      statement.executeUpdate(script);
    }
  }
}
