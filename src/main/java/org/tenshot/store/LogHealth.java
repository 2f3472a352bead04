package org.tenshot.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.TenshotException;

/// How a log is, without changing it.
///
/// @param damage what SQLite found wrong; empty for a file that is whole
/// @param tables version of the tables
/// @param spare bytes inside the file that wait for rows
/// @param waiting bytes of the write-ahead log beside the file
/// @param audit what following the audit log found
/// @param pictures how many the log names
/// @param missing of a sample of pictures, those that are not in their folder
/// @param unreadable of that sample, those whose content is not what was written
/// @param newest when the newest inspection was captured, in milliseconds since 1970; 0 for none
public record LogHealth(
    List<String> damage,
    int tables,
    long spare,
    long waiting,
    AuditCheck.Result audit,
    long pictures,
    List<String> missing,
    List<String> unreadable,
    long newest) {

  /// Pictures that are read; all are looked for.
  private static final int READ = 50;

  public LogHealth {
    damage = List.copyOf(damage);
    missing = List.copyOf(missing);
    unreadable = List.copyOf(unreadable);
  }

  /// Examines a log.
  ///
  /// @throws TenshotException if it cannot be opened or asked
  public static LogHealth of(LogPlace place) throws TenshotException {
    try (History history = History.open(place)) {
      List<String> damage =
          history.list("PRAGMA quick_check(10)", row -> {}, row -> row.getString("quick_check"));
      damage.removeIf("ok"::equals);
      int tables =
          history
              .list(
                  "SELECT user_version AS number FROM pragma_user_version",
                  row -> {},
                  row -> row.getInt("number"))
              .getFirst();
      long newest =
          history
              .list(
                  "SELECT coalesce(max(captured_at), 0) AS newest FROM inspections",
                  row -> {},
                  row -> row.getLong("newest") / 1000)
              .getFirst();
      Path wal = place.database().resolveSibling(place.database().getFileName() + "-wal");
      List<String> missing = new ArrayList<>();
      List<String> unreadable = new ArrayList<>();
      long pictures = pictures(history, place, missing, unreadable);
      return new LogHealth(
          damage,
          tables,
          history.space().spare(),
          Files.exists(wal) ? Files.size(wal) : 0,
          history.audit().verify(null),
          pictures,
          missing,
          unreadable,
          newest);
    } catch (IOException failure) {
      throw Diagnosis.explain(place.database(), failure);
    }
  }

  private static long pictures(
      History history, LogPlace place, List<String> missing, List<String> unreadable)
      throws TenshotException, IOException {
    List<String> all = history.list("SELECT file FROM pictures", row -> {}, LogHealth::file);
    int step = Math.max(1, all.size() / READ);
    for (int i = 0; i < all.size(); i++) {
      Path file = place.pictures().resolve(all.get(i));
      if (!Files.exists(file)) {
        missing.add(all.get(i));
      } else if (i % step == 0) {
        String hash = PictureFolder.sha256(Files.readAllBytes(file));
        if (!all.get(i).contains(hash)) {
          unreadable.add(all.get(i));
        }
      }
    }
    return all.size();
  }

  private static String file(java.sql.ResultSet row) throws SQLException {
    return row.getString("file");
  }
}
