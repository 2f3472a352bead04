package org.tenshot.cli.history;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Shifts;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.store.History;
import org.tenshot.store.HistoryFilter;
import picocli.CommandLine.Option;

/// Which inspections a command of the history is about. Filled in by picocli.
public final class HistoryOptions {

  @Option(
      names = "--db",
      paramLabel = "FILE",
      description = "Database. Default: the station's own.")
  private @Nullable Path db;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Captured at this time or later: 2026-11-20, 2026-11-20T06:00 (by the clock here) or"
              + " 2026-11-20T05:00:00Z.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Captured before this time; a day alone is meant to its end.")
  private @Nullable String to;

  @Option(names = "--shift", paramLabel = "N", description = "Shift N of each day, from 1.")
  private @Nullable Integer shift;

  @Option(
      names = "--shifts",
      paramLabel = "TIMES",
      description = "When shifts begin. Default: " + Shifts.USUAL + ".")
  private String shifts = Shifts.USUAL;

  @Option(names = "--part", paramLabel = "P", description = "Name of the part.")
  private @Nullable String part;

  @Option(names = "--lot", paramLabel = "L", description = "Lot.")
  private @Nullable String lot;

  @Option(names = "--serial", paramLabel = "S", description = "Serial number.")
  private @Nullable String serial;

  @Option(
      names = "--verdict",
      split = ",",
      paramLabel = "V",
      description = "PASS, REJECT, REVIEW, NO_PART or FAULT; several with commas.")
  private Set<Verdict.Kind> verdicts = Set.of();

  @Option(
      names = "--class",
      split = ",",
      paramLabel = "C",
      description = "Class; several with commas.")
  private Set<String> classes = Set.of();

  @Option(
      names = "--surer-than",
      paramLabel = "P",
      description = "How sure the verdict was, at least: 0..1. Leaves faults out.")
  private double least;

  @Option(names = "--less-sure-than", paramLabel = "P", description = "At most: 0..1.")
  private double most = 1;

  @Option(names = "--product", paramLabel = "NAME", description = "Product.")
  private @Nullable String product;

  @Option(names = "--head", paramLabel = "VERSION", description = "Version of the head.")
  private @Nullable String head;

  @Option(names = "--source", paramLabel = "S", description = "Source, as it was asked for.")
  private @Nullable String source;

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

  HistoryFilter filter() throws TenshotException {
    Shifts own = shifts();
    if (shift != null && (shift < 1 || shift > own.starts().size())) {
      throw new TenshotException(
          "--shift must be 1 to " + own.starts().size() + " with --shifts " + shifts + ".");
    }
    if (!(least >= 0 && least <= most && most <= 1)) {
      throw new TenshotException(
          "--surer-than and --less-sure-than must be 0..1 and rising, not "
              + least
              + " and "
              + most
              + ".");
    }
    HistoryFilter.Stretch always = HistoryFilter.Stretch.ALWAYS;
    return new HistoryFilter(
        new HistoryFilter.Stretch(
            from == null ? always.from() : time(from, 0, "--from"),
            to == null ? always.to() : time(to, 1, "--to"),
            shift == null ? null : new HistoryFilter.OneShift(own, shift)),
        new PartId(part, lot, serial),
        new HistoryFilter.Said(verdicts, classes, least, most, product, head, source));
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
