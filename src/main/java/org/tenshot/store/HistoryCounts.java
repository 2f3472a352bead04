package org.tenshot.store;

import com.google.gson.Gson;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;

/// How many inspections there were of what: whole hours come from the counts that the log keeps,
/// and what is left at both ends is counted.
public final class HistoryCounts {

  private static final long SLOT = 3_600_000_000L;

  private static final String KEPT =
      """
      SELECT outcome.value, (
        SELECT sum(number) FROM outcome_counts
        WHERE outcome_counts.outcome = outcome.value AND slot >= ? AND slot < ?)
      FROM json_each(?) outcome
      """;

  /// All outcomes at once, as the index is walked by time.
  static final String COUNTED =
      "SELECT outcome, count(*) FROM inspections WHERE captured_at >= ? AND captured_at < ?"
          + " GROUP BY +outcome";

  private static final String LOTS =
      """
      SELECT lot, outcome, number, first_at FROM lot_counts
      WHERE last_at >= ? AND first_at < ? AND outcome IN (SELECT value FROM json_each(?))
      """;

  private static final Gson GSON = new Gson();

  private final History history;

  HistoryCounts(History history) {
    this.history = history;
  }

  /// So many inspections of one kind.
  ///
  /// @param product the product's name
  /// @param head version of the head
  /// @param source as it was asked for
  /// @param verdict what was said
  /// @param className the class that was named; empty for a fault
  /// @param again true if the part's serial number had been judged before
  /// @param number how many, 1 or more
  public record Count(
      String product,
      String head,
      String source,
      Verdict.Kind verdict,
      String className,
      boolean again,
      long number) {}

  /// How many were captured in each stretch of time, exactly.
  ///
  /// @param stretches whole ones: a shift in them is not looked at
  /// @param said what is counted; its sureness is not looked at
  /// @return a list for each stretch
  public List<List<Count>> in(List<HistoryFilter.Stretch> stretches, HistoryFilter.Said said)
      throws TenshotException {
    return history.ask(
        connection -> {
          Map<Long, Outcomes.Outcome> outcomes = Outcomes.find(connection, said);
          String numbers = GSON.toJson(outcomes.keySet());
          List<List<Count>> counts = new ArrayList<>();
          try (PreparedStatement kept = connection.prepareStatement(KEPT);
              PreparedStatement counted = connection.prepareStatement(COUNTED)) {
            for (HistoryFilter.Stretch stretch : stretches) {
              counts.add(counts(outcomes, sum(kept, counted, stretch, numbers)));
            }
          }
          return counts;
        });
  }

  /// How many of each lot there were, in all: lots that have an inspection before and one after the
  /// beginning of the stretch, or lie in it, are counted whole. In the order of their beginning.
  public Map<String, List<Count>> lots(HistoryFilter.Stretch stretch, HistoryFilter.Said said)
      throws TenshotException {
    return history.ask(
        connection -> {
          Map<Long, Outcomes.Outcome> outcomes = Outcomes.find(connection, said);
          Map<String, Map<Long, Long>> sums = new HashMap<>();
          Map<String, Long> begun = new HashMap<>();
          try (PreparedStatement query = connection.prepareStatement(LOTS)) {
            new Binder(query)
                .number(Times.micros(stretch.from()))
                .number(Times.micros(stretch.to()))
                .text(GSON.toJson(outcomes.keySet()));
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                String lot = row.getString(1);
                sums.computeIfAbsent(lot, any -> new HashMap<>())
                    .merge(row.getLong(2), row.getLong(3), Long::sum);
                begun.merge(lot, row.getLong(4), Math::min);
              }
            }
          }
          Map<String, List<Count>> lots = new LinkedHashMap<>();
          begun.entrySet().stream()
              .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry::getKey))
              .forEach(
                  own ->
                      lots.put(
                          own.getKey(),
                          counts(outcomes, sums.getOrDefault(own.getKey(), Map.of()))));
          return lots;
        });
  }

  /// The capture times of the oldest and the newest inspection; 1970 twice for an empty log.
  public HistoryFilter.Stretch known() throws TenshotException {
    return history
        .list(
            "SELECT (SELECT min(captured_at) FROM inspections),"
                + " (SELECT max(captured_at) FROM inspections)",
            row -> {},
            row -> {
              Instant from = Times.instant(row.getLong(1));
              return new HistoryFilter.Stretch(from, Times.instant(row.getLong(2)), null);
            })
        .getFirst();
  }

  private static Map<Long, Long> sum(
      PreparedStatement kept,
      PreparedStatement counted,
      HistoryFilter.Stretch stretch,
      String outcomes)
      throws SQLException {
    Map<Long, Long> sums = new HashMap<>();
    long from = Times.micros(stretch.from());
    long to = Times.micros(stretch.to());
    long first = Math.ceilDiv(from, SLOT);
    long last = Math.floorDiv(to, SLOT);
    if (first >= last) {
      counted(counted, from, to, sums);
      return sums;
    }
    counted(counted, from, first * SLOT, sums);
    counted(counted, last * SLOT, to, sums);
    new Binder(kept).number(first).number(last).text(outcomes);
    add(kept, sums);
    return sums;
  }

  private static void counted(PreparedStatement counted, long from, long to, Map<Long, Long> sums)
      throws SQLException {
    if (from < to) {
      new Binder(counted).number(from).number(to);
      add(counted, sums);
    }
  }

  private static void add(PreparedStatement query, Map<Long, Long> sums) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        sums.merge(row.getLong(1), row.getLong(2), Long::sum);
      }
    }
  }

  private static List<Count> counts(Map<Long, Outcomes.Outcome> outcomes, Map<Long, Long> sums) {
    Map<Outcomes.Outcome, Long> merged = new LinkedHashMap<>();
    outcomes.forEach(
        (number, outcome) -> {
          long own = sums.getOrDefault(number, 0L);
          if (own > 0) {
            merged.merge(outcome, own, Long::sum);
          }
        });
    List<Count> counts = new ArrayList<>();
    merged.forEach(
        (own, number) ->
            counts.add(
                new Count(
                    own.product(),
                    own.head(),
                    own.source(),
                    own.verdict(),
                    own.className(),
                    own.again(),
                    number)));
    return counts;
  }
}
