package org.tenshot.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.TenshotException;

/// The tables of the log and the way from older ones: script n leads from version n-1 to n. The
/// version stands in SQLite's `user_version`, and `application_id` says that the file is ours.
final class Schema {

  /// "TSHT" in ASCII.
  static final int APPLICATION_ID = 0x54534854;

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final List<String> scripts;

  /// @param scripts from the oldest to the newest
  Schema(List<String> scripts) {
    this.scripts = List.copyOf(scripts);
  }

  /// The tables of this program.
  static Schema current() {
    List<String> scripts = new ArrayList<>();
    for (int number = 1; ; number++) {
      try (InputStream script =
          Schema.class.getResourceAsStream("schema/%03d.sql".formatted(number))) {
        if (script == null) {
          return new Schema(scripts);
        }
        scripts.add(new String(script.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException failure) {
        throw new IllegalStateException("the program's own files cannot be read", failure);
      }
    }
  }

  /// The version that this program writes.
  int version() {
    return scripts.size();
  }

  /// Refuses a file that is not ours or that a newer program wrote. Changes nothing.
  void requireReadable(Connection connection, Path file) throws SQLException, TenshotException {
    boolean blank = number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
    if (!blank && number(connection, "PRAGMA application_id") != APPLICATION_ID) {
      throw new TenshotException(
          "The file " + file + " is a database of another program: choose another file.");
    }
    int found = number(connection, "PRAGMA user_version");
    if (found > version()) {
      throw new TenshotException(
          "The log %s was written by a newer Tenshot (version %d of its tables, this program knows %d): use the newer program, or choose another file."
              .formatted(file, found, version()));
    }
  }

  /// Refuses a file whose tables are older than this program's.
  void requireCurrent(Connection connection, Path file) throws SQLException, TenshotException {
    requireReadable(connection, file);
    if (number(connection, "PRAGMA user_version") < version()) {
      throw new TenshotException(
          "The log " + file + " has older tables: start the station once, which brings them up.");
    }
  }

  /// Brings the tables up to this program's version. A file with rows in it is copied first; what
  /// goes wrong leaves it as it was.
  void migrate(Connection connection, Path file, Clock clock)
      throws SQLException, TenshotException {
    int found = number(connection, "PRAGMA user_version");
    if (found == version()) {
      return;
    }
    if (found > 0) {
      Path copy = file.resolveSibling(backupName(file, found, clock));
      Database.execute(connection, "VACUUM INTO '" + copy.toString().replace("'", "''") + "'");
      LOG.info("Copied the log to {} before its tables go from {} to {}", copy, found, version());
    }
    // Rebuilding a table needs its references unchecked until the end; a transaction cannot switch.
    Database.execute(connection, "PRAGMA foreign_keys = OFF");
    Database.execute(connection, "BEGIN IMMEDIATE");
    try {
      apply(connection, file);
      Database.execute(connection, "COMMIT");
    } catch (SQLException | TenshotException failure) {
      rollBack(connection, failure);
      throw failure;
    } finally {
      Database.execute(connection, "PRAGMA foreign_keys = ON");
    }
  }

  private void apply(Connection connection, Path file) throws SQLException, TenshotException {
    // Read again: another program may have been faster before the lock was ours.
    int found = number(connection, "PRAGMA user_version");
    for (String script : scripts.subList(Math.min(found, version()), version())) {
      Database.execute(connection, script);
    }
    try (Statement statement = connection.createStatement();
        ResultSet broken = statement.executeQuery("PRAGMA foreign_key_check")) {
      if (broken.next()) {
        throw new TenshotException(
            "The log "
                + file
                + " could not be brought up to date because its table "
                + broken.getString(1)
                + " refers to rows that do not exist: send the file to support; it was not"
                + " changed.");
      }
    }
    Database.execute(connection, "PRAGMA application_id = " + APPLICATION_ID);
    Database.execute(connection, "PRAGMA user_version = " + version());
  }

  private static void rollBack(Connection connection, Exception because) {
    try {
      Database.execute(connection, "ROLLBACK");
    } catch (SQLException failure) {
      // A full disk makes SQLite roll back by itself; the first failure is the one that counts.
      because.addSuppressed(failure);
    }
  }

  private static String backupName(Path file, int version, Clock clock) {
    return file.getFileName() + ".v" + version + "-" + STAMP.format(clock.instant()) + ".backup";
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }
}
