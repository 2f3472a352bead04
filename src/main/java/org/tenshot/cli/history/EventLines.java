package org.tenshot.cli.history;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.AuditRecord;
import org.tenshot.store.EventFilter;
import org.tenshot.store.EventPages;
import org.tenshot.store.Happened;
import org.tenshot.store.History;

/// What happened, newest first, as lines for people and for spreadsheets. In English.
public final class EventLines {

  private static final int PAGE = 1000;

  private static final List<String> NAMES =
      List.of(
          "from",
          "until",
          "topic",
          "kind",
          "line",
          "source",
          "product",
          "sentence",
          "parts",
          "nothing_passed",
          "person",
          "acknowledged_by",
          "acknowledged_at",
          "before",
          "after",
          "number");

  private final DateTimeFormatter clock;
  private final Gson gson = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  /// @param zone of the clock on the wall
  public EventLines(ZoneId zone) {
    this.clock = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  /// Writes a line of a terminal for each.
  ///
  /// @param limit so many at most
  /// @return how many there were
  public long table(History history, EventFilter filter, long limit, Appendable out)
      throws IOException, TenshotException {
    return each(
        history, filter, limit, own -> out.append(table(own)).append(System.lineSeparator()));
  }

  /// Writes a line of a CSV file for each, under a line with the names of the columns.
  ///
  /// @return how many there were
  public long csv(History history, EventFilter filter, Appendable out)
      throws IOException, TenshotException {
    return csv(history, filter, Long.MAX_VALUE, out);
  }

  /// The same.
  ///
  /// @param limit so many at most
  public long csv(History history, EventFilter filter, long limit, Appendable out)
      throws IOException, TenshotException {
    out.append(String.join(",", NAMES)).append("\r\n");
    return each(
        history,
        filter,
        limit,
        own -> out.append(Csv.line(fields(own).values().toArray())).append("\r\n"));
  }

  /// Writes a JSON object a line for each.
  ///
  /// @param limit so many at most
  /// @return how many there were
  public long json(History history, EventFilter filter, long limit, Appendable out)
      throws IOException, TenshotException {
    return each(history, filter, limit, own -> out.append(gson.toJson(fields(own))).append("\n"));
  }

  private interface Writing {
    void write(Happened own) throws IOException;
  }

  private static long each(History history, EventFilter filter, long limit, Writing writing)
      throws IOException, TenshotException {
    long written = 0;
    EventPages.Place after = EventPages.Place.START;
    List<Happened> page;
    do {
      int wish = (int) Math.min(PAGE, limit - written);
      page = history.happened().page(filter, after, wish);
      for (Happened own : page) {
        writing.write(own);
        after = own.place();
      }
      written += page.size();
    } while (!page.isEmpty() && written < limit);
    return written;
  }

  private String table(Happened own) {
    Map<String, @Nullable Object> fields = fields(own);
    Instant until = own.until();
    String end =
        until == null
            ? " (no end known)"
            : until.equals(own.from())
                ? ""
                : " (until %s, %d s)"
                    .formatted(
                        clock.format(until), Duration.between(own.from(), until).toSeconds());
    Object count = fields.get("parts");
    Object by = fields.get("acknowledged_by");
    return "%s  %-10s %-18s %-12s %s%s%s%s%s"
        .formatted(
            clock.format(own.from()),
            own.topic(),
            fields.get("kind"),
            own.line().isEmpty() ? "-" : own.line(),
            fields.get("sentence"),
            count == null ? "" : " (" + count + " parts)",
            end,
            who(fields.get("person")),
            by == null ? "" : "; acknowledged by " + by)
        .replaceAll("\\p{Cntrl}", " ");
  }

  private static String who(@Nullable Object person) {
    return person == null ? "" : "; by " + person;
  }

  private static Map<String, @Nullable Object> fields(Happened own) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    NAMES.forEach(name -> fields.put(name, null));
    fields.put("from", own.from().toString());
    fields.put("until", own.until() == null ? null : String.valueOf(own.until()));
    fields.put("topic", own.topic().name());
    fields.put("line", own.line());
    switch (own) {
      case Happened.Event(LineEvent event, Instant at) -> tell(event, at, fields);
      case Happened.Faults faults -> tell(faults, fields);
      case Happened.Changed(AuditRecord row) -> tell(row, fields);
    }
    return fields;
  }

  private static void tell(
      LineEvent event, @Nullable Instant acknowledged, Map<String, @Nullable Object> fields) {
    fields.put("kind", event.kind().name());
    fields.put("source", event.source());
    fields.put("product", event.product());
    fields.put("sentence", event.sentence());
    fields.put("nothing_passed", event.held());
    fields.put("person", event.person());
    fields.put("acknowledged_by", event.acknowledgedBy());
    fields.put("acknowledged_at", acknowledged == null ? null : acknowledged.toString());
    fields.put("number", event.id());
  }

  private static void tell(Happened.Faults faults, Map<String, @Nullable Object> fields) {
    fields.put("kind", faults.code().name());
    fields.put("source", faults.source());
    fields.put("product", faults.product());
    fields.put("sentence", faults.saying().english());
    fields.put("parts", faults.number());
    fields.put("number", faults.id());
  }

  private static void tell(AuditRecord row, Map<String, @Nullable Object> fields) {
    String before = Objects.requireNonNullElse(row.before(), "nothing");
    String after = Objects.requireNonNullElse(row.after(), "nothing");
    fields.put("kind", row.what());
    fields.put("sentence", row.subject() + ": " + before + " -> " + after);
    fields.put("person", row.person());
    fields.put("before", row.before());
    fields.put("after", row.after());
    fields.put("number", row.id());
  }
}
