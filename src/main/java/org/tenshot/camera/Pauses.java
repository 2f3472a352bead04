package org.tenshot.camera;

import java.time.Duration;

/// The growing pauses between attempts to reach a lost camera: each twice the one before, up to a
/// longest.
final class Pauses {

  private final long firstNanos;
  private final long longestNanos;
  private long nextNanos;

  Pauses(Duration first, Duration longest) {
    this.firstNanos = first.toNanos();
    this.longestNanos = longest.toNanos();
    this.nextNanos = firstNanos;
  }

  /// The pause before the next attempt.
  long nextNanos() {
    long now = nextNanos;
    nextNanos = Math.min(longestNanos, nextNanos * 2);
    return now;
  }

  /// The camera was well: the next loss starts with the first pause again.
  void restart() {
    nextNanos = firstNanos;
  }
}
