package org.tenshot.fleet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenshot.store.CopiedColumn;
import org.tenshot.store.CopiedRow;
import org.tenshot.store.CopiedTable;

/// A table of the plant: how rows of the log are written there.
final class PlantTable {

  private final CopiedTable table;
  private final String name;
  private final String insert;
  private final String replace;

  PlantTable(CopiedTable table) {
    this.table = table;
    this.name = table.name().toLowerCase(Locale.ROOT);
    String columns =
        table.columns().stream().map(PlantTable::quoted).collect(Collectors.joining(", "));
    String into =
        "INSERT INTO tenshot_%s (station, id, %s) VALUES (?, ?%s) ON CONFLICT (station, id) DO "
            .formatted(name, columns, ", ?".repeat(table.columns().size()));
    this.insert = into + "NOTHING";
    this.replace =
        into
            + table.columns().stream()
                .map(column -> quoted(column) + " = excluded." + quoted(column))
                .collect(Collectors.joining(", ", "UPDATE SET ", ""));
  }

  private static String quoted(CopiedColumn column) {
    return '"' + column.name() + '"';
  }

  /// As the plant's marks call it.
  String name() {
    return name;
  }

  /// Writes rows; those that are there already stay as they are.
  void insert(Connection connection, String station, List<CopiedRow> rows) throws SQLException {
    write(connection, insert, station, rows);
  }

  /// Writes rows as they are now.
  void replace(Connection connection, String station, List<CopiedRow> rows) throws SQLException {
    write(connection, replace, station, rows);
  }

  private void write(Connection connection, String sql, String station, List<CopiedRow> rows)
      throws SQLException {
    try (PreparedStatement batch = connection.prepareStatement(sql)) {
      for (CopiedRow row : rows) {
        batch.setString(1, station);
        batch.setLong(2, row.id());
        for (int i = 0; i < table.columns().size(); i++) {
          bind(batch, 3 + i, table.columns().get(i).kind(), row.values().get(i));
        }
        batch.addBatch();
      }
      batch.executeBatch();
    }
  }

  private static void bind(
      PreparedStatement row, int place, CopiedColumn.Kind kind, @Nullable Object value)
      throws SQLException {
    switch (kind) {
      case TEXT -> row.setString(place, value == null ? null : storable((String) value));
      case JSON -> row.setObject(place, value == null ? null : json((String) value), Types.OTHER);
      case NUMBER -> row.setObject(place, value, Types.BIGINT);
      case REAL -> row.setObject(place, value, Types.DOUBLE);
      case YES_NO -> row.setObject(place, value, Types.BOOLEAN);
      case TIME -> Plant.time(row, place, (Instant) value);
      case FLOATS, BYTES -> row.setBytes(place, (byte[]) value);
    }
  }

  /// PostgreSQL keeps no character 0, which a scanner may send: its visible sign stands for it, so
  /// that one odd serial number does not hold up all rows after it.
  private static String storable(String text) {
    return text.replace('\0', '\u2400');
  }

  private static String json(String text) {
    return storable(text).replace("\\u0000", "\\u2400");
  }
}
