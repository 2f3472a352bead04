package org.tenshot.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import org.tenshot.domain.Change;
import org.tenshot.domain.Shot;

/// Writes what comes from another station in one transaction, with the row of the audit log that
/// tells of it. What the log has already is not written twice.
final class ImportRows {

  private final LogSession session;

  ImportRows(LogSession session) {
    this.session = session;
  }

  /// @return how many shots and heads are new
  long bring(ImportedProduct imported, Instant now) throws SQLException, IOException {
    return session.whole(
        () -> {
          long product = session.product(imported.product());
          for (ImportedProduct.PlacedPicture picture : imported.pictures()) {
            session.know(picture);
          }
          long shots = 0;
          for (Shot shot : imported.shots()) {
            shots += isKnown(product, shot) ? 0 : add(shot);
          }
          long heads = 0;
          for (ImportedProduct.ImportedHead head : imported.heads()) {
            heads += isKnown(product, head) ? 0 : add(head);
          }
          String what = "%d shots and %d heads from %s".formatted(shots, heads, imported.origin());
          new AuditRows(session)
              .add(
                  new Change(
                      imported.person(),
                      Change.Kind.PRODUCT_IMPORTED,
                      imported.product(),
                      null,
                      what),
                  now);
          return shots + heads;
        });
  }

  private boolean isKnown(long product, Shot shot) throws SQLException {
    return session.number(
            "SELECT count(*) FROM shots WHERE product = ? AND class = ? AND picture = ?"
                + " AND role = ? AND withdrawn_at IS NULL",
            row -> {
              row.number(product).text(shot.className()).text(shot.pictureHash());
              row.text(shot.role().name());
            })
        > 0;
  }

  private long add(Shot shot) throws SQLException {
    session.insert(shot);
    return 1;
  }

  private boolean isKnown(long product, ImportedProduct.ImportedHead head) throws SQLException {
    return session.number(
            "SELECT count(*) FROM taught_heads WHERE product = ? AND version = ?"
                + " AND pass = ? AND reject = ? AND no_part = ?",
            row -> {
              row.number(product).text(head.head().version());
              row.real(head.head().limits().pass()).real(head.head().limits().reject());
              row.real(head.head().limits().noPart());
            })
        > 0;
  }

  private long add(ImportedProduct.ImportedHead head) throws SQLException {
    new TeachingRows(session).insert(head.head(), head.text());
    return 1;
  }
}
