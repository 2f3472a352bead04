package org.tenshot.cli.history;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.StepTimes;
import org.tenshot.store.StoredInspection;

/// Inspections of the log as lines for people and for spreadsheets.
public final class HistoryLines {

  /// The names of the columns that {@link #csv} writes.
  public static final String HEADER =
      "row,captured,source,product,part,lot,serial,verdict,class,sure,head,profile,encoder,total_ms,why,picture,frame";

  private final DateTimeFormatter clock;

  /// @param zone of the clock on the wall
  public HistoryLines(ZoneId zone) {
    this.clock = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  /// One inspection as a line of a terminal.
  public String table(StoredInspection stored) {
    Inspection own = stored.inspection();
    PartId part = own.origin().part();
    double sure = own.sureness();
    return String.format(
        Locale.ROOT,
        "%9d  %s  %-8s %-14s %5s  part %s  lot %s  serial %s  %s",
        stored.id(),
        clock.format(own.origin().capturedAt()),
        own.verdict().kind(),
        own.verdict().className(),
        Double.isNaN(sure) ? "" : String.format(Locale.ROOT, "%.3f", sure),
        shown(part.part()),
        shown(part.lot()),
        shown(part.serial()),
        own.basis().head());
  }

  /// One inspection as a line of a CSV file.
  public static String csv(StoredInspection stored) {
    Inspection own = stored.inspection();
    PartId part = own.origin().part();
    double sure = own.sureness();
    return Csv.line(
        stored.id(),
        own.origin().capturedAt(),
        own.origin().source(),
        own.basis().product(),
        part.part(),
        part.lot(),
        part.serial(),
        own.verdict().kind(),
        own.verdict().className(),
        Double.isNaN(sure) ? null : sure,
        own.basis().head(),
        own.basis().profileHash(),
        own.basis().encoder(),
        StepTimes.millis(own.times().total()),
        own.score() == null ? null : own.score().why(),
        stored.pictureHash(),
        own.origin().sequence());
  }

  private static String shown(@Nullable String text) {
    return text == null ? "-" : text;
  }
}
