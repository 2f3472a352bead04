package org.tenshot.inspect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;

/// Between the camera's thread and the inspecting one. From a live picture only the newest frame is
/// kept; from a source whose every frame is a part, none is left out and the source waits. What is
/// no frame (lost, back, ended, damaged) is never left out.
final class Handover {

  private static final int CAPACITY = 4;

  private final FrameSource.Pace pace;
  private final Deque<Arrival> waiting = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  Handover(FrameSource.Pace pace) {
    this.pace = pace;
  }

  /// True if every frame is a part of its own; false for a live picture.
  boolean everyFrameIsAPart() {
    return pace == FrameSource.Pace.EVERY;
  }

  void put(Arrival arrival) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (pace == FrameSource.Pace.NEWEST && arrival instanceof Arrival.Taken) {
        waiting.removeIf(older -> older instanceof Arrival.Taken);
      } else {
        while (pace == FrameSource.Pace.EVERY && waiting.size() >= CAPACITY) {
          changed.await();
        }
      }
      waiting.addLast(arrival);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The oldest that waits, or null if nothing came in time.
  @Nullable Arrival take(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (waiting.isEmpty()) {
        if (left <= 0) {
          return null;
        }
        left = changed.awaitNanos(left);
      }
      Arrival next = waiting.removeFirst();
      changed.signalAll();
      return next;
    } finally {
      lock.unlock();
    }
  }
}
