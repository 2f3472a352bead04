package org.tenshot.fleet;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies a station's log to its plant beside the running line, where somebody wrote settings. Has
/// a thread, a reading connection and a pace of its own, and a line never waits for it.
public final class SyncThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SyncThread.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final SyncRun run;
  private final SyncPlace place;
  private final Thread thread;

  /// @param login who logs in at the plant
  public SyncThread(SyncPlace place, PlantLogin login, Clock clock) {
    this.run = new SyncRun(place, login, Pace.GENTLE, SyncRun.Rhythm.USUAL, clock);
    this.place = place;
    this.thread = Thread.ofPlatform().name("sync").daemon().unstarted(this::follow);
  }

  /// Begins.
  public SyncThread start() {
    thread.start();
    return this;
  }

  private void follow() {
    try {
      run.forEver(
          () -> place.settings().read(),
          sent -> LOG.debug("sent {}", sent.words()),
          trouble ->
              LOG.info("sync: {}", trouble.isEmpty() ? "the plant takes what is sent" : trouble));
    } catch (InterruptedException closed) {
      LOG.debug("sync ends");
    }
  }

  /// Stops between two pieces, or in the middle of one, which the plant then takes back.
  @Override
  public void close() {
    if (!thread.isAlive()) {
      return;
    }
    thread.interrupt();
    try {
      if (!thread.join(PATIENCE)) {
        run.abort();
        thread.join(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
