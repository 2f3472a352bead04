package org.tenshot.store;

import com.google.gson.Gson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tenshot.domain.Verdict;

/// The outcomes of a log that fit what a person asks for.
final class Outcomes {

  private static final String QUERY =
      """
      SELECT outcome.id, outcome.source, outcome.verdict, outcome.class, outcome.again,
        head.version, product.name
      FROM outcomes outcome
      JOIN heads head ON head.id = outcome.head
      JOIN products product ON product.id = head.product
      WHERE (?1 = '[]' OR outcome.verdict IN (SELECT value FROM json_each(?1)))
        AND (?2 = '[]' OR outcome.class IN (SELECT value FROM json_each(?2)))
        AND outcome.step BETWEEN ?3 AND ?4
        AND (?5 IS NULL OR product.name = ?5)
        AND (?6 IS NULL OR head.version = ?6)
        AND (?7 IS NULL OR outcome.source = ?7 OR substr(outcome.source, 1, length(?7) + 2) = ?7 || ': ')
      """;

  private static final Gson GSON = new Gson();

  private Outcomes() {}

  /// What stands in a row of the table.
  ///
  /// @param again true if the part's serial number had been judged before
  record Outcome(
      String product,
      String head,
      String source,
      Verdict.Kind verdict,
      String className,
      boolean again) {}

  /// Those that may hold what is asked for; at the ends of a range of sureness only some of their
  /// inspections do.
  static Map<Long, Outcome> find(Connection connection, HistoryFilter.Said said)
      throws SQLException {
    Map<Long, Outcome> found = new LinkedHashMap<>();
    try (PreparedStatement query = connection.prepareStatement(QUERY)) {
      Binder places = new Binder(query);
      places.text(GSON.toJson(said.verdicts().stream().map(Enum::name).toList()));
      places.text(GSON.toJson(said.classes()));
      places.number(said.anySureness() ? -1 : OutcomeNumbers.step(said.least()));
      places.number(OutcomeNumbers.step(said.most()));
      places.text(said.product()).text(said.head()).text(said.source());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.put(row.getLong(1), read(row));
        }
      }
    }
    return found;
  }

  private static Outcome read(ResultSet row) throws SQLException {
    return new Outcome(
        row.getString(7),
        row.getString(6),
        row.getString(2),
        Verdict.Kind.valueOf(row.getString(3)),
        row.getString(4),
        row.getBoolean(5));
  }
}
