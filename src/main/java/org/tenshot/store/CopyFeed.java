package org.tenshot.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// The log's rows for whoever keeps a copy of them elsewhere, in small pages. Rows have numbers in
/// the order in which they were committed, so whoever has all up to a number has missed none.
public final class CopyFeed {

  private final History history;

  CopyFeed(History history) {
    this.history = history;
  }

  /// A row that was changed after it was written.
  ///
  /// @param change number of its last change
  /// @param table that it is in
  /// @param row its number
  public record Changed(long change, CopiedTable table, long row) {}

  /// A picture that a row shows and that is still kept.
  ///
  /// @param row number of the row
  /// @param sha256 of the file
  /// @param file where it lies
  /// @param width in pixels
  /// @param height in pixels
  public record Shown(long row, String sha256, Path file, int width, int height) {}

  /// Inspections that somebody does not have yet.
  ///
  /// @param count how many
  /// @param oldest when the first of them was captured; null where there are none
  public record Waiting(long count, @Nullable Instant oldest) {}

  /// The rows that follow a number.
  ///
  /// @param after 0 for the first ones
  public List<CopiedRow> after(CopiedTable table, long after, int limit) throws TenshotException {
    return history.list(
        table.select() + "WHERE id > ? ORDER BY id LIMIT ?",
        row -> row.number(after).number(limit),
        row -> read(table, row));
  }

  /// Rows by their numbers; those that are not there any more are left out.
  public List<CopiedRow> rows(CopiedTable table, List<Long> ids) throws TenshotException {
    return history.list(
        table.select() + "WHERE id IN (SELECT value FROM json_each(?))",
        row -> row.text(ids.toString()),
        row -> read(table, row));
  }

  /// When the row of a number came to be; empty where there is none (any more).
  public Optional<Instant> stamp(CopiedTable table, long id) throws TenshotException {
    return history
        .list(
            "SELECT %s AS stamp FROM %s WHERE id = ?".formatted(table.stamp().from(), table.from()),
            row -> row.number(id),
            row -> Times.instant(row.getLong("stamp")))
        .stream()
        .findFirst();
  }

  /// The greatest number that a row of the table ever had; 0 where there was none.
  public long last(CopiedTable table) throws TenshotException {
    return history
        .list(
            "SELECT max(coalesce((SELECT max(id) FROM %s), 0), coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)) AS number"
                .formatted(table.own()),
            row -> row.text(table.own()),
            row -> row.getLong("number"))
        .getFirst();
  }

  /// The changes that follow a number, each row with its last one.
  public List<Changed> changes(long after, int limit) throws TenshotException {
    return history.list(
        "SELECT name, row, change FROM row_changes WHERE change > ? ORDER BY change LIMIT ?",
        row -> row.number(after).number(limit),
        row ->
            new Changed(
                row.getLong("change"),
                CopiedTable.named(row.getString("name")),
                row.getLong("row")));
  }

  /// The number of the last change; 0 where there was none.
  public long lastChange() throws TenshotException {
    return history
        .list(
            "SELECT coalesce(max(change), 0) AS number FROM row_changes",
            row -> {},
            row -> row.getLong("number"))
        .getFirst();
  }

  /// Pictures of rows, in the order of the rows' numbers.
  ///
  /// @param table of inspections or shots
  /// @param after the number that they follow
  /// @param upTo the last number
  public List<Shown> pictures(CopiedTable table, long after, long upTo, int limit)
      throws TenshotException {
    return history.list(
        "SELECT r.id AS row_number, p.* FROM %s r CROSS JOIN pictures p ON p.sha256 = r.picture"
                .formatted(table.own())
            + " WHERE r.id > ? AND r.id <= ? ORDER BY r.id LIMIT ?",
        row -> row.number(after).number(upTo).number(limit),
        row ->
            new Shown(
                row.getLong("row_number"),
                row.getString("sha256"),
                history.pictures().resolve(row.getString("file")),
                row.getInt("width"),
                row.getInt("height")));
  }

  /// What somebody misses who has the inspections up to a number.
  public Waiting waiting(long after) throws TenshotException {
    return history
        .list(
            """
            SELECT count(*) AS number, (SELECT captured_at FROM inspections WHERE id > ? ORDER BY id LIMIT 1) AS oldest
            FROM inspections WHERE id > ?
            """,
            row -> row.number(after).number(after),
            row -> new Waiting(row.getLong("number"), time(row, "oldest")))
        .getFirst();
  }

  private static CopiedRow read(CopiedTable table, ResultSet row) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (CopiedColumn column : table.columns()) {
      values.add(value(column, row));
    }
    int stamp = table.columns().indexOf(table.stamp());
    return new CopiedRow(
        row.getLong("row_number"), (Instant) Objects.requireNonNull(values.get(stamp)), values);
  }

  private static @Nullable Object value(CopiedColumn column, ResultSet row) throws SQLException {
    String name = column.name();
    return switch (column.kind()) {
      case TEXT, JSON -> row.getString(name);
      case NUMBER -> unlessNull(row.getLong(name), row);
      case REAL -> unlessNull(row.getDouble(name), row);
      case YES_NO -> unlessNull(row.getBoolean(name), row);
      case TIME -> time(row, name);
      case FLOATS -> floats(row.getBytes(name));
      case BYTES -> row.getBytes(name);
    };
  }

  private static @Nullable Instant time(ResultSet row, String name) throws SQLException {
    long micros = row.getLong(name);
    return row.wasNull() ? null : Times.instant(micros);
  }

  private static <T> @Nullable T unlessNull(T value, ResultSet row) throws SQLException {
    return row.wasNull() ? null : value;
  }

  /// The log keeps 16 bits a component; who reads a copy should not have to know that format.
  private static byte @Nullable [] floats(byte @Nullable [] halves) {
    if (halves == null) {
      return null;
    }
    float[] values = Half.decode(halves);
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return bytes.array();
  }
}
