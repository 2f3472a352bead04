package org.tenshot.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Change;

/// Writes rows of the audit log in the transaction of a session.
final class AuditRows {

  private final LogSession session;

  AuditRows(LogSession session) {
    this.session = session;
  }

  /// Writes a change.
  ///
  /// @return the number of its row
  long add(Change change, Instant now) throws SQLException {
    AuditEnd end =
        new AuditEnd(
            session.number("SELECT row FROM audit_end", row -> {}),
            Objects.requireNonNullElse(
                session.text("SELECT hash FROM audit_end", row -> {}), AuditRecord.NOTHING));
    AuditRecord next = AuditRecord.next(end, now, change);
    session.change(
        "INSERT INTO audit (id, at, person, what, subject, before, after, previous, hash)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row -> {
          row.number(next.id()).number(Times.micros(next.at())).text(next.person());
          row.text(next.what()).text(next.subject()).text(next.before()).text(next.after());
          row.text(next.previous()).text(next.hash());
        });
    return next.id();
  }

  /// Writes how something stands, if it stood differently when it was last written.
  ///
  /// @param now its `before` is not used
  /// @return the number of its row; 0 where nothing changed
  long stands(Change now, Instant at) throws SQLException {
    @Nullable String before =
        session.text(
            "SELECT after FROM audit WHERE what = ? AND subject = ? ORDER BY id DESC LIMIT 1",
            row -> row.text(now.kind().name()).text(now.subject()));
    if (Objects.equals(before, now.after())) {
      return 0;
    }
    return add(new Change(now.person(), now.kind(), now.subject(), before, now.after()), at);
  }
}
