package org.tenshot.fleet;

import java.time.Duration;

/// How much of the computer a sync may take from the line beside it.
///
/// @param piece rows in one transaction at most
/// @param restPerWork how long it rests after each piece, as a multiple of how long the piece took
/// @param least of that rest
public record Pace(int piece, double restPerWork, Duration least) {

  /// As fast as the plant takes it.
  public static final Pace FULL = new Pace(500, 0, Duration.ZERO);

  /// Beside a line: a quarter of the time at most.
  public static final Pace GENTLE = new Pace(100, 3, Duration.ofMillis(20));

  Duration rest(Duration work) {
    long nanos = (long) (work.toNanos() * restPerWork);
    return Duration.ofNanos(Math.max(nanos, least.toNanos()));
  }
}
