package org.tenshot.store;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Recording;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// Knows how the log stands and says so when it changes, never twice the same. Any thread.
final class RecordingTeller {

  private static final Logger LOG = LoggerFactory.getLogger(RecordingTeller.class);

  private final Path database;
  private final IntSupplier waiting;
  private final Consumer<Recording> listener;
  private Saying failure = Saying.NOTHING;
  private boolean full;
  private long missing;
  private Saying missed = Saying.NOTHING;
  private Recording told = Recording.WELL;

  RecordingTeller(Path database, IntSupplier waiting, Consumer<Recording> listener) {
    this.database = database;
    this.waiting = waiting;
    this.listener = listener;
  }

  /// How the log stands, with what waits at this moment.
  synchronized Recording now() {
    return new Recording(told.kind(), told.saying(), waiting.getAsInt());
  }

  synchronized boolean isFailed() {
    return told.kind() == Recording.Kind.FAILED;
  }

  /// Writing failed.
  synchronized void failed(Saying why, @Nullable Exception cause) {
    failure = why;
    tell(cause);
  }

  /// The queue is full.
  synchronized void full() {
    full = true;
    tell(null);
  }

  /// Something that belongs into the log will never be in it.
  synchronized void missing(TenshotException why) {
    missing++;
    missed = withMissing(why.saying());
    tell(why);
  }

  /// A transaction is in the file.
  ///
  /// @param relaxed true if the queue has room again
  synchronized void written(boolean relaxed) {
    failure = Saying.NOTHING;
    if (relaxed) {
      if (missing > 0) {
        LOG.error("{} entries are missing from the log {}", missing, database);
      }
      full = false;
      missing = 0;
    }
    tell(null);
  }

  /// Why nothing more can be taken in.
  synchronized Saying obstacle() {
    return failure.isEmpty()
        ? Saying.of(
            "log.slow",
            "The log {0} is slower than the line: check what else uses its disk, or keep fewer pictures.",
            database)
        : failure;
  }

  private void tell(@Nullable Exception cause) {
    Recording next = new Recording(kind(), saying(), waiting.getAsInt());
    if (next.kind() == told.kind() && next.sentence().equals(told.sentence())) {
      return;
    }
    told = next;
    if (next.kind() == Recording.Kind.WRITING) {
      LOG.info("The log {} is written again", database);
    } else {
      LOG.warn("Recording {}: {}", next.kind(), next.sentence(), cause);
    }
    try {
      listener.accept(next);
    } catch (RuntimeException failed) {
      LOG.error("Whoever listens to the log failed; the log goes on", failed);
    }
  }

  private Recording.Kind kind() {
    if (!failure.isEmpty() || missing > 0) {
      return Recording.Kind.FAILED;
    }
    return full ? Recording.Kind.BEHIND : Recording.Kind.WRITING;
  }

  private Saying saying() {
    if (!failure.isEmpty()) {
      return missing > 0 ? withMissing(failure) : failure;
    }
    if (missing > 0) {
      return missed;
    }
    return full ? obstacle() : Saying.NOTHING;
  }

  private static Saying withMissing(Saying why) {
    return Saying.of("log.missing", "{0} Inspections are missing by now.", why);
  }
}
