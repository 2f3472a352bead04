package org.tenshot.output;

import java.time.Duration;

/// When to try again after a failure: after pauses that double, so that an absent peer costs the
/// line little and a returning one is found soon.
final class Backoff {

  private final long firstPause;
  private final long longestPause;
  private long pause;
  private long nextTry;
  private boolean waiting;

  /// @param firstPause after the first failure in a row
  /// @param longestPause that it grows to
  Backoff(Duration firstPause, Duration longestPause) {
    this.firstPause = firstPause.toNanos();
    this.longestPause = longestPause.toNanos();
  }

  /// @param nanos `System.nanoTime()`
  boolean mayTry(long nanos) {
    return !waiting || nanos - nextTry >= 0;
  }

  /// Notes a failure at this time and makes the next pause longer.
  void failed(long nanos) {
    pause = waiting ? Math.min(pause * 2, longestPause) : firstPause;
    waiting = true;
    nextTry = nanos + pause;
  }

  void succeeded() {
    waiting = false;
  }

  /// What is left of the pause, in whole milliseconds, 0 or more.
  long millisLeft(long nanos) {
    return waiting ? Math.max(0, (nextTry - nanos) / 1_000_000) : 0;
  }
}
