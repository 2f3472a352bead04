package org.tenshot.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The entries that are not yet safely in the file: bounded in number and in memory, first come
/// first written. An entry leaves only when it is written, so whatever fails can be tried again.
final class Backlog {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition left = lock.newCondition();
  private final Deque<Entry> entries = new ArrayDeque<>();
  private final int mostRows;
  private final long mostBytes;
  private long bytes;

  /// So many entries are worth waking the writer for: each waking costs whoever hands one in some
  /// microseconds, and a writer that gathers a batch has no use for one more.
  private int wanted;

  private boolean closed;

  Backlog(int mostRows, long mostBytes) {
    this.mostRows = mostRows;
    this.mostBytes = mostBytes;
  }

  /// Takes an entry in if there is room, or as soon as there is.
  ///
  /// @return false if there was no room within the patience, or if the backlog is closed
  boolean offer(Entry entry, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long rest = patience.toNanos();
      while (!closed && !hasRoom(entry) && rest > 0) {
        rest = left.awaitNanos(rest);
      }
      if (closed || !hasRoom(entry)) {
        return false;
      }
      entries.addLast(entry);
      bytes += entry.bytes();
      if (entries.size() >= wanted) {
        arrived.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// The oldest entries, which stay until {@link #written}. Waits for the first one, then for more
  /// until the batch is full or the time is up; a closed backlog is not waited for.
  ///
  /// @return nothing only if the backlog is closed and empty
  List<Entry> batch(int most, Duration linger) throws InterruptedException {
    lock.lock();
    try {
      wanted = 1;
      while (entries.isEmpty() && !closed) {
        arrived.await();
      }
      wanted = most;
      long rest = linger.toNanos();
      while (entries.size() < most && !closed && rest > 0) {
        rest = arrived.awaitNanos(rest);
      }
      return entries.stream().limit(most).toList();
    } finally {
      lock.unlock();
    }
  }

  /// Lets the oldest entries go: they are in the file, or were refused.
  void written(int count) {
    lock.lock();
    try {
      for (int i = 0; i < count; i++) {
        bytes -= entries.removeFirst().bytes();
      }
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Hands out what makes room, in whichever order it came.
  List<Entry> takeRemovals() {
    lock.lock();
    try {
      List<Entry> removals =
          entries.stream().filter(entry -> entry.kind() == Entry.Kind.REMOVAL).toList();
      entries.removeAll(removals);
      return removals;
    } finally {
      lock.unlock();
    }
  }

  /// Hands out what can no longer be written.
  List<Entry> drain() {
    lock.lock();
    try {
      List<Entry> rest = new ArrayList<>(entries);
      entries.clear();
      bytes = 0;
      return rest;
    } finally {
      lock.unlock();
    }
  }

  /// Takes nothing in any more.
  void close() {
    lock.lock();
    try {
      closed = true;
      arrived.signalAll();
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return entries.size();
    } finally {
      lock.unlock();
    }
  }

  /// True if at most half of the room is taken.
  boolean isRelaxed() {
    lock.lock();
    try {
      return entries.size() <= mostRows / 2 && bytes <= mostBytes / 2;
    } finally {
      lock.unlock();
    }
  }

  /// True if an entry of this size finds room with an eighth of it to spare, because several lines
  /// may ask at once.
  boolean isRoomy(long own) {
    lock.lock();
    try {
      return entries.isEmpty()
          || (entries.size() < mostRows - mostRows / 8 && bytes + own <= mostBytes - mostBytes / 8);
    } finally {
      lock.unlock();
    }
  }

  /// A picture that is larger than all the room is taken in alone. What makes room is always taken
  /// in; there is one at a time.
  private boolean hasRoom(Entry entry) {
    return entries.isEmpty()
        || entry.kind() == Entry.Kind.REMOVAL
        || (entries.size() < mostRows && bytes + entry.bytes() <= mostBytes);
  }
}
