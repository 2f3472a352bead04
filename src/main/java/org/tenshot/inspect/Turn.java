package org.tenshot.inspect;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Trigger;
import org.tenshot.domain.Truth;

/// The way of one trigger, or of one frame where nobody triggers, to its one answer. {@link Turns}
/// alone changes it, under its lock; before that {@link Handover} does, under its own.
final class Turn {

  /// How far it is.
  enum State {
    /// Triggered; its picture was not taken yet.
    WAITING,
    /// Its picture is there.
    PICTURED,
    /// It is being judged.
    JUDGING,
    /// What will be said is known.
    DECIDED
  }

  private State state;
  private Frame.Origin origin;
  private @Nullable Frame frame;
  private @Nullable Fault fault;
  private @Nullable Inspection said;
  private boolean begun;
  private boolean answered;

  private Turn(State state, Frame.Origin origin, @Nullable Frame frame) {
    this.state = state;
    this.origin = origin;
    this.frame = frame;
  }

  /// One that was triggered.
  static Turn of(Trigger trigger, String source) {
    return new Turn(
        State.WAITING,
        new Frame.Origin(
            source, trigger.number(), trigger.at(), trigger.nanos(), null, trigger.part(), trigger),
        null);
  }

  /// One that a frame is enough for, and that is judged at once.
  static Turn of(Frame frame) {
    return new Turn(State.JUDGING, frame.origin(), frame);
  }

  /// One that nothing can be said of.
  static Turn of(Frame.Origin origin, Fault fault) {
    Turn turn = new Turn(State.WAITING, origin, null);
    turn.decide(fault);
    return turn;
  }

  boolean is(State other) {
    return state == other;
  }

  /// Of the frame; of the trigger before there is one.
  Frame.Origin origin() {
    return origin;
  }

  PartId part() {
    return origin.part();
  }

  /// `System.nanoTime()` of the trigger, else of the frame.
  long start() {
    return origin.startNanos();
  }

  boolean isTriggered() {
    return origin.trigger() != null;
  }

  @Nullable Frame frame() {
    return frame;
  }

  @Nullable Truth truth() {
    return frame == null ? null : frame.truth();
  }

  /// Why nothing can be said; null where something can.
  @Nullable Fault fault() {
    return fault;
  }

  /// What was said; null where nothing was.
  @Nullable Inspection said() {
    return said;
  }

  boolean isBegun() {
    return begun;
  }

  void begin() {
    begun = true;
  }

  boolean isAnswered() {
    return answered;
  }

  void answered() {
    answered = true;
  }

  void take(Frame taken) {
    Trigger trigger = Objects.requireNonNull(origin.trigger());
    origin = taken.origin().of(trigger);
    frame = new Frame(origin, taken.picture(), taken.truth());
    state = State.PICTURED;
  }

  void judge() {
    state = State.JUDGING;
  }

  void decide(Fault why) {
    fault = why;
    state = State.DECIDED;
  }

  void decide(Inspection inspection) {
    said = inspection;
    state = State.DECIDED;
  }
}
