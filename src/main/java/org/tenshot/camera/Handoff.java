package org.tenshot.camera;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Saying;

/// Takes frames from the thread that reads a camera to the thread of the line: a slot where the
/// newest wins, or a short queue where the reader waits and nothing is lost.
final class Handoff {

  private static final int QUEUED = 2;

  private final FrameSource.Pace pace;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Came> waiting = new ArrayDeque<>();
  private long sequence;
  private @Nullable Over over;
  private boolean ready;
  private boolean closed;

  /// What the reader has to say.
  sealed interface Message {}

  /// A frame came.
  ///
  /// @param picture null where it could not be decoded
  /// @param why it could not be decoded; empty where it could
  record Came(long sequence, @Nullable Picture picture, Saying why, Instant at, long nanos)
      implements Message {}

  /// The reader has its camera; frames may be long in coming.
  record Ready() implements Message {}

  /// No more frames from this reader.
  ///
  /// @param why what went wrong; null where the video came to its end
  record Over(@Nullable Saying why) implements Message {}

  /// @param sequence of the next frame
  Handoff(FrameSource.Pace pace, long sequence) {
    this.pace = pace;
    this.sequence = sequence;
  }

  /// Hands a frame over; in a queue, waits for a place.
  void put(@Nullable Picture picture, Saying why, Instant at, long nanos)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (pace == FrameSource.Pace.NEWEST) {
        waiting.clear();
      }
      while (waiting.size() >= QUEUED && !closed) {
        changed.await();
      }
      if (!closed) {
        waiting.add(new Came(sequence++, picture, why, at, nanos));
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The camera is there.
  void ready() {
    lock.lock();
    try {
      ready = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The reader's last word.
  void end(Over last) {
    lock.lock();
    try {
      over = last;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the first frame without taking it.
  ///
  /// @param name of the source, for the sentence
  /// @return null when one is there; else why there is none, empty where the video simply ended
  @Nullable Saying refusal(String name, Duration limit) {
    lock.lock();
    try {
      if (!await(limit.toNanos())) {
        return Saying.of(
            "video.slow",
            "{0} gave no picture within {1} seconds. Try again.",
            name,
            limit.toSeconds());
      }
      if (!waiting.isEmpty() || over == null) {
        return null;
      }
      Saying why = over.why();
      return why == null ? Saying.NOTHING : why;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Saying.of("video.interrupted", "Opening {0} was interrupted. Try again.", name);
    } finally {
      lock.unlock();
    }
  }

  /// The next message, or null when the time is over or the handoff is closed. The last word is
  /// given once.
  @Nullable Message take(Duration limit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (!await(limit.toNanos()) || closed) {
        return null;
      }
      if (ready) {
        ready = false;
        return new Ready();
      }
      Came next = waiting.poll();
      if (next != null) {
        changed.signalAll();
        return next;
      }
      Over last = over;
      over = null;
      return last;
    } finally {
      lock.unlock();
    }
  }

  private boolean await(long nanos) throws InterruptedException {
    long left = nanos;
    while (waiting.isEmpty() && over == null && !ready && !closed) {
      if (left <= 0) {
        return false;
      }
      left = changed.awaitNanos(left);
    }
    return true;
  }

  /// Wakes both sides; frames that were not taken are gone.
  void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The sequence number that the next frame would get.
  long nextSequence() {
    lock.lock();
    try {
      return sequence;
    } finally {
      lock.unlock();
    }
  }
}
