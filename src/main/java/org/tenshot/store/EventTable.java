package org.tenshot.store;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Change;
import org.tenshot.domain.Fault;
import org.tenshot.domain.LineEvent;

/// The tables that the list of events is merged from. What happened at the same microsecond is
/// listed in this order, from the last to the first.
enum EventTable {
  /// What happened to lines.
  EVENTS("events", "kind", "began", "ifnull(ended, 9223372036854775807)", Line.OF_SOURCE),

  /// Faults of parts that followed each other.
  FAULTS("fault_stretches", "code", "began", "ended", Line.OF_SOURCE),

  /// What people changed.
  CHANGES("audit", "what", "at", "at", Line.OF_SUBJECT);

  private final String table;
  private final String kind;
  private final String time;
  private final String end;
  private final String line;

  EventTable(String table, String kind, String time, String end, String line) {
    this.table = table;
    this.kind = kind;
    this.time = time;
    this.end = end;
    this.line = line;
  }

  /// The line that a row is about, empty for none or all, as the indexes have it.
  private static final class Line {

    static final String OF_SOURCE = "substr(source, 1, instr(source, ': ') - 1)";

    static final String OF_SUBJECT =
        "CASE WHEN substr(subject, 1, 5) = 'line ' THEN substr(subject, 6)"
            + " WHEN instr(subject, ' on line ') > 0"
            + " THEN substr(subject, instr(subject, ' on line ') + 9) ELSE '' END";
  }

  /// The lines whose rows of a kind belong into the list of a line: its own, and no line at all
  /// where something concerns none or all. A challenge is put to a product.
  ///
  /// @return empty for every line's
  List<String> lines(String kind, @Nullable String asked) {
    if (asked == null || kind.equals(LineEvent.Kind.CHALLENGE.name())) {
      return List.of();
    }
    return this == CHANGES ? List.of(asked, "") : List.of(asked);
  }

  /// The kinds of its rows that are about a topic.
  List<String> kinds(EventTopic topic) {
    Stream<? extends Enum<?>> kinds =
        switch (this) {
          case EVENTS ->
              Stream.of(LineEvent.Kind.values()).filter(own -> topic.holds(EventTopic.of(own)));
          case FAULTS ->
              Stream.of(Fault.Code.values()).filter(own -> topic.holds(EventTopic.of(own)));
          case CHANGES ->
              Stream.of(Change.Kind.values()).filter(own -> topic.holds(EventTopic.of(own)));
        };
    return kinds.map(Enum::name).toList();
  }

  /// The newest rows of a kind: kind, from, until, time and number of the row that the page before
  /// ended with, how many, null.
  String newest() {
    return select(table, time + " >= ?2", "?7 IS NULL");
  }

  /// The same of one line, whose name is the last value.
  String newestOfLine() {
    return select(table, time + " >= ?2", line + " = ?7");
  }

  /// The same of rows that began before and lasted into a stretch of time, whose beginning is the
  /// second value, of one line or, with null, of all.
  String lasting() {
    String indexed = table + " INDEXED BY " + table + "_by_end";
    return select(indexed, end + " >= ?2", "(?7 IS NULL OR " + line + " = ?7)");
  }

  private String select(String from, String when, String where) {
    return "SELECT %2$s, id FROM %1$s WHERE %3$s = ?1 AND %4$s AND %2$s <= ?3 AND (%2$s < ?4 OR id < ?5) AND %5$s ORDER BY %2$s DESC, id DESC LIMIT ?6"
        .formatted(from, time, kind, when, where);
  }

  /// When the newest row of a kind up to a time began: kind, until.
  String newestTime() {
    return "SELECT %2$s FROM %1$s WHERE %3$s = ?1 AND %2$s <= ?2 ORDER BY %2$s DESC LIMIT 1"
        .formatted(table, time, kind);
  }

  /// When the oldest row of a kind began: kind.
  String oldestTime() {
    return "SELECT %2$s FROM %1$s WHERE %3$s = ?1 ORDER BY %2$s LIMIT 1"
        .formatted(table, time, kind);
  }

  /// True if its rows may last.
  boolean lasts() {
    return this != CHANGES;
  }
}
