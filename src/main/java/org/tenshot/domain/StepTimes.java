package org.tenshot.domain;

/// How long each step of an inspection took, in nanoseconds.
///
/// @param prepare region, resize, normalise
/// @param encode the encoder's run
/// @param score head and limits
/// @param total from the frame's arrival to its verdict, waiting included
public record StepTimes(long prepare, long encode, long score, long total) {

  /// Nanoseconds as milliseconds.
  public static double millis(long nanos) {
    return nanos / 1e6;
  }
}
