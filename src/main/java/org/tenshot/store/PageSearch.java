package org.tenshot.store;

import com.google.gson.Gson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.PartId;

/// The search for one page of the history.
///
/// An inspection belongs to an outcome, and the inspections of an outcome lie in the order of time
/// in an index. So a page is merged from the newest ones of every outcome that fits, and costs the
/// same whether one row in two fits or one in a million.
final class PageSearch {

  /// Pieces of time in which some outcome was seen, newest first, a few at a time.
  private static final String SEEN =
      """
      SELECT piece.key FROM json_each(?) piece
      WHERE piece.key > ? AND EXISTS (
        SELECT 1 FROM outcome_counts
        WHERE outcome IN (SELECT value FROM json_each(?))
          AND slot >= (piece.value ->> 0) / 3600000000 AND slot <= (piece.value ->> 1) / 3600000000)
      ORDER BY piece.key LIMIT 32
      """;

  private static final Gson GSON = new Gson();

  private final Connection connection;
  private final HistoryFilter filter;
  private final HistoryPages.Place after;
  private final int limit;
  private final TreeSet<HistoryPages.Place> found = new TreeSet<>();

  PageSearch(Connection connection, HistoryFilter filter, HistoryPages.Place after, int limit) {
    this.connection = connection;
    this.filter = filter;
    this.after = after;
    this.limit = limit;
  }

  /// A stretch of time in microseconds; the end is not part of it.
  private record Piece(long from, long to) {}

  List<HistoryPages.Place> run() throws SQLException {
    List<Piece> pieces = pieces();
    PartId part = filter.part();
    boolean anything = filter.said().equals(HistoryFilter.Said.ANYTHING);
    Set<Long> outcomes = anything ? Set.of() : Outcomes.find(connection, filter.said()).keySet();
    if (!part.equals(PartId.UNKNOWN)) {
      byName(part, anything ? null : outcomes, pieces);
    } else if (anything) {
      walk("true", row -> {}, pieces);
    } else {
      byOutcome(outcomes, pieces);
    }
    return List.copyOf(found.descendingSet());
  }

  /// What of the time that is asked for the log has seen, newest first.
  private List<Piece> pieces() throws SQLException {
    HistoryFilter.Stretch time = filter.time();
    Piece seen = seen();
    HistoryFilter.Stretch whole =
        new HistoryFilter.Stretch(
            Times.instant(Math.max(seen.from(), Times.micros(time.from()))),
            Times.instant(Math.min(seen.to(), Times.micros(time.to()))),
            time.shift());
    return whole.pieces().stream()
        .map(own -> new Piece(Times.micros(own.from()), Times.micros(own.to())))
        .filter(own -> own.from() < own.to() && own.from() <= after.capturedAt())
        .toList();
  }

  private Piece seen() throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT (SELECT min(captured_at) FROM inspections),"
                    + " (SELECT max(captured_at) FROM inspections)");
        ResultSet row = query.executeQuery()) {
      row.next();
      return new Piece(row.getLong(1), row.getLong(2) + 1);
    }
  }

  private void byName(PartId part, @Nullable Set<Long> outcomes, List<Piece> pieces)
      throws SQLException {
    List<String> conditions = new ArrayList<>();
    List<String> values = new ArrayList<>();
    name("serial", part.serial(), conditions, values);
    name("part", part.part(), conditions, values);
    name("lot", part.lot(), conditions, values);
    if (outcomes != null) {
      conditions.add("+outcome IN (SELECT value FROM json_each(?))");
      values.add(GSON.toJson(outcomes));
    }
    walk(
        String.join(" AND ", conditions),
        row -> {
          for (String value : values) {
            row.text(value);
          }
        },
        pieces);
  }

  private static void name(
      String column, @Nullable String value, List<String> conditions, List<String> values) {
    if (value != null) {
      conditions.add(column + " = ?");
      values.add(value);
    }
  }

  private void byOutcome(Set<Long> outcomes, List<Piece> pieces) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(query("outcome = ?"))) {
      if (pieces.size() == 1) {
        merge(query, outcomes, pieces.getFirst());
        return;
      }
      List<Integer> next = seen(outcomes, pieces, -1);
      while (!next.isEmpty()) {
        for (int number : next) {
          merge(query, outcomes, pieces.get(number));
          if (found.size() == limit) {
            return;
          }
        }
        next = seen(outcomes, pieces, next.getLast());
      }
    }
  }

  private List<Integer> seen(Set<Long> outcomes, List<Piece> pieces, int last) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(SEEN)) {
      long[][] times =
          pieces.stream().map(own -> new long[] {own.from(), own.to()}).toArray(long[][]::new);
      new Binder(query).text(GSON.toJson(times)).number(last).text(GSON.toJson(outcomes));
      List<Integer> numbers = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          numbers.add(row.getInt(1));
        }
      }
      return numbers;
    }
  }

  private void merge(PreparedStatement query, Set<Long> outcomes, Piece piece) throws SQLException {
    for (long outcome : outcomes) {
      take(query, row -> row.number(outcome), piece);
    }
  }

  private void walk(String condition, Binder.Filling filling, List<Piece> pieces)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(query(condition))) {
      for (Piece piece : pieces) {
        take(query, filling, piece);
        if (found.size() == limit) {
          return;
        }
      }
    }
  }

  /// A query for the newest places of a piece of time.
  static String query(String condition) {
    return "SELECT captured_at, id FROM inspections WHERE "
        + condition
        + " AND captured_at >= ? AND captured_at <= ? AND (captured_at < ? OR id < ?)"
        + " AND (? OR sure BETWEEN ? AND ?) ORDER BY captured_at DESC, id DESC LIMIT ?";
  }

  /// Takes in what belongs on the page so far; what is too old for it falls out again.
  private void take(PreparedStatement query, Binder.Filling filling, Piece piece)
      throws SQLException {
    HistoryFilter.Said said = filter.said();
    Binder row = new Binder(query);
    filling.fill(row);
    row.number(
        found.size() < limit ? piece.from() : Math.max(piece.from(), found.first().capturedAt()));
    row.number(Math.min(piece.to() - 1, after.capturedAt()));
    row.number(after.capturedAt()).number(after.id());
    row.number(said.anySureness() ? 1 : 0).real(said.least()).real(said.most());
    row.number(limit);
    try (ResultSet answer = query.executeQuery()) {
      while (answer.next()) {
        found.add(new HistoryPages.Place(answer.getLong(1), answer.getLong(2)));
      }
    }
    while (found.size() > limit) {
      found.pollFirst();
    }
  }
}
