package org.tenshot.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import org.tenshot.domain.TenshotException;

/// Makes a log of as many rows as a plant collects in years, to measure questions on: two lines of
/// one part a second each, five heads one after the other, lots of a thousand, one serial number in
/// fifty judged twice, no embeddings. The rows are written as the release before wrote them, and
/// brought up to date by the way that every old log takes.
final class HistoryFill {

  private static final String ROWS =
      """
      WITH RECURSIVE
        n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 - 1),
        r AS (SELECT i, i * 7919 % 1000 AS v, i * 104729 % 997 / 997.0 AS s FROM n),
        w AS (
          SELECT i, v, CASE WHEN v < 930 THEN 1 - 0.4 * s * s ELSE 0.5 + 0.5 * s END AS p,
            CASE WHEN v < 930 THEN 'PASS' WHEN v < 962 THEN 'REJECT' WHEN v < 995 THEN 'REVIEW'
              WHEN v < 999 THEN 'NO_PART' ELSE 'FAULT' END AS verdict,
            CASE WHEN v < 930 THEN 'good' WHEN v < 950 THEN 'rust' WHEN v < 961 THEN 'scratch'
              WHEN v < 962 THEN 'dent' WHEN v < 980 THEN 'good' WHEN v < 995 THEN 'rust'
              WHEN v < 999 THEN 'empty' END AS class
          FROM r)
      INSERT INTO inspections (
        source, sequence, captured_at, verdict, class, probabilities, fault_code, fault_sentence,
        prepare_nanos, encode_nanos, score_nanos, total_nanos, profile, head, device, part, lot,
        serial)
      SELECT 'line ' || i % 2, i, 1700000000000000 + i * 500000, verdict, class,
        CASE WHEN v < 999 THEN '[{"name":"' || class || '","kind":"'
          || CASE class WHEN 'good' THEN 'GOOD' WHEN 'empty' THEN 'VOID' ELSE 'DEFECT' END
          || '","probability":' || p || '}]' END,
        CASE WHEN v = 999 THEN 'PICTURE_UNREADABLE' END, CASE WHEN v = 999 THEN 'damaged' END,
        2000000, 6000000, 30000, 9000000, 1, 1 + i * 5 / ?1, 'CPU', i % 1000, 'L' || i / 1000,
        'S' || CASE WHEN i % 50 = 49 THEN i - 40 ELSE i END
      FROM w
      """;

  private static final String NAMES =
      """
      INSERT INTO products VALUES (1, 'bearing');
      INSERT INTO profiles VALUES (1, 'ab', 'bearing', 1, '', 0);
      INSERT INTO encoders VALUES (1, 'bench', 'ab', 'FP32', 1, 512);
      INSERT INTO heads SELECT value, 'bench/' || value, 'bench', 1, 1, 0 FROM json_each('[1,2,3,4,5]');
      """;

  private HistoryFill() {}

  /// @return seconds that it took to bring the log up to date
  static double fill(LogPlace place, long rows) throws TenshotException {
    SqliteLibrary.load(place.natives());
    Schema current = Schema.current();
    Schema before = current.before(3);
    Database old = new Database(place.database(), before, Tuning.DEFAULT.busy());
    old.prepare(Clock.systemUTC());
    try (Connection connection = old.openWriter(0)) {
      Database.execute(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
      Database.execute(connection, "PRAGMA cache_size = -1000000");
      Database.execute(connection, NAMES);
      try (PreparedStatement insert = connection.prepareStatement(ROWS)) {
        insert.setLong(1, rows);
        insert.executeUpdate();
      }
      Database.execute(connection, "PRAGMA journal_mode = WAL");
    } catch (SQLException failure) {
      throw Diagnosis.explain(place.database(), failure);
    }
    long start = System.nanoTime();
    new Database(place.database(), current, Tuning.DEFAULT.busy()).prepare(Clock.systemUTC());
    return (System.nanoTime() - start) / 1e9;
  }
}
