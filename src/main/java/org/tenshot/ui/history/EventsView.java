package org.tenshot.ui.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.store.Happened;

/// What the screen shows of events at one moment.
///
/// @param facts what there is; null until the station has answered
/// @param criteria of the list
/// @param rows newest first
/// @param cursor index of the row that is chosen; -1 where there is none
/// @param busy true while something is asked
record EventsView(
    @Nullable HistoryFacts facts,
    EventCriteria criteria,
    List<Happened> rows,
    int cursor,
    boolean busy) {

  EventsView {
    rows = List.copyOf(rows);
  }
}
