package org.tenshot.cli.history;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Shifts;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.History;
import org.tenshot.store.HistoryFilter;
import picocli.CommandLine.Option;

/// Which log a command of the history asks, and of which time. Filled in by picocli.
final class TimeOptions {

  @Option(
      names = "--db",
      paramLabel = "FILE",
      description = "Database. Default: the station's own.")
  private @Nullable Path db;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "At this time or later: 2026-11-20, 2026-11-20T06:00 (by the clock here) or"
              + " 2026-11-20T05:00:00Z.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Before this time; a day alone is meant to its end.")
  private @Nullable String to;

  @Option(names = "--shift", paramLabel = "N", description = "Shift N of each day, from 1.")
  private @Nullable Integer shift;

  @Option(
      names = "--shifts",
      paramLabel = "TIMES",
      description = "When shifts begin. Default: " + Shifts.USUAL + ".")
  private String shifts = Shifts.USUAL;

  /// The clock on the wall.
  private final ZoneId zone = ZoneId.systemDefault();

  /// Opens the log for questions.
  History open(Workshop workshop) throws TenshotException {
    return workshop.history(db);
  }

  /// The database; null for the station's own.
  @Nullable Path db() {
    return db;
  }

  ZoneId zone() {
    return zone;
  }

  Shifts shifts() throws TenshotException {
    return Shifts.parse(shifts, zone);
  }

  HistoryFilter.Stretch stretch() throws TenshotException {
    Shifts own = shifts();
    if (shift != null && (shift < 1 || shift > own.starts().size())) {
      throw new TenshotException(
          "--shift must be 1 to " + own.starts().size() + " with --shifts " + shifts + ".");
    }
    HistoryFilter.Stretch always = HistoryFilter.Stretch.ALWAYS;
    return new HistoryFilter.Stretch(
        from == null ? always.from() : time(from, 0, "--from"),
        to == null ? always.to() : time(to, 1, "--to"),
        shift == null ? null : new HistoryFilter.OneShift(own, shift));
  }

  private Instant time(String text, int days, String option) throws TenshotException {
    try {
      if (text.endsWith("Z")) {
        return Instant.parse(text);
      }
      return text.contains("T")
          ? LocalDateTime.parse(text).atZone(zone).toInstant()
          : LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant();
    } catch (DateTimeParseException wrong) {
      throw new TenshotException(
          option + " must be a time such as 2026-11-20 or 2026-11-20T06:00, not " + text + ".",
          wrong);
    }
  }
}
