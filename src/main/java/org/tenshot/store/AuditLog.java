package org.tenshot.store;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tenshot.domain.Change;

/// Where changes are written that lie outside of the log's own file, such as those of people and
/// profiles. What is taught is written with its own rows. Any thread.
public final class AuditLog {

  private final LogWriter writer;
  private final Clock clock;

  AuditLog(LogWriter writer, Clock clock) {
    this.writer = writer;
    this.clock = clock;
  }

  /// Writes a change, dated now. Whoever changes a file waits for the answer first: a change that
  /// is not in the audit log is not made.
  ///
  /// @return the number of its row
  public CompletableFuture<Long> add(Change change) {
    return writer.submit(
        Entry.Kind.CHANGE, 0, session -> new AuditRows(session).add(change, clock.instant()));
  }

  /// Writes how things stand, those of them that stood differently when they were last written.
  ///
  /// @param now their `before` is not used
  /// @return the number of the last row; 0 where nothing changed
  public CompletableFuture<Long> stand(List<Change> now) {
    return writer.submit(
        Entry.Kind.CHANGE,
        0,
        session ->
            session.whole(
                () -> {
                  long last = 0;
                  for (Change one : now) {
                    last = Math.max(last, new AuditRows(session).stands(one, clock.instant()));
                  }
                  return last;
                }));
  }
}
