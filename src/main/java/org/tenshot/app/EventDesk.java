package org.tenshot.app;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.tenshot.cli.common.NewFile;
import org.tenshot.cli.history.EventLines;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.store.EventFilter;
import org.tenshot.store.EventPages;
import org.tenshot.store.Happened;
import org.tenshot.store.History;
import org.tenshot.ui.history.EventActions;

/// What the screen for looking back asks for about events, done on a thread of its own with a
/// connection of its own, so that nobody waits for a search by likeness.
final class EventDesk implements EventActions, AutoCloseable {

  private final Orders orders = new Orders("events");
  private final StationLine line;
  private final LaterHistory history;

  /// @param line any of the station: they share the log
  EventDesk(Assembly assembly, StationLine line, LineOptions options) {
    this.line = line;
    this.history = new LaterHistory(assembly, options);
  }

  @Override
  public CompletionStage<List<Happened>> page(
      EventFilter filter, EventPages.Place after, int limit) {
    return orders.run(() -> history.of(line).happened().page(filter, after, limit));
  }

  @Override
  public CompletionStage<Long> export(EventFilter filter, Path file) {
    return orders.run(
        () -> {
          History past = history.of(line);
          EventLines lines = new EventLines(ZoneId.systemDefault());
          long[] written = new long[1];
          NewFile.write(file, out -> written[0] = lines.csv(past, filter, out));
          return written[0];
        });
  }

  /// Ends the thread after what it does now. May be called twice.
  @Override
  public void close() {
    orders.end(
        () -> {
          history.close();
          return "closed";
        });
  }
}
