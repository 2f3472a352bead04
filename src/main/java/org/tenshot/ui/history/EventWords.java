package org.tenshot.ui.history;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.LineEvent;
import org.tenshot.store.AuditRecord;
import org.tenshot.store.Happened;
import org.tenshot.ui.common.Strings;

/// What the screen says of something that happened, in its language.
final class EventWords {

  /// Longer texts, such as all sentences of a profile, are cut; the file that is exported has them.
  private static final int LONGEST = 400;

  private static final Pattern HASH = Pattern.compile("\\b([0-9a-f]{12})[0-9a-f]{52}\\b");

  private final Strings strings;

  EventWords(Strings strings) {
    this.strings = strings;
  }

  /// What it is, in a few words.
  String title(Happened own) {
    return switch (own) {
      case Happened.Event(LineEvent event, var at) -> title(event);
      case Happened.Faults faults -> title(faults);
      case Happened.Changed change -> strings.text("history.change." + change.kind());
    };
  }

  private String title(LineEvent event) {
    if (event.kind() == LineEvent.Kind.CHALLENGE) {
      return strings.text(event.held() ? "history.event.failed" : "history.event.met");
    }
    return strings.text("history.event." + event.kind());
  }

  private String title(Happened.Faults faults) {
    String what = strings.text("history.fault." + faults.code());
    return faults.number() == 1
        ? strings.text("history.event.part", what)
        : strings.text("history.event.parts", what, strings.number(faults.number()));
  }

  /// The whole sentence, with the beginnings of hashes.
  String sentence(Happened own) {
    String whole =
        switch (own) {
          case Happened.Event(LineEvent event, var at) -> strings.say(event.saying());
          case Happened.Faults faults -> strings.say(faults.saying());
          case Happened.Changed change -> change(change);
        };
    String shown = HASH.matcher(whole).replaceAll("$1…");
    return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + " …";
  }

  private String change(Happened.Changed own) {
    AuditRecord row = own.row();
    String subject = subject(own.line(), row.subject());
    return switch (own.kind()) {
      case LINE_STARTED, LINE_STOPPED -> subject;
      case ACKNOWLEDGED -> subject + ": " + value(row.before());
      default ->
          row.before() == null && row.after() == null
              ? subject
              : strings.text(
                  "history.event.from-to", subject, value(row.before()), value(row.after()));
    };
  }

  /// What was changed, the line first.
  private String subject(String line, String subject) {
    if (line.isEmpty()) {
      return subject;
    }
    String rest = subject.replaceFirst("(^| on )line .*", "");
    String named = strings.text("history.event.line", line);
    return rest.isEmpty() ? named : named + " · " + rest;
  }

  private String value(@Nullable String text) {
    return text == null ? strings.text("history.event.nothing") : text;
  }

  /// Line and product, as far as it concerns one, and whether parts were held.
  String where(Happened own) {
    return switch (own) {
      case Happened.Event(LineEvent event, var at) -> {
        String where = where(own.line(), event.product());
        boolean held = event.held() && event.kind() != LineEvent.Kind.CHALLENGE;
        yield held ? where + " · " + strings.text("history.event.held") : where;
      }
      case Happened.Faults faults -> where(own.line(), faults.product());
      case Happened.Changed change -> "";
    };
  }

  private String where(String line, String product) {
    return line.isEmpty() ? product : strings.text("history.event.line", line) + " · " + product;
  }

  /// Until when it lasted; empty for what has no duration.
  String until(Happened own) {
    Instant until = own.until();
    if (until == null) {
      return strings.text("history.event.open");
    }
    return until.equals(own.from())
        ? ""
        : strings.text("history.event.until", end(own.from(), until), lasted(own.from(), until));
  }

  private String end(Instant from, Instant until) {
    return strings.day(from).equals(strings.day(until))
        ? strings.clock(until)
        : strings.moment(until);
  }

  private String lasted(Instant from, Instant until) {
    Duration time = Duration.between(from, until);
    if (time.compareTo(Duration.ofMinutes(2)) < 0) {
      return strings.text("history.event.seconds", strings.number(time.toSeconds()));
    }
    return time.compareTo(Duration.ofHours(2)) < 0
        ? strings.text("history.event.minutes", strings.number(time.toMinutes()))
        : strings.text("history.event.hours", strings.number(time.toHours()));
  }

  /// Who did it or took note of it, and when; empty where nobody did.
  String who(Happened own) {
    return switch (own) {
      case Happened.Event(LineEvent event, Instant at) -> who(event, at);
      case Happened.Faults faults -> "";
      case Happened.Changed(AuditRecord row) -> strings.text("history.event.by", row.person());
    };
  }

  private String who(LineEvent event, @Nullable Instant acknowledged) {
    String by = event.acknowledgedBy();
    if (by != null && acknowledged != null) {
      return strings.text("history.event.acknowledged", by, strings.moment(acknowledged));
    }
    String person = event.person();
    String asked = person == null ? "" : strings.text("history.event.asked", person) + "\n";
    boolean waits = event.held() && event.kind() == LineEvent.Kind.CHALLENGE;
    return (asked + (waits ? strings.text("history.event.waits") : "")).strip();
  }
}
