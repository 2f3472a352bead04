package org.tenshot.inspect;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Trigger;
import org.tenshot.domain.TriggerRule;

/// Which picture belongs to which trigger, and which triggers get none.
///
/// A picture shows the part of the last trigger before its exposure, and no other: a trigger gets
/// the first picture after it, and nothing if the next trigger was sooner or no picture came in
/// time. A trigger too close to the one before, or for the same part, is a double; one that finds
/// the queue full is too many. All of these are decided as faults and stay in the row, because the
/// part at the gate must get an answer.
///
/// Triggers come in their order. One whose time is before that of an earlier one cannot be put in
/// its place any more, and nobody knows which of the two times is wrong: neither gets a picture.
///
/// Under the lock of {@link Turns}.
final class Matching {

  /// For how long a second trigger with the same part is taken for a double. Later it is somebody
  /// who wants the part to be looked at again.
  private static final long SAME_PART_NANOS = Duration.ofSeconds(1).toNanos();

  private static final long LONGEST_PAUSE = Duration.ofSeconds(1).toNanos();

  private final TriggerRule rule;
  private final String source;
  private final Supplier<Duration> lag;
  private final long waitNanos;
  private long number;
  private @Nullable Trigger last;

  /// A signal as it came in.
  ///
  /// @param part as far as the signal says
  /// @param at wall clock of the trigger
  /// @param nanos `System.nanoTime()` of it
  record Signal(PartId part, Instant at, long nanos) {}

  /// @param source the source's name
  /// @param lag how long the picture that came last took from its exposure to this program
  /// @param deadline of answers; null for none
  Matching(TriggerRule rule, String source, Supplier<Duration> lag, @Nullable Duration deadline) {
    this.rule = rule;
    this.source = source;
    this.lag = lag;
    long wait = rule.within().toNanos();
    this.waitNanos = deadline == null ? wait : Math.min(wait, deadline.toNanos());
  }

  /// Makes a turn of a signal.
  ///
  /// @param open turns without an answer
  /// @param overdue turns that still occupy the encoder
  Turn accept(Signal signal, Collection<Turn> open, Collection<Turn> overdue) {
    number++;
    Trigger trigger = new Trigger(number, named(signal.part()), signal.at(), signal.nanos());
    Turn turn = Turn.of(trigger, source);
    long undecided =
        overdue.size() + open.stream().filter(each -> !each.is(Turn.State.DECIDED)).count();
    if (runsBackwards(trigger)) {
      turn.decide(PartFaults.doubled());
      open.stream()
          .filter(each -> each.is(Turn.State.WAITING) && each.start() - trigger.nanos() >= 0)
          .forEach(each -> each.decide(PartFaults.doubled()));
      return turn;
    }
    boolean twice = isDouble(trigger, signal.part(), open);
    last = trigger;
    if (twice) {
      turn.decide(PartFaults.doubled());
    } else if (undecided >= rule.queue()) {
      turn.decide(PartFaults.overflow(undecided));
    }
    return turn;
  }

  private boolean runsBackwards(Trigger trigger) {
    return last != null && trigger.nanos() - last.nanos() <= 0;
  }

  private PartId named(PartId part) {
    return part.part() != null || part.serial() != null
        ? part
        : new PartId(String.format(Locale.ROOT, "T%05d", number), part.lot(), null);
  }

  private boolean isDouble(Trigger trigger, PartId part, Collection<Turn> open) {
    Trigger before = last;
    if (before == null) {
      return false;
    }
    long since = trigger.nanos() - before.nanos();
    return since < rule.debounce().toNanos()
        || (since < SAME_PART_NANOS && isSame(part, before.part()))
        || open.stream().anyMatch(turn -> isSame(part, turn.part()));
  }

  private static boolean isSame(PartId one, PartId other) {
    return one.serial() != null
        ? one.serial().equals(other.serial())
        : one.part() != null && one.part().equals(other.part());
  }

  /// @param held why it must not be judged; null where it may
  void picture(Frame frame, @Nullable Fault held, Deque<Turn> open) {
    long taken = taken(frame.origin());
    Turn owner = owner(taken, open);
    if (owner == null || !owner.is(Turn.State.WAITING)) {
      return;
    }
    long after = taken - owner.start();
    if (after < waitNanos) {
      owner.take(frame);
      if (held != null) {
        owner.decide(held);
      }
    } else {
      // Nobody had the time to expire it yet, and by now another part may lie there.
      owner.decide(tooLate());
    }
  }

  void damaged(Frame.Origin origin, Fault fault, Deque<Turn> open) {
    Turn owner = owner(taken(origin), open);
    if (owner != null && owner.is(Turn.State.WAITING)) {
      owner.decide(fault);
    }
  }

  /// When the exposure of a picture began, or sooner.
  private long taken(Frame.Origin picture) {
    return picture.capturedNanos() - lag.get().toNanos();
  }

  /// The last turn whose trigger came before this picture was taken. Those before it that still
  /// wait have lost their part from sight.
  private @Nullable Turn owner(long taken, Deque<Turn> open) {
    Turn owner = null;
    for (Turn turn : open) {
      if (turn.isTriggered() && taken - turn.start() > 0) {
        if (owner == null || turn.start() - owner.start() > 0) {
          lose(owner, turn);
          owner = turn;
        } else {
          lose(turn, owner);
        }
      }
    }
    return owner;
  }

  private static void lose(@Nullable Turn earlier, Turn next) {
    if (earlier != null && earlier.is(Turn.State.WAITING)) {
      Fault why = next.fault();
      boolean doubled = why != null && why.code() == Fault.Code.DOUBLE_TRIGGER;
      earlier.decide(doubled ? PartFaults.doubled() : PartFaults.overtaken());
    }
  }

  /// Gives up the turns whose picture is not coming any more.
  void expire(Deque<Turn> open, long now) {
    for (Turn turn : open) {
      if (turn.is(Turn.State.WAITING) && now - turn.start() >= waitNanos) {
        turn.decide(tooLate());
      }
    }
  }

  /// Nanoseconds until {@link #expire} has something to do, a second at most.
  long untilDue(Deque<Turn> open, long now) {
    long due = LONGEST_PAUSE;
    for (Turn turn : open) {
      if (turn.is(Turn.State.WAITING)) {
        due = Math.min(due, turn.start() + waitNanos - now);
      }
    }
    return Math.max(1, due);
  }

  private Fault tooLate() {
    return PartFaults.missing(rule.within());
  }
}
