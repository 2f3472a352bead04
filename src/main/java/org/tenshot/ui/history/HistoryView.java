package org.tenshot.ui.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that the screen shows of single inspections at one moment, except the pictures.
///
/// @param side what is in front
/// @param facts what there is; null until the station has answered
/// @param criteria of the list
/// @param rows newest first, or the likest first
/// @param cursor index of the row that is shown large; -1 where there is none
/// @param busy true while something is asked
/// @param wanted what is looked for by likeness; null for the list
/// @param marks what was said of hits
/// @param least what counts as alike, -1..1
/// @param since the answer to "since when?"; null before it is asked
record HistoryView(
    Side side,
    @Nullable HistoryFacts facts,
    Criteria criteria,
    List<Found> rows,
    int cursor,
    boolean busy,
    @Nullable Wanted wanted,
    Marks marks,
    double least,
    @Nullable Since since) {

  /// What can be in front.
  enum Side {
    /// Single inspections.
    LIST,
    /// Charts and groups of rejects.
    FIGURES,
    /// What happened.
    EVENTS
  }

  HistoryView {
    rows = List.copyOf(rows);
  }

  /// The row that is shown large.
  @Nullable Found shown() {
    return cursor < 0 || cursor >= rows.size() ? null : rows.get(cursor);
  }
}
