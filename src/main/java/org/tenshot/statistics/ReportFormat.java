package org.tenshot.statistics;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.History;

/// What kind of file the report of a shift is.
public enum ReportFormat {
  /// A page for a browser.
  HTML,
  /// Pages for paper.
  PDF;

  /// The kind that a file's ending names.
  ///
  /// @throws TenshotException if it names none
  public static ReportFormat of(Path file) throws TenshotException {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".pdf")) {
      return PDF;
    }
    if (name.endsWith(".html") || name.endsWith(".htm")) {
      return HTML;
    }
    throw new TenshotException(
        file + " does not say what kind of report to write: end its name with .html or .pdf.");
  }

  /// Writes a report.
  ///
  /// @param history has the pictures; stays the caller's
  /// @param zone of the clock on the wall
  /// @param language of whoever reads it
  /// @param out is written to piece by piece; stays the caller's
  /// @throws IOException if it cannot be written
  /// @throws TenshotException if the log cannot be read
  public void write(
      History history, ShiftReport report, ZoneId zone, ReportLanguage language, OutputStream out)
      throws IOException, TenshotException {
    ReportWords words = new ReportWords(language, zone);
    Sheet sheet =
        switch (this) {
          case HTML -> new HtmlSheet(out, words);
          case PDF -> new PdfSheet(out, words);
        };
    new ShiftPage(history, report, words, sheet).write();
  }
}
