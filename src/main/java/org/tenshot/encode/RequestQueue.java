package org.tenshot.encode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// What waits for a shared encoder: requests of lines in the order in which they came, then those
/// of the background. A line waits for its answer before it asks again, so the order gives every
/// line its turn.
final class RequestQueue {

  /// Background work that has waited so long gets one run all the same: lines that use the encoder
  /// up would otherwise keep teaching, and the start of the next line, waiting for ever.
  private static final long STARVED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Deque<Request> lines = new ArrayDeque<>();
  private final Deque<Request> background = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Saying refusal;
  private boolean closed;
  private long backgroundServedNanos;

  /// @throws TenshotException if nothing is taken now
  void put(Request request, Urgency urgency) throws TenshotException {
    lock.lock();
    try {
      Saying why = refusal;
      if (why != null) {
        throw new TenshotException(why);
      }
      if (urgency == Urgency.LINE) {
        lines.addLast(request);
      } else {
        if (background.isEmpty()) {
          backgroundServedNanos = System.nanoTime();
        }
        background.addLast(request);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// What is to be run next, waited for: a task, or pictures that go together.
  ///
  /// @param most pictures of lines that go together
  /// @return nothing once the queue is closed
  List<Request> take(int most) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && lines.isEmpty() && background.isEmpty()) {
        changed.await();
      }
      if (closed) {
        return List.of();
      }
      long now = System.nanoTime();
      boolean starved = !background.isEmpty() && now - backgroundServedNanos > STARVED_NANOS;
      if (lines.isEmpty() || starved) {
        backgroundServedNanos = now;
        return List.of(background.removeFirst());
      }
      return together(most);
    } finally {
      lock.unlock();
    }
  }

  /// The oldest request of a line, and all others that fit into its run. Nothing is waited for.
  private List<Request> together(int most) {
    Request first = lines.removeFirst();
    List<Request> batch = new ArrayList<>();
    batch.add(first);
    if (first instanceof Request.Pictures pictures) {
      int count = pictures.count();
      for (Iterator<Request> rest = lines.iterator(); rest.hasNext() && count < most; ) {
        if (rest.next() instanceof Request.Pictures other
            && other.goesWith(pictures)
            && count + other.count() <= most) {
          rest.remove();
          batch.add(other);
          count += other.count();
        }
      }
    }
    return batch;
  }

  /// Forgets a request that nobody waits for any more.
  void forget(Request request) {
    lock.lock();
    try {
      lines.remove(request);
      background.remove(request);
    } finally {
      lock.unlock();
    }
  }

  /// Fails what waits, and all that comes until {@link #accept()}.
  void refuse(Saying why) {
    List<Request> refused = new ArrayList<>();
    lock.lock();
    try {
      refusal = why;
      refused.addAll(lines);
      refused.addAll(background);
      lines.clear();
      background.clear();
    } finally {
      lock.unlock();
    }
    for (Request request : refused) {
      request.answer().completeExceptionally(new TenshotException(why));
    }
  }

  void accept() {
    lock.lock();
    try {
      if (!closed) {
        refusal = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /// Fails what waits, takes nothing more and ends the waiting of {@link #take}.
  void close(Saying why) {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    refuse(why);
  }
}
