package org.tenshot.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Change;
import org.tenshot.domain.TenshotException;

/// A log whose audit trail is looked at, and changed past the program.
abstract class AuditedLog {

  static final String OPEN_UP =
      "DROP TRIGGER audit_follows; DROP TRIGGER audit_goes_on; DROP TRIGGER audit_stays_as_it_is;"
          + " DROP TRIGGER audit_stays; DROP TRIGGER audit_end_follows; DROP TRIGGER audit_end_stays;";

  @TempDir Path folder;

  InspectionLog open() throws TenshotException {
    return InspectionLog.open(Samples.place(folder), Samples.CLOCK, recording -> {});
  }

  static Change change(long number) {
    return new Change("Jäna", Change.Kind.LABEL, "shot " + number, null, "");
  }

  /// Five rows.
  void fill() throws Exception {
    try (InspectionLog log = open()) {
      for (int i = 1; i <= 5; i++) {
        log.audit().add(change(i)).get();
      }
    }
  }

  AuditCheck.Result verify(@Nullable AuditEnd known) throws TenshotException {
    try (History history = History.open(Samples.place(folder))) {
      return history.audit().verify(known);
    }
  }

  static List<AuditRecord> rows(History history) throws TenshotException {
    List<AuditRecord> rows = new ArrayList<>();
    history.audit().each(rows::add);
    return rows;
  }

  void edit(String script) throws SQLException {
    try (Connection connection = Samples.connect(folder.resolve("tenshot.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("PRAGMA busy_timeout = 5000");
      statement.executeUpdate(script);
    }
  }
}
