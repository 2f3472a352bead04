package org.tenshot.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Removes rows in the transaction of a session. Triggers of the tables keep the counts right; what
/// they cannot know cheaply, the first and the last time of a lot, is looked up again here.
final class RetentionRows {

  private final LogSession session;
  private long bytes;

  RetentionRows(LogSession session) {
    this.session = session;
  }

  /// Bytes of the pictures that were removed.
  long bytes() {
    return bytes;
  }

  /// Removes the rows of those pictures that nothing needs.
  ///
  /// @param removed takes their hashes
  /// @return their bytes
  long pictures(List<String> hashes, Cutoffs cutoffs, Collection<String> removed)
      throws SQLException {
    for (String hash : hashes) {
      long size = size(hash);
      int gone =
          session.change(
              "DELETE FROM pictures AS p WHERE p.sha256 = ? AND NOT " + Cutoffs.NEEDED,
              row -> {
                row.text(hash);
                cutoffs.bind(row);
              });
      note(hash, size, gone, removed);
    }
    return bytes;
  }

  private long size(String hash) throws SQLException {
    return session.number("SELECT bytes FROM pictures WHERE sha256 = ?", row -> row.text(hash));
  }

  private void note(String hash, long size, int gone, Collection<String> removed) {
    if (gone > 0) {
      removed.add(hash);
      bytes += size;
    }
  }

  /// Removes inspections that no shot came from, and their pictures where nothing else needs those.
  ///
  /// @param removed takes the hashes of these pictures
  /// @return how many inspections were removed
  long rows(List<Long> ids, Set<String> removed) throws SQLException {
    Set<String> lots = new TreeSet<>();
    Set<String> pictures = new TreeSet<>();
    long count = 0;
    for (Long id : ids) {
      String lot = session.text("SELECT lot FROM inspections WHERE id = ?", row -> row.number(id));
      String picture =
          session.text("SELECT picture FROM inspections WHERE id = ?", row -> row.number(id));
      int gone =
          session.change(
              "DELETE FROM inspections WHERE id = ?"
                  + " AND NOT EXISTS (SELECT 1 FROM shots WHERE inspection = ?)",
              row -> row.number(id).number(id));
      count += gone;
      if (gone > 0 && lot != null) {
        lots.add(lot);
      }
      if (gone > 0 && picture != null) {
        pictures.add(picture);
      }
    }
    for (String picture : pictures) {
      unused(picture, removed);
    }
    for (String lot : lots) {
      between(lot);
    }
    return count;
  }

  private void unused(String hash, Collection<String> removed) throws SQLException {
    long size = size(hash);
    int gone =
        session.change(
            "DELETE FROM pictures WHERE sha256 = ?"
                + " AND NOT EXISTS (SELECT 1 FROM shots WHERE picture = ?)"
                + " AND NOT EXISTS (SELECT 1 FROM inspections WHERE picture = ?)",
            row -> row.text(hash).text(hash).text(hash));
    note(hash, size, gone, removed);
  }

  private void between(String lot) throws SQLException {
    session.change(
        """
        UPDATE lot_counts SET
          first_at = (SELECT captured_at FROM inspections i WHERE i.lot = lot_counts.lot
            AND i.outcome = lot_counts.outcome ORDER BY captured_at LIMIT 1),
          last_at = (SELECT captured_at FROM inspections i WHERE i.lot = lot_counts.lot
            AND i.outcome = lot_counts.outcome ORDER BY captured_at DESC LIMIT 1)
        WHERE lot = ?
        """,
        row -> row.text(lot));
  }

  /// Removes files that no row knows.
  ///
  /// @return how many there were
  long files(List<String> hashes) throws SQLException, IOException {
    long count = 0;
    for (String hash : hashes) {
      long known =
          session.number("SELECT count(*) FROM pictures WHERE sha256 = ?", row -> row.text(hash));
      if (known == 0 && session.removePicture(hash)) {
        count++;
      }
    }
    return count;
  }
}
