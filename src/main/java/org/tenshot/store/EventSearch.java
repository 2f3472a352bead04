package org.tenshot.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The search for one page of what happened.
///
/// Rows of one kind, and of one kind and line, lie in the order of time in an index. So a page is
/// merged from the newest ones of every kind that is asked for, some forty of them, and costs the
/// same however long the log is.
final class EventSearch {

  private final Connection connection;
  private final EventFilter filter;
  private final EventPages.Place after;
  private final int limit;
  private final TreeSet<EventPages.Place> found = new TreeSet<>();

  EventSearch(Connection connection, EventFilter filter, EventPages.Place after, int limit) {
    this.connection = connection;
    this.filter = filter;
    this.after = after;
    this.limit = limit;
  }

  /// A stretch of time in microseconds; the end is part of it.
  private record Piece(long from, long last) {}

  /// Rows that lie in the order of time in one index.
  ///
  /// @param line null for every line's
  private record Rows(EventTable table, String kind, @Nullable String line) {}

  /// Where the rows of the page lie, newest first.
  List<EventPages.Place> run() throws SQLException {
    List<Piece> pieces = pieces();
    for (EventTable table : EventTable.values()) {
      for (String kind : table.kinds(filter.topic())) {
        List<String> lines = table.lines(kind, filter.line());
        if (lines.isEmpty()) {
          walk(new Rows(table, kind, null), pieces);
        }
        for (String line : lines) {
          walk(new Rows(table, kind, line), pieces);
        }
      }
      if (table.lasts() && filter.time().shift() == null) {
        lasting(table);
      }
    }
    return List.copyOf(found.descendingSet());
  }

  /// What of the time that is asked for may hold rows, newest first.
  private List<Piece> pieces() throws SQLException {
    HistoryFilter.Stretch time = filter.time();
    if (time.shift() == null) {
      return List.of(piece(time));
    }
    long oldest = Long.MAX_VALUE;
    long newest = Long.MIN_VALUE;
    for (EventTable table : EventTable.values()) {
      for (String kind : table.kinds(filter.topic())) {
        Long last = time(table.newestTime(), row -> row.text(kind).number(Long.MAX_VALUE));
        Long first = time(table.oldestTime(), row -> row.text(kind));
        newest = last == null ? newest : Math.max(newest, last);
        oldest = first == null ? oldest : Math.min(oldest, first);
      }
    }
    long from = Math.max(oldest, Times.micros(time.from()));
    long last = Math.min(newest, Times.micros(time.to()) - 1);
    if (from > last) {
      return List.of();
    }
    return new HistoryFilter.Stretch(Times.instant(from), Times.instant(last + 1), time.shift())
        .pieces().stream().map(EventSearch::piece).toList();
  }

  private static Piece piece(HistoryFilter.Stretch time) {
    return new Piece(Times.micros(time.from()), Times.micros(time.to()) - 1);
  }

  private @Nullable Long time(String query, Binder.Filling filling) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      filling.fill(new Binder(statement));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? (Long) row.getLong(1) : null;
      }
    }
  }

  /// Takes the newest rows, leaping over the pieces in which nothing of their kind began.
  private void walk(Rows rows, List<Piece> pieces) throws SQLException {
    String query = rows.line() == null ? rows.table().newest() : rows.table().newestOfLine();
    int at = 0;
    while (at < pieces.size() && !isFull(pieces.get(at).last())) {
      long until = Math.min(pieces.get(at).last(), after.at());
      Long last = pieces.size() == 1 ? (Long) until : newest(rows, until);
      while (last != null && at < pieces.size() && pieces.get(at).from() > last) {
        at++;
      }
      if (last == null || at == pieces.size()) {
        return;
      }
      Piece own = pieces.get(at);
      if (last <= own.last()) {
        long from = found.size() < limit ? own.from() : Math.max(own.from(), found.first().at());
        take(rows, query, from, own.last());
        at++;
      }
    }
  }

  private @Nullable Long newest(Rows rows, long until) throws SQLException {
    return time(rows.table().newestTime(), row -> row.text(rows.kind()).number(until));
  }

  /// True if nothing up to a time belongs on the page.
  private boolean isFull(long last) {
    return found.size() == limit && last < found.first().at();
  }

  /// Takes what began before the time that is asked for and lasted into it.
  private void lasting(EventTable table) throws SQLException {
    long from = Times.micros(filter.time().from());
    if (from <= 0 || isFull(from - 1)) {
      return;
    }
    for (String kind : table.kinds(filter.topic())) {
      List<String> lines = table.lines(kind, filter.line());
      Rows rows = new Rows(table, kind, lines.isEmpty() ? null : lines.getFirst());
      take(rows, table.lasting(), from, from - 1);
    }
  }

  /// Takes in what belongs on the page so far; what is too old for it falls out again.
  private void take(Rows rows, String query, long from, long last) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      new Binder(statement)
          .text(rows.kind())
          .number(from)
          .number(Math.min(last, after.at()))
          .number(after.at())
          .number(after.bound(rows.table()))
          .number(limit)
          .text(rows.line());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(new EventPages.Place(row.getLong(1), rows.table().ordinal(), row.getLong(2)));
        }
      }
    }
    while (found.size() > limit) {
      found.pollFirst();
    }
  }
}
