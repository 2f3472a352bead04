package org.tenshot.ui.history;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Shifts;
import org.tenshot.statistics.Chart;
import org.tenshot.statistics.Grouping;
import org.tenshot.store.HistoryFilter;
import org.tenshot.store.HistoryPages;
import org.tenshot.store.StoredInspection;

/// What the screen for looking back asks of the station. Called on the drawing thread, so every
/// method returns at once and answers later, on any thread. A stage that ends with a {@link
/// org.tenshot.domain.TenshotException} shows its sentence.
public interface HistoryActions {

  /// What there is.
  CompletionStage<HistoryFacts> facts();

  /// A page of inspections, newest first.
  ///
  /// @param after where the page before ended
  /// @param limit at most so many
  CompletionStage<List<StoredInspection>> page(
      HistoryFilter filter, HistoryPages.Place after, int limit);

  /// A picture of the log.
  ///
  /// @param hash its sha256
  CompletionStage<Picture> picture(String hash);

  /// The inspections that are most alike, the likest first.
  ///
  /// @param limit at most so many
  CompletionStage<List<Found>> find(Wanted wanted, Marks marks, int limit);

  /// All that are so alike: since when, how many, which lots.
  ///
  /// @param least cosine, -1..1
  CompletionStage<Since> since(Wanted wanted, Marks marks, double least);

  /// Writes all that are so alike into a CSV file, the likest first.
  ///
  /// @return how many there are
  CompletionStage<Integer> exportSince(Wanted wanted, Marks marks, double least, Path file);

  /// Says what an inspection really showed.
  ///
  /// @return the number of the shot, for {@link #takeBack}
  CompletionStage<Long> label(StoredInspection row, String className);

  /// Takes a label back.
  CompletionStage<?> takeBack(long shot);

  /// Counts.
  CompletionStage<Figures> figures(HistoryFilter.Stretch time, Grouping grouping);

  /// Writes the report of a shift.
  ///
  /// @param reader the language of whoever reads it
  /// @param file an HTML page or a PDF file, as its ending says
  CompletionStage<Path> report(Shifts.Shift shift, Locale reader, Path file);

  /// Writes a picture into a PNG file.
  CompletionStage<Path> save(Picture picture, Path file);

  /// Writes a chart into a file as a drawing that can be made as large as one likes.
  ///
  /// @param reader the language of whoever reads it
  /// @param file an SVG file, or a PDF file where its name ends with .pdf
  CompletionStage<Path> save(Chart chart, Locale reader, Path file);

  /// Goes back to the operator's screen.
  void leave();
}
