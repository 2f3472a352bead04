package org.tenshot.inspect;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Region;
import org.tenshot.domain.Saying;

/// The camera's thread of a run: takes what the source gives and does nothing else, so that no
/// picture waits for a verdict.
final class Intake {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final long TICK_MILLIS = 200;

  private final FrameSource source;
  private final Handover handover;
  private final Turns turns;
  private final Answers answers;
  private final LineOutputs outputs;
  private final LineBell bell;
  private final Supplier<Recipe> recipe;
  private volatile boolean ended;

  Intake(
      FrameSource source,
      Turns turns,
      Answers answers,
      LineOutputs outputs,
      LineBell bell,
      Supplier<Recipe> recipe) {
    this.source = source;
    this.handover = new Handover(source.pace());
    this.turns = turns;
    this.answers = answers;
    this.outputs = outputs;
    this.bell = bell;
    this.recipe = recipe;
  }

  /// Where {@link #takeAll} puts what it takes.
  Handover handover() {
    return handover;
  }

  /// True if the source has no more pictures for triggers.
  boolean hasEnded() {
    return ended;
  }

  /// Takes what comes, for a line that nobody triggers.
  void takeAll() {
    try {
      Arrival arrival;
      do {
        arrival = source.next();
        show(arrival);
        if (!(arrival instanceof Arrival.Nothing)) {
          handover.put(arrival);
        }
      } while (!(arrival instanceof Arrival.Ended));
    } catch (InterruptedException e) {
      LOG.debug("the camera's thread ends");
    } catch (RuntimeException e) {
      LOG.error("the source broke", e);
      giveUp(e);
    }
  }

  private void giveUp(RuntimeException failure) {
    try {
      handover.put(new Arrival.Lost(broken(failure)));
    } catch (InterruptedException e) {
      LOG.debug("nobody waits for the source any more");
    }
  }

  private static Fault broken(RuntimeException failure) {
    return new Fault(
        Fault.Code.UNEXPECTED,
        Saying.of("source.broke", "The source broke ({0}): stop and start the line.", failure));
  }

  /// Takes what comes, for triggers: from a source that takes a picture when it is asked, only when
  /// one is wanted.
  void takeForTriggers() {
    try {
      while (!ended) {
        if (!source.takesWhenAsked() || turns.awaitWish(TICK_MILLIS)) {
          take(source.next());
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("the camera's thread ends");
    } catch (RuntimeException e) {
      LOG.error("the source broke", e);
      lost(broken(e));
    }
  }

  private void take(Arrival arrival) {
    show(arrival);
    switch (arrival) {
      case Arrival.Taken(Frame frame) -> turns.picture(frame);
      case Arrival.Damaged(Frame.Origin origin, Fault fault) -> turns.damaged(origin, fault);
      case Arrival.Lost(Fault fault) -> lost(fault);
      case Arrival.Restored restored -> restored();
      case Arrival.Nothing nothing -> {}
      case Arrival.Ended end -> ended = true;
    }
  }

  private void show(Arrival arrival) {
    if (arrival instanceof Arrival.Taken(Frame frame)) {
      bell.frameArrived(frame, box(frame));
    }
  }

  private Region.@Nullable Box box(Frame frame) {
    return recipe
        .get()
        .profile()
        .region()
        .within(frame.picture().width(), frame.picture().height())
        .orElse(null);
  }

  /// The source is lost: closes the gate and says so.
  void lost(Fault fault) {
    answers.sourceLost(fault);
    outputs.safe(fault.sentence());
    bell.sourceChanged(fault);
    bell.become(LineState.FAULT, fault.saying());
  }

  /// The source is back.
  void restored() {
    answers.sourceLost(null);
    outputs.ready();
    bell.sourceChanged(null);
    bell.become(LineState.RUNNING, Saying.NOTHING);
  }
}
