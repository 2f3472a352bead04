package org.tenshot.cli.line;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// Puts known parts to what judges a line when that is asked for, on a thread of its own, and again
/// every two seconds while it is not possible.
final class EyeTrial implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EyeTrial.class);
  private static final long PAUSE_SECONDS = 2;
  private static final long CLOSING_SECONDS = 10;

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().daemon().name("challenge").factory(),
          new ThreadPoolExecutor.DiscardPolicy());
  private final WatchedLine.Trial trial;
  private final Consumer<Saying> impossible;
  private @Nullable Future<?> later;

  /// @param impossible is told each time why it was not possible
  EyeTrial(WatchedLine.Trial trial, Consumer<Saying> impossible) {
    this.trial = trial;
    this.impossible = impossible;
  }

  /// Soon; returns at once. Does nothing once this is closed.
  void ask() {
    thread.execute(this::run);
  }

  /// At this time, in the place of the one that was named before. Returns at once.
  synchronized void askAt(Instant when) {
    if (later != null) {
      later.cancel(false);
    }
    long millis = Duration.between(Instant.now(), when).toMillis() + 1;
    later = thread.schedule(this::run, millis, TimeUnit.MILLISECONDS);
  }

  private void run() {
    try {
      trial.run();
    } catch (Throwable e) {
      // Whatever it is: an end of the trials would hold the line for ever.
      if (!thread.isShutdown()) {
        LOG.warn("known parts could not be put to what judges", e);
        impossible.accept(
            e instanceof TenshotException told ? told.saying() : Saying.english(e.toString()));
        thread.schedule(this::run, PAUSE_SECONDS, TimeUnit.SECONDS);
      }
    }
  }

  /// Waits for what is under way, which is interrupted.
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a challenge did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
