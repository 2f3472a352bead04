package org.tenshot.access;

import java.time.Duration;
import java.time.Instant;

/// Wrong tries of one person, and how long the next one has to wait: three are free, then 5, 10, 20
/// seconds and so on, up to a quarter of an hour. It never lasts longer, so that nobody can shut an
/// administrator out for good.
///
/// @param wrong tries since the last right one
/// @param until when the next try is taken; the past for now
record Lockout(int wrong, Instant until) {

  static final Lockout NONE = new Lockout(0, Instant.EPOCH);
  static final Duration LONGEST = Duration.ofMinutes(15);

  private static final int FREE = 3;
  private static final Duration FIRST = Duration.ofSeconds(5);

  /// One wrong try more.
  Lockout more(Instant now) {
    int tries = Math.min(wrong + 1, 1_000);
    return new Lockout(tries, now.plus(pause(tries)));
  }

  private static Duration pause(int tries) {
    if (tries <= FREE) {
      return Duration.ZERO;
    }
    Duration pause = FIRST.multipliedBy(1L << Math.min(tries - FREE - 1, 20));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }

  /// How long the next try has to wait; zero for not at all. A clock that was set back does not
  /// make it longer than the longest.
  Duration left(Instant now) {
    Duration left = Duration.between(now, until);
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    return left.compareTo(LONGEST) > 0 ? LONGEST : left;
  }
}
