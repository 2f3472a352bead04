package org.tenshot.store;

import java.util.List;
import java.util.stream.Stream;
import org.tenshot.domain.Change;
import org.tenshot.domain.Fault;
import org.tenshot.domain.LineEvent;

/// The tables that the list of events is merged from. What happened at the same microsecond is
/// listed in this order, from the last to the first.
enum EventTable {
  /// What happened to lines. A challenge is put to a product, whatever the line.
  EVENTS("events", "kind", "began", "ifnull(ended, 9223372036854775807)", Asked.OF_SOURCE),

  /// Faults of parts that followed each other.
  FAULTS("fault_stretches", "code", "began", "ended", Asked.OF_SOURCE),

  /// What people changed.
  CHANGES("audit", "what", "at", "at", Asked.OF_SUBJECT);

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

  /// Conditions for a line, whose name is the sixth value.
  private static final class Asked {

    static final String OF_SOURCE =
        "(?6 IS NULL OR source = 'challenge' OR substr(source, 1, length(?6) + 2) = ?6 || ': ')";

    static final String OF_SUBJECT =
        "(?6 IS NULL OR subject = 'line ' || ?6"
            + " OR substr(subject, -length(' on line ' || ?6)) = ' on line ' || ?6"
            + " OR subject NOT LIKE 'line %' AND subject NOT LIKE '% on line %')";
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
  /// ended with, line, how many.
  String newest() {
    return select(table, time + " >= ?2");
  }

  /// The same of rows that began before and lasted into a stretch of time, whose beginning is the
  /// second value.
  String lasting() {
    return select(table + " INDEXED BY " + table + "_by_end", end + " >= ?2");
  }

  private String select(String from, String condition) {
    return "SELECT %2$s, id FROM %1$s WHERE %3$s = ?1 AND %4$s AND %2$s <= ?3 AND (%2$s < ?4 OR id < ?5) AND %5$s ORDER BY %2$s DESC, id DESC LIMIT ?7"
        .formatted(from, time, kind, condition, line);
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
