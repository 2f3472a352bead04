package org.tenshot.domain;

import java.time.Duration;

/// The growing pauses between attempts to reach what is lost, such as a camera or a server: each
/// twice the one before, up to a longest, so that an absent peer costs little and a returning one
/// is found soon. One thread at a time.
public final class Pauses {

  private final long firstNanos;
  private final long longestNanos;
  private long nextNanos;

  /// @param first after the first failure in a row
  /// @param longest that they grow to
  public Pauses(Duration first, Duration longest) {
    this.firstNanos = first.toNanos();
    this.longestNanos = longest.toNanos();
    this.nextNanos = firstNanos;
  }

  /// The pause before the next attempt.
  public long nextNanos() {
    long now = nextNanos;
    nextNanos = Math.min(longestNanos, nextNanos * 2);
    return now;
  }

  /// All was well: the next loss starts with the first pause again.
  public void restart() {
    nextNanos = firstNanos;
  }
}
