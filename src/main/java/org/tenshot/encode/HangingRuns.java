package org.tenshot.encode;

import org.jspecify.annotations.Nullable;

/// How many runs were given up and have not ended: each keeps the memory of its encoder, so there
/// is room for a few. One that ends after all makes room again, so that a machine that stood still
/// now and then for months does not run out of it. Any thread.
final class HangingRuns {

  /// With more than this many hanging no new encoder is opened.
  private static final int MOST = 4;

  private int hanging;
  private @Nullable Runnable waiting;

  /// One more hangs.
  ///
  /// @return false if there is no room for another encoder now
  synchronized boolean add() {
    hanging++;
    return hasRoom();
  }

  /// Does something as soon as there is room: now, or when a run has ended.
  void whenRoom(Runnable opening) {
    synchronized (this) {
      if (!hasRoom()) {
        waiting = opening;
        return;
      }
    }
    opening.run();
  }

  /// One that hung ended, and its memory is free.
  void ended() {
    Runnable opening;
    synchronized (this) {
      hanging--;
      opening = hasRoom() ? waiting : null;
      waiting = opening == null ? waiting : null;
    }
    if (opening != null) {
      opening.run();
    }
  }

  private boolean hasRoom() {
    return hanging <= MOST;
  }
}
