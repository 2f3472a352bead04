package org.tenshot.camera;

import java.time.Duration;
import java.util.Arrays;

/// How often the pictures of a live camera come, by the last of them. Any thread.
final class Cadence {

  /// So many pauses are looked at; the middle one counts, so that a hiccup does not.
  private static final int KEPT = 15;

  private final long[] pauses = new long[KEPT];
  private int known;
  private long sequence = -1;
  private long nanos;

  /// A picture came.
  ///
  /// @param number of the picture; those in between came too and nobody looked at them
  /// @param at `System.nanoTime()` when it came
  synchronized void came(long number, long at) {
    if (sequence >= 0 && number > sequence) {
      pauses[known++ % KEPT] = (at - nanos) / (number - sequence);
    }
    sequence = number;
    nanos = at;
  }

  /// The pause that is over was none between two pictures.
  synchronized void interrupted() {
    sequence = -1;
  }

  /// From one picture to the next; zero while nobody knows.
  synchronized Duration period() {
    int count = Math.min(known, KEPT);
    if (count == 0) {
      return Duration.ZERO;
    }
    long[] sorted = Arrays.copyOf(pauses, count);
    Arrays.sort(sorted);
    return Duration.ofNanos(sorted[count / 2]);
  }
}
