package org.tenshot.camera;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Since when the pictures of a live stream may have lain there before they were read. A program
/// that is slower than its camera, or was held up, finds pictures that came long ago; they must not
/// look new. Of one connection; one thread.
///
/// Whoever has to wait for a picture gets it as it comes. What is there at once may have come at
/// any time since the last wait, and is taken to be that old.
final class Unread {

  private static final Logger LOG = LoggerFactory.getLogger(Unread.class);

  /// Reading what is there takes less, and waiting for a camera hardly ever.
  private static final long WAIT_NANOS = 1_000_000;

  /// A picture that may be older is left out, so that the newer ones are reached sooner.
  private static final long OLD_NANOS = 50_000_000;

  /// A stream that cannot be caught up with shows a picture this often nevertheless.
  private static final long GAP_NANOS = 500_000_000;

  private final String name;
  private long emptyNanos;
  private long givenNanos;
  private boolean layThere;
  private boolean waited;
  private boolean told;

  /// @param name of the camera, for the log
  /// @param nanos `System.nanoTime()` before the connection was made: nothing came sooner
  Unread(String name, long nanos) {
    this.name = name;
    emptyNanos = nanos;
    givenNanos = nanos - GAP_NANOS;
  }

  /// Something was read, whether it belongs to a picture or not.
  ///
  /// @param asked `System.nanoTime()` before
  /// @param got `System.nanoTime()` after
  void read(long asked, long got) {
    layThere = got - asked < WAIT_NANOS;
    if (!layThere) {
      empty(got);
    }
  }

  /// There was nothing to read.
  void empty(long nanos) {
    emptyNanos = nanos;
    waited = true;
  }

  /// `System.nanoTime()` when the picture that was read last came, or sooner.
  long sinceNanos() {
    return emptyNanos;
  }

  /// Whether what was read last is best left out, because newer ones may lie behind it.
  boolean isOld(long now) {
    return layThere && now - emptyNanos > OLD_NANOS && now - givenNanos < GAP_NANOS;
  }

  /// A picture was not left out.
  void given(long now) {
    givenNanos = now;
    if (layThere && waited && !told && now - emptyNanos > GAP_NANOS) {
      told = true;
      LOG.warn(
          "{} sends faster than its pictures can be read, so they are old: fewer pixels or pictures a second help",
          name);
    }
  }
}
