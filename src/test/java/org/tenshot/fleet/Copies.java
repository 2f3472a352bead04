package org.tenshot.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares what the plant has with what stands in the station's file, field by field and past
/// everything under test.
final class Copies {

  /// Table of the plant -> what it is read from in the station's file.
  private static final Map<String, String> TABLES =
      Map.of(
          "profiles", named("profiles"),
          "heads", named("taught_heads"),
          "promotions", named("promotions"),
          "shots", named("shots"),
          "events", named("events"),
          "audit", "SELECT * FROM audit ORDER BY id",
          "reject_groups",
              """
              SELECT r.*, p.name AS product, e.name AS encoder, e.sha256 AS encoder_sha256, e.precision AS encoder_precision,
                e.preprocessing AS encoder_preprocessing, nullif(r.name, '') AS name
              FROM reject_groups r JOIN products p ON p.id = r.product JOIN encoders e ON e.id = r.encoder ORDER BY r.id
              """,
          "reject_group_members",
              """
              SELECT r.*, own.confirmed_at FROM reject_group_members r
              JOIN reject_groups own ON own.id = r.reject_group ORDER BY r.id
              """,
          "inspections",
              "SELECT inspection_details.*, product_name AS product, profile_hash AS profile, head_version AS head, encoder_name AS encoder FROM inspection_details ORDER BY id");

  private static final Map<String, String> OTHER_NAMES =
      Map.of("pass_limit", "pass", "reject_limit", "reject", "no_part_limit", "no_part");

  private Copies() {}

  private static String named(String table) {
    return "SELECT r.*, p.name AS product FROM %s r JOIN products p ON p.id = r.product ORDER BY r.id"
        .formatted(table);
  }

  /// Every row of every table is at the plant once, as it is here.
  static void assertWhole(SampleStation station, PlantServer server, String plant, String name)
      throws SQLException {
    for (String table : new TreeSet<>(TABLES.keySet())) {
      assertSame(station, server, plant, name, table);
    }
  }

  static void assertSame(
      SampleStation station, PlantServer server, String plant, String name, String table)
      throws SQLException {
    String theirs =
        "SELECT * FROM tenshot_%s WHERE station = '%s' ORDER BY id".formatted(table, name);
    try (Connection local =
            DriverManager.getConnection("jdbc:sqlite:" + station.place().log().database());
        Statement ask = local.createStatement();
        ResultSet own = ask.executeQuery(Objects.requireNonNull(TABLES.get(table)));
        Connection there = server.connect(plant)) {
      there.setAutoCommit(false);
      try (Statement paged = there.createStatement()) {
        paged.setFetchSize(500);
        try (ResultSet copy = paged.executeQuery(theirs)) {
          long rows = 0;
          while (own.next()) {
            assertThat(copy.next()).as("%s row %d is there", table, own.getLong("id")).isTrue();
            assertThat(read(copy)).as(table).isEqualTo(expected(copy, own));
            rows++;
          }
          assertThat(copy.next()).as("%s has more than %d rows", table, rows).isFalse();
        }
      }
    }
  }

  private static Map<String, @Nullable Object> read(ResultSet copy) throws SQLException {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    ResultSetMetaData columns = copy.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String column = columns.getColumnName(i);
      if (!column.equals("station")) {
        values.put(column, there(copy, column, columns.getColumnTypeName(i)));
      }
    }
    return values;
  }

  private static @Nullable Object there(ResultSet copy, String column, String type)
      throws SQLException {
    return switch (type) {
      case "timestamptz" -> {
        OffsetDateTime time = copy.getObject(column, OffsetDateTime.class);
        yield time == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
      }
      case "jsonb" -> {
        String json = copy.getString(column);
        yield json == null ? null : JsonParser.parseString(json);
      }
      case "bytea" -> {
        byte[] bytes = copy.getBytes(column);
        yield bytes == null ? null : floats(bytes);
      }
      case "bool" -> copy.getBoolean(column) ? 1L : 0L;
      case "int8" -> copy.getObject(column);
      case "float8" -> copy.getObject(column);
      default -> copy.getString(column);
    };
  }

  private static Map<String, @Nullable Object> expected(ResultSet copy, ResultSet own)
      throws SQLException {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    ResultSetMetaData columns = copy.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String column = columns.getColumnName(i);
      if (!column.equals("station")) {
        String here = OTHER_NAMES.getOrDefault(column, column);
        values.put(column, here(own, here, columns.getColumnTypeName(i)));
      }
    }
    return values;
  }

  private static @Nullable Object here(ResultSet own, String column, String type)
      throws SQLException {
    Object value = own.getObject(column(own, column));
    if (value == null) {
      return null;
    }
    return switch (type) {
      case "jsonb" -> value.equals("") ? null : JsonParser.parseString((String) value);
      case "bytea" -> column.equals("centre") ? floats((byte[]) value) : halves((byte[]) value);
      case "float8" -> ((Number) value).doubleValue();
      case "timestamptz", "bool", "int8" -> ((Number) value).longValue();
      default -> ((String) value).replace('\0', '\u2400');
    };
  }

  /// The last of that name: `r.*` brings the number of the product before its name.
  private static int column(ResultSet own, String name) throws SQLException {
    ResultSetMetaData columns = own.getMetaData();
    for (int i = columns.getColumnCount(); i > 0; i--) {
      if (columns.getColumnName(i).equals(name)) {
        return i;
      }
    }
    throw new AssertionError("the log has no column " + name);
  }

  private static List<Float> floats(byte[] bytes) {
    List<Float> values = new ArrayList<>();
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.length % Float.BYTES).as(HexFormat.of().formatHex(bytes)).isZero();
    while (buffer.hasRemaining()) {
      values.add(buffer.getFloat());
    }
    return values;
  }

  private static List<Float> halves(byte[] bytes) {
    List<Float> values = new ArrayList<>();
    ShortBuffer halves = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    while (halves.hasRemaining()) {
      values.add(Float.float16ToFloat(halves.get()));
    }
    return values;
  }
}
