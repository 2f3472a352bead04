package org.tenshot.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.TenshotException;

/// Makes a log of as many rows as a plant collects in years, to measure questions on: two lines of
/// one part a second each, five heads one after the other, lots of a thousand, one serial number in
/// fifty judged twice, no embeddings. Rows come first and their indexes and counts afterwards,
/// which is several times faster than as a line writes them.
final class HistoryFill {

  private static final int AT_ONCE = 500_000;

  private static final String MADE =
      """
      WITH RECURSIVE
        n(i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2 - 1),
        r AS (SELECT i, i * 7919 % 1000 AS v, i * 104729 % 997 / 997.0 AS s FROM n),
        w AS (
          SELECT i, v, 1 + i * 5 / ?3 AS head,
            CASE WHEN v = 999 THEN NULL WHEN v < 930 THEN 1 - 0.4 * s * s ELSE 0.5 + 0.5 * s END AS p,
            CASE WHEN v < 930 THEN 'PASS' WHEN v < 962 THEN 'REJECT' WHEN v < 995 THEN 'REVIEW'
              WHEN v < 999 THEN 'NO_PART' ELSE 'FAULT' END AS verdict,
            CASE WHEN v < 930 THEN 'good' WHEN v < 950 THEN 'rust' WHEN v < 961 THEN 'scratch'
              WHEN v < 962 THEN 'dent' WHEN v < 980 THEN 'good' WHEN v < 995 THEN 'rust'
              WHEN v < 999 THEN 'empty' END AS class,
            CASE WHEN v < 930 THEN 0 WHEN v < 950 THEN 1 WHEN v < 961 THEN 2 WHEN v < 962 THEN 3
              WHEN v < 980 THEN 4 WHEN v < 995 THEN 5 WHEN v < 999 THEN 6 ELSE 7 END AS sort,
            i % 50 = 49 AS again
          FROM r),
        o AS (
          SELECT *, coalesce(min(19, CAST(p * 20 AS INTEGER)), -1) AS step,
            (((head * 2 + i % 2) * 8 + sort) * 21 + coalesce(min(19, CAST(p * 20 AS INTEGER)), -1) + 1)
              * 2 + again AS outcome
          FROM w)
      """;

  private static final String OUTCOMES =
      MADE
          + """
          INSERT OR IGNORE INTO outcomes
          SELECT DISTINCT outcome, 'line ' || (i % 2), head, verdict, coalesce(class, ''), step, again FROM o
          """;

  private static final String ROWS =
      MADE
          + """
          INSERT INTO inspections (
            source, sequence, captured_at, verdict, class, probabilities, fault_code, fault_sentence,
            prepare_nanos, encode_nanos, score_nanos, total_nanos, profile, head, device, part, lot,
            serial, sure, outcome)
          SELECT 'line ' || (i % 2), i, 1700000000000000 + i * 500000, verdict, class,
            CASE WHEN v < 999 THEN '[{"name":"' || class || '","kind":"'
              || CASE class WHEN 'good' THEN 'GOOD' WHEN 'empty' THEN 'VOID' ELSE 'DEFECT' END
              || '","probability":' || p || '}]' END,
            CASE WHEN v = 999 THEN 'PICTURE_UNREADABLE' END, CASE WHEN v = 999 THEN 'damaged' END,
            2000000, 6000000, 30000, 9000000, 1, head, 'CPU', CAST(i % 1000 AS TEXT), 'L' || (i / 1000),
            'S' || CASE WHEN again THEN i - 40 ELSE i END, p, outcome
          FROM o
          """;

  private static final String COUNTS =
      """
      INSERT INTO outcome_counts SELECT outcome, captured_at / 3600000000, count(*)
        FROM inspections GROUP BY 1, 2;
      INSERT INTO lot_counts SELECT lot, outcome, count(*), min(captured_at), max(captured_at)
        FROM inspections GROUP BY 1, 2;
      """;

  /// One event for so many inspections.
  private static final long SELDOM = 10;

  private static final String EVENTS =
      """
      WITH RECURSIVE n(i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2 - 1)
      INSERT INTO events (
        kind, product, source, began, ended, held, wording, parameters, sentence, details)
      SELECT json_extract(
          '["SOURCE","CHALLENGE","EYE","PRODUCT","PICTURE","CAMERA"]', '$[' || (i * 7919 % 6) || ']'),
        1, 'line ' || (i % 2), 1700000000000000 + i * ?3 * 500000,
        1700000000000000 + i * ?3 * 500000 + 3000000, 0, '', '[]', 'something', ''
      FROM n
      """;

  private static final String NAMES =
      """
      INSERT INTO products VALUES (1, 'bearing');
      INSERT INTO profiles VALUES (1, 'ab', 'bearing', 1, '', 0);
      INSERT INTO encoders VALUES (1, 'bench', 'ab', 'FP32', 1, 512);
      INSERT INTO heads SELECT value, 'bench/' || value, 'bench', 1, 1, 0 FROM json_each('[1,2,3,4,5]');
      """;

  private HistoryFill() {}

  static void fill(LogPlace place, long rows) throws TenshotException {
    SqliteLibrary.load(place.natives());
    Database database = new Database(place.database(), Schema.current(), Tuning.DEFAULT.busy());
    database.prepare(Clock.systemUTC());
    try (Connection connection = database.openWriter(0)) {
      Database.execute(
          connection,
          "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;");
      Database.execute(connection, NAMES);
      List<String> later = takeOff(connection);
      for (long from = 0; from < rows; from += AT_ONCE) {
        long to = Math.min(rows, from + AT_ONCE);
        make(connection, OUTCOMES, from, to, rows);
        make(connection, ROWS, from, to, rows);
      }
      for (String script : later) {
        Database.execute(connection, script);
      }
      Database.execute(connection, COUNTS);
      make(connection, EVENTS, 0, rows / SELDOM, SELDOM);
      Database.execute(connection, "PRAGMA journal_mode = WAL");
    } catch (SQLException failure) {
      throw Diagnosis.explain(place.database(), failure);
    }
  }

  /// Drops the indexes and triggers of the inspections.
  ///
  /// @return what makes them again
  private static List<String> takeOff(Connection connection) throws SQLException {
    List<String> drops = new ArrayList<>();
    List<String> makes = new ArrayList<>();
    try (Statement query = connection.createStatement();
        ResultSet row =
            query.executeQuery(
                "SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = 'inspections'"
                    + " AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type")) {
      while (row.next()) {
        drops.add("DROP " + row.getString(1) + " " + row.getString(2));
        makes.add(row.getString(3));
      }
    }
    for (String drop : drops) {
      Database.execute(connection, drop);
    }
    return makes;
  }

  private static void make(Connection connection, String script, long from, long to, long rows)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(script)) {
      insert.setLong(1, from);
      insert.setLong(2, to);
      insert.setLong(3, rows);
      insert.executeUpdate();
    }
  }
}
