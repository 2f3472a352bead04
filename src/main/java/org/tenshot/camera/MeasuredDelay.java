package org.tenshot.camera;

import java.time.Duration;

/// How long a line should take its pictures to have been on their way.
///
/// @param delay what to write into the profile
/// @param longest of all pictures that were fired for, from the firing to this program
/// @param period from one picture to the next; zero where the camera gives none by itself
/// @param tries how many were fired for; 0 where the camera cannot be fired and the delay is
///   estimated
public record MeasuredDelay(Duration delay, Duration longest, Duration period, int tries) {

  private static final long STEP_MILLIS = 5;

  /// A camera that runs freely may be exposing the next picture while it still sends the one
  /// before: the time between two is added.
  public static MeasuredDelay of(Duration longest, Duration period, int tries) {
    return new MeasuredDelay(rounded(longest.plus(period)), longest, period, tries);
  }

  /// Not measured.
  public static MeasuredDelay estimated(Duration lag) {
    return new MeasuredDelay(rounded(lag), Duration.ZERO, Duration.ZERO, 0);
  }

  /// Upwards: too short is a wrong part, too long is a little time.
  private static Duration rounded(Duration time) {
    long steps = Math.ceilDiv(time.toNanos(), STEP_MILLIS * 1_000_000);
    return Duration.ofMillis(steps * STEP_MILLIS);
  }
}
