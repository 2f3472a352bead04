package org.tenshot.output;

import java.time.Duration;
import org.tenshot.domain.Pauses;

/// When to try again after a failure, by a clock that its caller reads.
final class Backoff {

  private final Pauses pauses;
  private long nextTry;
  private boolean waiting;

  /// @param firstPause after the first failure in a row
  /// @param longestPause that it grows to
  Backoff(Duration firstPause, Duration longestPause) {
    this.pauses = new Pauses(firstPause, longestPause);
  }

  /// @param nanos `System.nanoTime()`
  boolean mayTry(long nanos) {
    return !waiting || nanos - nextTry >= 0;
  }

  /// Notes a failure at this time and makes the next pause longer.
  void failed(long nanos) {
    waiting = true;
    nextTry = nanos + pauses.nextNanos();
  }

  void succeeded() {
    waiting = false;
    pauses.restart();
  }

  /// What is left of the pause, in whole milliseconds, 0 or more.
  long millisLeft(long nanos) {
    return waiting ? Math.max(0, (nextTry - nanos) / 1_000_000) : 0;
  }
}
