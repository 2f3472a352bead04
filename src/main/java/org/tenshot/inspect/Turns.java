package org.tenshot.inspect;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.output.LineOrders;

/// Everything of one run that has no answer yet, oldest first. Triggers come in on one thread,
/// pictures on a second, verdicts on a third, and a fourth asks for the {@link #next()} thing to
/// say; none of them waits for another one's work.
///
/// Answers leave in the order of the triggers, each once. Which picture belongs to which trigger is
/// decided by {@link Matching}. Whoever is late is told as late while it is still being judged, by
/// a thread that does not judge: an encoder that hangs cannot keep a gate open.
final class Turns {

  private final @Nullable Duration deadline;
  private final Matching matching;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Turn> open = new ArrayDeque<>();
  private final Set<Turn> overdue = new HashSet<>();
  private final Queue<Step.File> unfiled = new ArrayDeque<>();
  private boolean closed;
  private boolean over;
  private volatile boolean abandoned;

  /// What is to be done next for a turn.
  sealed interface Step {
    Turn turn();

    /// Say that a part has arrived.
    record Begin(Turn turn) implements Step {}

    /// Give the answer and write it down.
    record Answer(Turn turn) implements Step {}

    /// Say that it is too late; it is still being judged, and written down afterwards.
    record TellLate(Turn turn) implements Step {}

    /// Write down what was too late.
    ///
    /// @param said null where nothing was said to the end
    record File(Turn turn, @Nullable Inspection said) implements Step {}
  }

  /// @param deadline of answers; null for none
  Turns(@Nullable Duration deadline, Matching matching) {
    this.deadline = deadline;
    this.matching = matching;
  }

  /// Takes a trigger.
  ///
  /// @return its number, or {@link LineOrders#REFUSED}
  long trigger(Matching.Signal signal) {
    lock.lock();
    try {
      if (closed) {
        return LineOrders.REFUSED;
      }
      Turn turn = matching.accept(signal, open, overdue);
      open.addLast(turn);
      changed.signalAll();
      return turn.origin().sequence();
    } finally {
      lock.unlock();
    }
  }

  /// A picture came on a line that is triggered: it goes to the trigger it was taken for, if any.
  ///
  /// @param held why it must not be judged; null where it may
  void picture(Frame frame, @Nullable Fault held) {
    change(() -> matching.picture(frame, held, open));
  }

  /// A picture came that cannot be read, on a line that is triggered.
  void damaged(Frame.Origin origin, Fault fault) {
    change(() -> matching.damaged(origin, fault, open));
  }

  /// Takes in what needs no trigger.
  ///
  /// @param announced false where outputs hear of this part before its verdict
  Turn add(Turn turn, boolean announced) {
    change(
        () -> {
          if (announced) {
            turn.begin();
          }
          open.addLast(turn);
        });
    return turn;
  }

  /// The oldest that has a picture, to be judged now; null if there was none in time.
  @Nullable Turn take(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (true) {
        for (Turn turn : open) {
          if (turn.is(Turn.State.PICTURED)) {
            turn.judge();
            return turn;
          }
        }
        if (left <= 0) {
          return null;
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits until a trigger wants a picture.
  ///
  /// @return false if none did in time
  boolean awaitWish(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (open.stream().noneMatch(turn -> turn.is(Turn.State.WAITING))) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// A turn was judged; if it has been told as late, it only remains to be written down.
  void judged(Turn turn, Inspection inspection) {
    change(
        () -> {
          if (overdue.remove(turn)) {
            unfiled.add(new Step.File(turn, inspection));
          } else if (turn.is(Turn.State.JUDGING)) {
            turn.decide(inspection);
          }
        });
  }

  /// Waits until a turn is answered, or nobody answers any more.
  void awaitAnswer(Turn turn) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!turn.isAnswered() && !over) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The answer of a turn went out.
  void answered(Turn turn) {
    change(turn::answered);
  }

  /// Waits for the next thing to do.
  ///
  /// @return null when the run is over and everything was answered and written down
  @Nullable Step next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        matching.expire(open, System.nanoTime());
        Step step = step();
        if (step != null) {
          return step;
        }
        if (closed && open.isEmpty() && overdue.isEmpty()) {
          return null;
        }
        changed.awaitNanos(untilSomethingIsDue());
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Step step() {
    Step.File file = unfiled.poll();
    if (file != null) {
      return file;
    }
    for (Turn turn : open) {
      if (!turn.isBegun()) {
        turn.begin();
        return new Step.Begin(turn);
      }
    }
    Turn oldest = open.peekFirst();
    if (oldest == null) {
      return null;
    }
    if (!oldest.is(Turn.State.DECIDED) && isLate(oldest)) {
      if (oldest.is(Turn.State.JUDGING)) {
        overdue.add(open.removeFirst());
        return new Step.TellLate(oldest);
      }
      oldest.decide(late());
    }
    return oldest.is(Turn.State.DECIDED) ? new Step.Answer(open.removeFirst()) : null;
  }

  private long untilSomethingIsDue() {
    long now = System.nanoTime();
    long due = matching.untilDue(open, now);
    Turn oldest = open.peekFirst();
    return oldest == null || deadline == null
        ? due
        : Math.min(due, Math.max(1, oldest.start() + deadline.toNanos() - now));
  }

  /// True if it is too late to answer.
  boolean isLate(Turn turn) {
    return deadline != null && System.nanoTime() - turn.start() >= deadline.toNanos();
  }

  /// What is said of a part whose answer is too late.
  Fault late() {
    return PartFaults.late(deadline);
  }

  /// Takes no more triggers; those without a picture will get none.
  void close() {
    change(
        () -> {
          closed = true;
          Fault stopped = PartFaults.stopped();
          open.stream()
              .filter(turn -> turn.is(Turn.State.WAITING))
              .forEach(turn -> turn.decide(stopped));
        });
  }

  /// True if nobody waits for what is said any more.
  boolean isAbandoned() {
    return abandoned;
  }

  /// Whatever is still being judged will not be waited for, and nothing passes any more.
  void abandon() {
    change(
        () -> {
          closed = true;
          abandoned = true;
          overdue.forEach(turn -> unfiled.add(new Step.File(turn, null)));
          overdue.clear();
          open.stream()
              .filter(turn -> !turn.is(Turn.State.DECIDED))
              .forEach(turn -> turn.decide(PartFaults.ended()));
        });
  }

  /// Nobody answers any more.
  void over() {
    change(() -> over = true);
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
