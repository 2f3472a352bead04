package org.tenshot.inspect;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.tenshot.domain.PartId;

/// Triggers a line by the clock.
final class Interval {

  private Interval() {}

  /// Triggers until the thread is interrupted.
  static Thread start(Duration every, Run run) {
    return Thread.ofPlatform().daemon().name("trigger").start(() -> tick(every.toNanos(), run));
  }

  private static void tick(long pause, Run run) {
    long due = System.nanoTime();
    try {
      while (true) {
        // A clock that was held up goes on from now: triggers never come in a heap.
        due = Math.max(due + pause, System.nanoTime());
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        run.trigger(PartId.UNKNOWN, Duration.ZERO);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
