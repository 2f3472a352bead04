package org.tenshot.camera;

import java.time.Duration;

/// How long the native call that is being made right now may take. The reading thread sets it
/// before a call and clears it afterwards; FFmpeg asks it from inside the call; the line's thread
/// asks it to find out whether the call hangs.
final class Deadline {

  /// Further than any call can reach, and still far from overflow when something is added.
  private static final long NEVER = Long.MAX_VALUE / 2;

  private final long startNanos = System.nanoTime();
  private volatile long afterNanos = NEVER;
  private volatile boolean stopped;

  void set(Duration limit) {
    afterNanos = elapsed() + limit.toNanos();
  }

  void clear() {
    afterNanos = NEVER;
  }

  /// Nobody wants the frames any more.
  void stop() {
    stopped = true;
  }

  boolean stopped() {
    return stopped;
  }

  /// The call should give up.
  boolean due() {
    return stopped || passedBy(Duration.ZERO);
  }

  /// The call should have given up this long ago and did not.
  boolean passedBy(Duration grace) {
    return elapsed() > afterNanos + grace.toNanos();
  }

  private long elapsed() {
    return System.nanoTime() - startNanos;
  }
}
