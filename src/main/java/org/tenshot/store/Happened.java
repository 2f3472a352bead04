package org.tenshot.store;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Change;
import org.tenshot.domain.Fault;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Saying;

/// Something in the list of what happened.
public sealed interface Happened {

  /// When it began.
  Instant from();

  /// When it was over; null where the log knows no end.
  @Nullable Instant until();

  /// What it is about.
  EventTopic topic();

  /// Name of the line that it happened to; empty where it concerns several, or the only one.
  String line();

  /// Where the list goes on after it.
  EventPages.Place place();

  /// An event of a line.
  ///
  /// @param acknowledgedAt when somebody took note of it; null where nobody did
  record Event(LineEvent event, @Nullable Instant acknowledgedAt) implements Happened {

    @Override
    public Instant from() {
      return event.from();
    }

    @Override
    public @Nullable Instant until() {
      return event.until();
    }

    @Override
    public EventTopic topic() {
      return EventTopic.of(event.kind());
    }

    @Override
    public String line() {
      return EventFilter.line(event.source());
    }

    @Override
    public EventPages.Place place() {
      return new EventPages.Place(Times.micros(from()), EventTable.EVENTS.ordinal(), event.id());
    }
  }

  /// Faults of parts that followed each other.
  ///
  /// @param id its number in the log
  /// @param code what went wrong
  /// @param product the product's name
  /// @param source the line's source
  /// @param from when the first was captured
  /// @param until when the last was captured
  /// @param number how many, 1 or more
  /// @param saying of the last
  record Faults(
      long id,
      Fault.Code code,
      String product,
      String source,
      Instant from,
      Instant until,
      long number,
      Saying saying)
      implements Happened {

    @Override
    public EventTopic topic() {
      return EventTopic.of(code);
    }

    @Override
    public String line() {
      return EventFilter.line(source);
    }

    @Override
    public EventPages.Place place() {
      return new EventPages.Place(Times.micros(from), EventTable.FAULTS.ordinal(), id);
    }
  }

  /// A person changed something.
  ///
  /// @param row of the audit log
  record Changed(AuditRecord row) implements Happened {

    private static final Pattern LINE = Pattern.compile("(?:^|.* on )line (.+)");

    /// What was done.
    public Change.Kind kind() {
      return Change.Kind.valueOf(row.what());
    }

    @Override
    public Instant from() {
      return row.at();
    }

    @Override
    public Instant until() {
      return row.at();
    }

    @Override
    public EventTopic topic() {
      return EventTopic.of(kind());
    }

    @Override
    public String line() {
      Matcher named = LINE.matcher(row.subject());
      return named.matches() ? named.group(1) : "";
    }

    @Override
    public EventPages.Place place() {
      return new EventPages.Place(Times.micros(row.at()), EventTable.CHANGES.ordinal(), row.id());
    }
  }
}
