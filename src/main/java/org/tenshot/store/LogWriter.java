package org.tenshot.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Recording;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// The one thread that writes the log. What waits together is committed together, and a promise is
/// kept only after the commit. What the file does not take is tried again until it does.
final class LogWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

  private final Database database;
  private final PictureFolder pictures;
  private final Tuning tuning;
  private final Reserve reserve;
  private final Backlog backlog;
  private final RecordingTeller teller;
  private final Thread thread;
  private volatile long giveUpAt = Long.MAX_VALUE;
  private @Nullable LogSession session;

  LogWriter(
      Database database,
      PictureFolder pictures,
      Reserve reserve,
      Tuning tuning,
      Consumer<Recording> listener) {
    this.database = database;
    this.pictures = pictures;
    this.reserve = reserve;
    this.tuning = tuning;
    this.backlog = new Backlog(tuning.queueRows(), tuning.queueBytes());
    this.teller = new RecordingTeller(database.file(), backlog::size, listener);
    this.thread =
        Thread.ofPlatform()
            .name("tenshot-log")
            .daemon()
            .uncaughtExceptionHandler(
                (dead, failure) -> LOG.error("The thread that writes the log died", failure))
            .unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  Recording recording() {
    return teller.now();
  }

  /// As {@link InspectionLog#hasRoom} says.
  boolean hasRoom(long bytes) {
    return backlog.isClosed() || backlog.isRoomy(bytes);
  }

  /// Queues an entry. Holds the caller up only while the queue is full and the file still moves,
  /// and then for a moment; an entry that finds no room fails, and the recording with it.
  CompletableFuture<Long> submit(Entry.Kind kind, long bytes, Entry.Work work) {
    Entry entry = new Entry(kind, work, bytes, new CompletableFuture<>());
    try {
      if (backlog.offer(entry, Duration.ZERO)) {
        return entry.promise();
      }
      if (!backlog.isClosed()) {
        teller.full();
        if (!teller.isFailed() && backlog.offer(entry, tuning.handOver())) {
          return entry.promise();
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    turnAway(entry);
    return entry.promise();
  }

  /// Writes what waits, for as long as the tuning allows where the file fails, and ends the thread.
  @Override
  public void close() {
    giveUpAt = System.nanoTime() + tuning.closing().toNanos();
    backlog.close();
    try {
      if (!thread.join(tuning.closing().plus(tuning.busy()).plus(tuning.closing()))) {
        LOG.error("The log {} hangs in its disk and was left", database.file());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void turnAway(Entry entry) {
    TenshotException failure =
        new TenshotException(
            backlog.isClosed()
                ? Saying.of(
                    "log.closed", "The log {0} is closed: start the line again.", database.file())
                : teller.obstacle());
    miss(entry, failure);
    entry.promise().completeExceptionally(failure);
  }

  private void miss(Entry entry, TenshotException failure) {
    if (entry.leavesGap()) {
      teller.missing(failure);
    }
  }

  private void run() {
    try {
      List<Entry> batch = backlog.batch(tuning.batchRows(), tuning.linger());
      while (!batch.isEmpty() && writeOrGiveUp(batch)) {
        batch = backlog.batch(tuning.batchRows(), tuning.linger());
      }
    } catch (InterruptedException interrupted) {
      LOG.error("Somebody interrupted the thread that writes the log", interrupted);
      Thread.currentThread().interrupt();
    } finally {
      backlog.close();
      abandon();
      closeSession();
    }
  }

  private boolean writeOrGiveUp(List<Entry> batch) {
    List<Entry> rest = batch;
    while (!write(rest)) {
      rest = withoutRemovals(rest);
      if (backlog.isClosed() && System.nanoTime() - giveUpAt > 0) {
        return false;
      }
      LockSupport.parkNanos(tuning.retry().toNanos());
    }
    return true;
  }

  /// What fails for want of room must not stand in the way of what makes room: that goes first and
  /// alone. Where it fails too, the reserve is let go of; after that it is not tried again.
  ///
  /// @return the batch without it
  private List<Entry> withoutRemovals(List<Entry> batch) {
    List<Entry> removals = backlog.takeRemovals();
    boolean done = removals.isEmpty() || commit(removals, () -> {});
    if (!done && !(reserve.release() && commit(removals, () -> {}))) {
      TenshotException failure = new TenshotException(teller.obstacle());
      removals.forEach(entry -> entry.promise().completeExceptionally(failure));
    }
    return batch.stream().filter(entry -> !removals.contains(entry)).toList();
  }

  /// One transaction; false if it has to be tried again.
  private boolean write(List<Entry> batch) {
    return commit(
        batch,
        () -> {
          backlog.written(batch.size());
          teller.written(backlog.isRelaxed());
        });
  }

  /// @param done is run after the commit, before promises are kept
  private boolean commit(List<Entry> batch, Runnable done) {
    List<Runnable> answers = new ArrayList<>(batch.size());
    try {
      LogSession open = session();
      open.begin();
      for (Entry entry : batch) {
        answers.add(write(entry, open));
      }
      open.commit();
    } catch (SQLException | IOException failure) {
      closeSession();
      teller.failed(Diagnosis.saying(database.file(), failure), failure);
      return false;
    }
    done.run();
    answers.forEach(Runnable::run);
    return true;
  }

  /// One entry of a transaction. What is wrong with the entry itself ends it alone; what is wrong
  /// with the file ends the transaction.
  ///
  /// @return keeps or breaks the promise once the transaction is in the file
  private Runnable write(Entry entry, LogSession open) throws SQLException, IOException {
    try {
      long number = entry.work().write(open);
      return () -> entry.promise().complete(number);
    } catch (SQLException failure) {
      if (!Diagnosis.isRefusal(failure)) {
        throw failure;
      }
      return () -> refuse(entry, failure);
    } catch (RuntimeException failure) {
      return () -> refuse(entry, failure);
    }
  }

  private void refuse(Entry entry, Exception cause) {
    TenshotException refusal =
        new TenshotException(
            Saying.of(
                "log.refused",
                "The log {0} refused one {1} ({2}): tell support; the others are not affected.",
                database.file(),
                entry.kind().name().toLowerCase(Locale.ROOT),
                cause.getMessage()),
            cause);
    miss(entry, refusal);
    entry.promise().completeExceptionally(refusal);
  }

  /// Breaks the promises that can no longer be kept.
  private void abandon() {
    List<Entry> left = backlog.drain();
    if (!left.isEmpty()) {
      TenshotException failure =
          new TenshotException(
              Saying.of(
                  "log.left",
                  "{0} entries were not written when the log closed. {1}",
                  left.size(),
                  teller.obstacle()));
      teller.failed(failure.saying(), failure);
      left.forEach(entry -> entry.promise().completeExceptionally(failure));
    }
  }

  private LogSession session() throws SQLException, IOException {
    LogSession open = session;
    if (open == null) {
      open = new LogSession(database, pictures, tuning.maxPages().getAsLong());
      session = open;
    }
    return open;
  }

  private void closeSession() {
    LogSession open = session;
    session = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException failure) {
        LOG.warn("The log {} could not be closed", database.file(), failure);
      }
    }
  }
}
