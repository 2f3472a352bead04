package org.tenshot.ui.history;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.tenshot.store.EventFilter;
import org.tenshot.store.EventPages;
import org.tenshot.store.Happened;

/// What the screen for looking back asks of the station about events. Answers as {@link
/// HistoryActions} does.
public interface EventActions {

  /// A page of what happened, newest first.
  ///
  /// @param after where the page before ended
  /// @param limit at most so many
  CompletionStage<List<Happened>> page(EventFilter filter, EventPages.Place after, int limit);

  /// Writes all of it into a CSV file, newest first.
  ///
  /// @return how many there are
  CompletionStage<Long> export(EventFilter filter, Path file);
}
