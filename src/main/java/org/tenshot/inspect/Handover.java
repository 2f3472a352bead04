package org.tenshot.inspect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Fault;

/// Between the camera's thread and the inspecting one, on a line that nobody triggers. From a live
/// picture only the newest frame is kept; from a source whose every frame is a part, none is left
/// out and the source waits. A damaged picture is never left out.
final class Handover {

  private static final int CAPACITY = 4;

  private final FrameSource.Pace pace;
  private final Deque<Turn> waiting = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean ended;

  Handover(FrameSource.Pace pace) {
    this.pace = pace;
  }

  /// True if every frame is a part of its own; false for a live picture.
  boolean everyFrameIsAPart() {
    return pace == FrameSource.Pace.EVERY;
  }

  void put(Turn turn) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (pace == FrameSource.Pace.NEWEST && turn.frame() != null) {
        waiting.removeIf(older -> older.frame() != null);
      } else {
        while (pace == FrameSource.Pace.EVERY && waiting.size() >= CAPACITY) {
          changed.await();
        }
      }
      waiting.addLast(turn);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The source is lost: nothing that waits is judged any more.
  void lose(Fault why) {
    lock.lock();
    try {
      waiting.stream()
          .filter(turn -> !turn.is(Turn.State.DECIDED))
          .forEach(turn -> turn.decide(why));
    } finally {
      lock.unlock();
    }
  }

  /// Nothing more will come.
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// True if nothing waits and nothing more will come.
  boolean isOver() {
    lock.lock();
    try {
      return ended && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /// The oldest that waits, or null if nothing came in time or nothing more will come.
  @Nullable Turn take(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (waiting.isEmpty()) {
        if (left <= 0 || ended) {
          return null;
        }
        left = changed.awaitNanos(left);
      }
      Turn next = waiting.removeFirst();
      changed.signalAll();
      return next;
    } finally {
      lock.unlock();
    }
  }
}
