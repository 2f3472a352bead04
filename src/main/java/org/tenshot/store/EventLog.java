package org.tenshot.store;

import com.google.gson.Gson;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Change;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Saying;

/// Where is written what happens to a line and is no verdict of one part. Any thread.
public final class EventLog {

  private static final String LEFT =
      """
      UPDATE events INDEXED BY events_by_end
      SET ended = max(began, coalesce((SELECT max(captured_at) FROM inspections), began))
      WHERE kind IN ('SOURCE', 'EYE', 'PRODUCT', 'PICTURE', 'CAMERA')
        AND ifnull(ended, 9223372036854775807) = 9223372036854775807
        AND CASE WHEN ? = '' THEN instr(source, ': ') = 0
          ELSE substr(source, 1, length(?) + 2) = ? || ': ' END
      """;

  private final LogWriter writer;
  private final Clock clock;

  EventLog(LogWriter writer, Clock clock) {
    this.writer = writer;
    this.clock = clock;
  }

  /// Writes that something began or, where it has an end, happened.
  ///
  /// @param event its number and acknowledgement are not used
  /// @return its number
  public CompletableFuture<Long> add(LineEvent event) {
    return writer.submit(Entry.Kind.CHANGE, 0, session -> insert(session, event));
  }

  /// Other words for something that lasts, because it became worse or better.
  ///
  /// @param held once true it stays true: something was held back meanwhile
  public CompletableFuture<Long> change(long event, Saying saying, boolean held) {
    return writer.submit(
        Entry.Kind.CHANGE,
        0,
        session -> {
          session.change(
              "UPDATE events SET wording = ?, parameters = ?, sentence = ?, held = max(held, ?)"
                  + " WHERE id = ?",
              row -> {
                bind(row, saying);
                row.number(held ? 1 : 0).number(event);
              });
          return event;
        });
  }

  /// Something is over.
  public CompletableFuture<Long> end(long event, Instant at) {
    return writer.submit(
        Entry.Kind.CHANGE,
        0,
        session -> {
          session.change(
              "UPDATE events SET ended = ? WHERE id = ? AND ended IS NULL",
              row -> row.number(Times.micros(at)).number(event));
          return event;
        });
  }

  /// What a program that was killed left open of a line is over: at the latest when the log's last
  /// frame was taken. To be called before the line begins anything.
  ///
  /// @param source any of the line
  public CompletableFuture<Long> closeLeft(String source) {
    String line = EventFilter.line(source);
    return writer.submit(
        Entry.Kind.CHANGE,
        0,
        session -> (long) session.change(LEFT, row -> row.text(line).text(line).text(line)));
  }

  /// What a person saw of the events of a product.
  ///
  /// @param kinds of these
  /// @param last the newest that was seen; `Long.MAX_VALUE` for all that there are
  public record Seen(String product, Set<LineEvent.Kind> kinds, long last) {

    public Seen {
      kinds = Set.copyOf(kinds);
    }
  }

  /// A person takes note of the challenges that failed, and of what lasts, as far as it was seen.
  /// What came after that, or is of another kind, nobody has looked at: it stays. The audit log
  /// tells of it.
  ///
  /// @param what the sentences that the person saw
  /// @return how many events
  public CompletableFuture<Long> acknowledge(Seen seen, String person, String what) {
    return writer.submit(
        Entry.Kind.CHANGE,
        0,
        session ->
            session.whole(
                () -> {
                  Instant now = clock.instant();
                  new AuditRows(session)
                      .add(
                          new Change(person, Change.Kind.ACKNOWLEDGED, seen.product(), what, null),
                          now);
                  return acknowledge(session, seen, person, now);
                }));
  }

  private static long acknowledge(LogSession session, Seen seen, String person, Instant now)
      throws SQLException {
    long number = session.product(seen.product());
    long events = 0;
    for (LineEvent.Kind kind : seen.kinds()) {
      events +=
          session.change(
              "UPDATE events SET acknowledged_by = ?, acknowledged_at = ?"
                  + " WHERE product = ? AND kind = ? AND id <= ? AND "
                  + EventHistory.UNACKNOWLEDGED,
              row ->
                  row.text(person)
                      .number(Times.micros(now))
                      .number(number)
                      .text(kind.name())
                      .number(seen.last()));
    }
    return events;
  }

  private static void bind(Binder row, Saying saying) throws SQLException {
    row.text(saying.key()).text(new Gson().toJson(saying.values())).text(saying.english());
  }

  private static long insert(LogSession session, LineEvent event) throws SQLException {
    long product = session.product(event.product());
    @Nullable Instant until = event.until();
    session.change(
        "INSERT INTO events (kind, product, source, began, ended, held, wording, parameters,"
            + " sentence, person, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row -> {
          row.text(event.kind().name()).number(product).text(event.source());
          row.number(Times.micros(event.from()));
          row.number(until == null ? null : (Long) Times.micros(until));
          row.number(event.held() ? 1 : 0);
          bind(row, event.saying());
          row.text(event.person()).text(event.details());
        });
    return session.lastRow();
  }
}
