package org.tenshot.app;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.History;

/// A connection to the log for questions, opened by the first of them, because a station that never
/// looks back needs none. One thread at a time.
final class LaterHistory implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final Assembly assembly;
  private final LineOptions options;
  private @Nullable History opened;

  LaterHistory(Assembly assembly, LineOptions options) {
    this.assembly = assembly;
    this.options = options;
  }

  /// The log that a line writes.
  History of(StationLine line) throws Exception {
    History known = opened;
    if (known == null) {
      // The log is made where there is none yet.
      line.log().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      known = assembly.history(options.db());
      opened = known;
    }
    return known;
  }

  @Override
  public void close() throws TenshotException {
    if (opened != null) {
      opened.close();
    }
  }
}
