package org.tenshot.app;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Recording;
import org.tenshot.domain.TenshotException;
import org.tenshot.fleet.SyncThread;
import org.tenshot.keep.Housekeeping;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;

/// The log that all lines of the station write and read, and who keeps its disk from filling up and
/// its plant informed. Opened when somebody first needs it. Any thread.
final class StationLog implements AutoCloseable {

  private final Assembly assembly;
  private final @Nullable Path file;
  private final Consumer<Recording> hears;
  private @Nullable InspectionLog log;
  private @Nullable Housekeeping housekeeping;
  private @Nullable SyncThread sync;
  private @Nullable History history;

  /// @param file null for the station's own
  /// @param hears how the writing stands, on any thread
  StationLog(Assembly assembly, @Nullable Path file, Consumer<Recording> hears) {
    this.assembly = assembly;
    this.file = file;
    this.hears = hears;
  }

  synchronized InspectionLog log() throws TenshotException {
    InspectionLog open = log;
    if (open == null) {
      open = assembly.log(file, hears);
      log = open;
      housekeeping = assembly.housekeeping(file, open).start();
      // Another log than the station's own is not what the plant knows under its name.
      sync = file == null ? assembly.sync().start() : null;
    }
    return open;
  }

  synchronized History history() throws TenshotException {
    log();
    History open = history;
    if (open == null) {
      open = assembly.history(file);
      history = open;
    }
    return open;
  }

  /// Writes down what waits.
  @Override
  public synchronized void close() throws TenshotException {
    try {
      if (history != null) {
        history.close();
      }
    } finally {
      if (sync != null) {
        sync.close();
      }
      if (housekeeping != null) {
        housekeeping.close();
      }
      if (log != null) {
        log.close();
      }
    }
  }
}
