package org.tenshot.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.TenshotException;

/// The tables of the plant and the way from older ones: script n leads from version n-1 to n. Which
/// have been run stands in the table `tenshot_schema`. Stations of one plant are not brought up to
/// date at the same moment: one with an older program refuses newer tables and keeps its rows.
final class PlantSchema {

  private static final Logger LOG = LoggerFactory.getLogger(PlantSchema.class);

  /// "TENSHOT" on a telephone's keys; any number that others hardly take.
  private static final long LOCK = 8_367_468L;

  /// Asks the table of tables: `to_regclass` would go on saying no while another station makes it,
  /// because the server remembers within a transaction what was not there.
  private static final String IS_THERE =
      """
      SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_class
        WHERE relname = 'tenshot_schema' AND pg_catalog.pg_table_is_visible(oid))
      """;

  private final List<String> scripts;

  /// @param scripts from the oldest to the newest
  PlantSchema(List<String> scripts) {
    this.scripts = List.copyOf(scripts);
  }

  /// The tables of this program.
  static PlantSchema current() {
    List<String> scripts = new ArrayList<>();
    for (int number = 1; ; number++) {
      try (InputStream script =
          PlantSchema.class.getResourceAsStream("schema/%03d.sql".formatted(number))) {
        if (script == null) {
          return new PlantSchema(scripts);
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

  /// Makes the tables or brings them up to date, in one transaction. Of several stations that come
  /// at once, one does it and the others wait.
  ///
  /// @param connection without a transaction under way, which this commits
  /// @throws TenshotException if a newer program made the tables
  void settle(Connection connection) throws SQLException, TenshotException {
    int found = version(connection);
    requireKnown(found);
    if (found < version()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
        // Read again: another station may have been faster.
        found = version(connection);
        requireKnown(found);
        for (int next = found + 1; next <= version(); next++) {
          statement.execute(scripts.get(next - 1));
          statement.execute("INSERT INTO tenshot_schema (version) VALUES (" + next + ")");
          LOG.info("The plant's tables are of version {} now", next);
        }
      }
    }
    connection.commit();
  }

  /// Refuses tables of a newer program.
  void requireKnown(int found) throws TenshotException {
    if (found > version()) {
      throw new TenshotException(
          "The plant's tables were made by a newer Tenshot (version %d, this program knows %d): bring this station up to date. Its rows wait here meanwhile."
              .formatted(found, version()));
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery(IS_THERE)) {
        row.next();
        if (!row.getBoolean(1)) {
          return 0;
        }
      }
      try (ResultSet row =
          statement.executeQuery("SELECT coalesce(max(version), 0) FROM tenshot_schema")) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
