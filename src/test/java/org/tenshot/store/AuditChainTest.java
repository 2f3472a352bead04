package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenshot.domain.Change;

/// Whoever changes the audit trail past the program is found out.
class AuditChainTest extends AuditedLog {

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
}
