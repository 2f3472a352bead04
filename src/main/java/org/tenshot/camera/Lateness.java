package org.tenshot.camera;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How much later than usual the pictures of a camera come, by the clock that stamps them. The one
/// that came quickest is the measure: what takes longer lay somewhere, in the camera, in the
/// network or in this computer. Of one connection; one thread.
///
/// That clock and ours drift apart, so the measure ages. Where the clock is set back, a picture is
/// taken to be as late as the one before.
final class Lateness {

  private static final Logger LOG = LoggerFactory.getLogger(Lateness.class);

  /// Two quartz clocks, one of them perhaps led by a time server, differ by less than 500 parts in
  /// a million.
  private static final long DRIFT = 2_000;

  /// Nothing lies longer. A clock that says so is none.
  private static final long MOST_NANOS = 10_000_000_000L;

  private final String name;
  private boolean known;
  private boolean wrong;
  private long least;
  private long stamp;
  private long now;
  private long late;

  /// @param name of the camera, for the log
  Lateness(String name) {
    this.name = name;
  }

  /// A picture came.
  ///
  /// @param stamped in nanoseconds since whenever the camera likes; 0 where it has no clock
  /// @param came `System.nanoTime()`
  /// @return in nanoseconds; 0 where nobody knows
  long of(long stamped, long came) {
    if (stamped == 0 || wrong) {
      return 0;
    }
    long age = came - stamped;
    if (!known) {
      least = age;
    } else if (stamped <= stamp) {
      least = age - late;
    } else {
      least = Math.min(age, least + (came - now) / DRIFT);
    }
    known = true;
    stamp = stamped;
    now = came;
    late = age - least;
    return late > MOST_NANOS ? disbelieved() : late;
  }

  private long disbelieved() {
    wrong = true;
    LOG.warn(
        "by the clock of {} its pictures come {} s late: the clock is not believed any more",
        name,
        late / 1_000_000_000);
    return 0;
  }
}
