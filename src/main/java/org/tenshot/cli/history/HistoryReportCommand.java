package org.tenshot.cli.history;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.NewFile;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Shifts;
import org.tenshot.domain.TenshotException;
import org.tenshot.statistics.ReportFormat;
import org.tenshot.statistics.ReportLanguage;
import org.tenshot.statistics.ShiftReport;
import org.tenshot.store.History;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `history report`: a shift on one page, or on paper.
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a shift as one HTML page that needs nothing else, or as a PDF file: figures with their intervals,",
      "defects, control chart, heads, faults, what people changed, and the picture of every rejected part."
    },
    footer = {
      "",
      "Examples:",
      "  tenshot history report --shift 2026-11-20/1 --out report.html",
      "  tenshot history report --shift 2026-11-20/1 --out report.pdf",
      "  tenshot history report --shift 2026-11-20/1 --language de --out bericht.pdf"
    })
final class HistoryReportCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Option(
      names = "--shift",
      required = true,
      paramLabel = "DAY/N",
      description = "The day on which it began, and its number: 2026-11-20/1.")
  private String shift = "";

  @Option(
      names = "--shifts",
      paramLabel = "TIMES",
      description = "When shifts begin. Default: " + Shifts.USUAL + ".")
  private String shifts = Shifts.USUAL;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "F",
      description = "html or pdf. Default: what the file's ending says.")
  private @Nullable ReportFormat format;

  @Option(
      names = "--language",
      paramLabel = "L",
      description = "en, de or zh (simplified Chinese). Default: en.")
  private ReportLanguage language = ReportLanguage.EN;

  @Option(names = "--db", paramLabel = "FILE", description = "Default: the station's own.")
  private @Nullable Path db;

  HistoryReportCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    Path file = out;
    if (file == null) {
      throw new TenshotException("--out names no file.");
    }
    try (History history = workshop.history(db)) {
      write(history, Shifts.parse(shifts, ZoneId.systemDefault()), shift, file);
    }
    System.out.println(file);
    return ExitCode.OK;
  }

  private void write(History history, Shifts shifts, String shift, Path file)
      throws TenshotException {
    String[] parts = shift.split("/", -1);
    try {
      if (parts.length == 2) {
        write(
            history,
            shifts,
            ShiftReport.named(shifts, LocalDate.parse(parts[0]), Integer.parseInt(parts[1])),
            file);
        return;
      }
    } catch (DateTimeParseException | NumberFormatException wrong) {
      throw wrong(shift, wrong);
    }
    throw wrong(shift, null);
  }

  private static TenshotException wrong(String shift, @Nullable Exception cause) {
    String sentence = "--shift must be a day and a number such as 2026-11-20/1, not " + shift + ".";
    return cause == null ? new TenshotException(sentence) : new TenshotException(sentence, cause);
  }

  private void write(History history, Shifts shifts, Shifts.Shift shift, Path file)
      throws TenshotException {
    ReportFormat kind = format == null ? ReportFormat.of(file) : format;
    ShiftReport report = ShiftReport.of(history, shifts, shift);
    NewFile.bytes(file, out -> kind.write(history, report, shifts.zone(), language, out));
  }
}
