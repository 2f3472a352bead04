package org.tenshot.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// Removes rows and pictures through the writer of the log, a piece at a time. A row goes before
/// its file, and a file only while nobody else can write: whatever is killed in between leaves
/// files that no row knows, never a row without its file.
public final class Removal {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LogWriter writer;
  private final Duration pause;

  /// @param pause between two pieces, for the line's own rows
  Removal(LogWriter writer, Duration pause) {
    this.writer = writer;
    this.pause = pause;
  }

  /// Removes those of the pictures that nothing needs.
  Retention.Removed pictures(List<String> hashes, Cutoffs cutoffs) throws TenshotException {
    List<String> removed = new ArrayList<>();
    long bytes =
        piece(
            session -> {
              removed.clear();
              return new RetentionRows(session).pictures(hashes, cutoffs, removed);
            });
    files(removed);
    return new Retention.Removed(removed.size(), bytes, 0, 0);
  }

  /// Removes inspections, and their pictures where nothing else needs those.
  Retention.Removed rows(List<Long> ids) throws TenshotException {
    Set<String> removed = new LinkedHashSet<>();
    long[] bytes = {0};
    long rows =
        piece(
            session -> {
              removed.clear();
              RetentionRows own = new RetentionRows(session);
              long count = own.rows(ids, removed);
              bytes[0] = own.bytes();
              return count;
            });
    files(List.copyOf(removed));
    return new Retention.Removed(removed.size(), bytes[0], rows, 0);
  }

  /// Removes the files of pictures that no row knows.
  ///
  /// @return how many there were
  long files(List<String> hashes) throws TenshotException {
    return hashes.isEmpty() ? 0 : piece(session -> new RetentionRows(session).files(hashes));
  }

  /// A piece that the writer does not take for long is given up: the next run finds it again.
  private long piece(Work work) throws TenshotException {
    CompletableFuture<Long> promise = writer.submit(Entry.Kind.REMOVAL, 0, work::write);
    try {
      long number = promise.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      LockSupport.parkNanos(pause.toNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return number;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TenshotException("Removing was stopped: the next run goes on.", stopped);
    } catch (TimeoutException late) {
      throw new TenshotException(
          "The log did not take a removal within %d s: look whether its disk is full or locked."
              .formatted(PATIENCE.toSeconds()),
          late);
    } catch (ExecutionException failure) {
      @Nullable Throwable cause = failure.getCause();
      throw cause instanceof TenshotException told
          ? told
          : new TenshotException("The log failed to remove something (" + cause + ").", failure);
    }
  }

  private interface Work {
    long write(LogSession session) throws SQLException, IOException;
  }
}
