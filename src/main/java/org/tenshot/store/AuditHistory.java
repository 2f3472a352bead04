package org.tenshot.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Change;
import org.tenshot.domain.TenshotException;

/// Answers questions about the audit log.
public final class AuditHistory {

  /// One statement, so that what is written meanwhile is in neither or in both.
  private static final String ALL =
      """
      SELECT audit.*, last.row AS end_row, last.hash AS end_hash
      FROM (SELECT 1) LEFT JOIN audit_end last LEFT JOIN audit ORDER BY audit.id
      """;

  private final History history;

  AuditHistory(History history) {
    this.history = history;
  }

  /// Hands over every row, oldest first.
  public void each(Consumer<AuditRecord> reader) throws TenshotException {
    history.list(
        "SELECT * FROM audit ORDER BY id",
        row -> {},
        row -> {
          reader.accept(read(row));
          return true;
        });
  }

  /// Rows from an instant on and before another, oldest first.
  ///
  /// @param person whose; null for everybody's
  public List<AuditRecord> between(Instant from, Instant until, @Nullable String person)
      throws TenshotException {
    return history.list(
        "SELECT * FROM audit WHERE at >= ? AND at < ? AND (? IS NULL OR person = ?) ORDER BY id",
        row -> {
          row.number(Times.micros(from)).number(Times.micros(until));
          row.text(person).text(person);
        },
        AuditHistory::read);
  }

  /// True if something of this kind was ever written.
  public boolean knows(Change.Kind kind) throws TenshotException {
    return !history
        .list(
            "SELECT id FROM audit WHERE what = ? LIMIT 1",
            row -> row.text(kind.name()),
            row -> row.getLong("id"))
        .isEmpty();
  }

  /// Follows the chain from the first row to the last. Finds every row that was changed, put in,
  /// taken out or moved, as long as whoever did it did not also compute all hashes anew; that is
  /// found with an end that was kept elsewhere.
  ///
  /// @param known such an end; null for none
  public AuditCheck.Result verify(@Nullable AuditEnd known) throws TenshotException {
    AuditCheck check = new AuditCheck(known);
    List<Optional<AuditEnd>> ends = history.list(ALL, row -> {}, row -> take(row, check));
    return check.result(ends.getFirst().orElse(null));
  }

  private static Optional<AuditEnd> take(ResultSet row, AuditCheck check) throws SQLException {
    row.getLong("id");
    if (!row.wasNull()) {
      check.take(read(row));
    }
    long last = row.getLong("end_row");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(new AuditEnd(last, row.getString("end_hash")));
  }

  static AuditRecord read(ResultSet row) throws SQLException {
    return new AuditRecord(
        row.getLong("id"),
        Times.instant(row.getLong("at")),
        row.getString("person"),
        row.getString("what"),
        row.getString("subject"),
        row.getString("before"),
        row.getString("after"),
        row.getString("previous"),
        row.getString("hash"));
  }
}
