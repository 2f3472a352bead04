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
import org.tenshot.domain.TriggerRule;

/// The camera's thread of a run: takes what the source gives and does nothing else, so that no
/// picture waits for a verdict. It sees every picture, also those that nobody judges, and so it is
/// the one that notices a frozen one.
final class Intake {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final long TICK_MILLIS = 200;

  private final FrameSource source;
  private final boolean triggered;
  private final FrozenWatch watch;
  private final Handover handover;
  private final Turns turns;
  private final Answers answers;
  private final LineOutputs outputs;
  private final LineBell bell;
  private final Supplier<Recipe> recipe;
  private volatile boolean ended;

  /// @param rule whether pictures are sought for triggers
  Intake(
      FrameSource source,
      TriggerRule rule,
      Turns turns,
      Answers answers,
      LineOutputs outputs,
      LineBell bell,
      Supplier<Recipe> recipe) {
    this.source = source;
    this.triggered = rule.seeksPictures();
    this.watch = new FrozenWatch(source.pace());
    this.handover = new Handover(source.pace());
    this.turns = turns;
    this.answers = answers;
    this.outputs = outputs;
    this.bell = bell;
    this.recipe = recipe;
  }

  /// Where it puts what it takes on a line that nobody triggers.
  Handover handover() {
    return handover;
  }

  /// True if the source has no more pictures for triggers.
  boolean hasEnded() {
    return ended;
  }

  /// Takes what comes until the end: from a source that takes a picture when it is asked, on a line
  /// that is triggered, only when one is wanted.
  void takeAll() {
    boolean waits = triggered && source.takesWhenAsked();
    try {
      while (!ended) {
        if (!waits || turns.awaitWish(TICK_MILLIS)) {
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

  private static Fault broken(RuntimeException failure) {
    return new Fault(
        Fault.Code.UNEXPECTED,
        Saying.of("source.broke", "The source broke ({0}): stop and start the line.", failure));
  }

  private void take(Arrival arrival) throws InterruptedException {
    show(arrival);
    switch (arrival) {
      case Arrival.Taken(Frame frame) -> picture(frame, watch.look(frame));
      case Arrival.Damaged(Frame.Origin origin, Fault fault) -> damaged(origin, fault);
      case Arrival.Lost(Fault fault) -> lost(fault);
      case Arrival.Restored restored -> restored();
      case Arrival.Nothing nothing -> {}
      case Arrival.Ended end -> end();
    }
  }

  /// @param held why it must not be judged; null where it may
  private void picture(Frame frame, @Nullable Fault held) throws InterruptedException {
    if (triggered) {
      turns.picture(frame, held);
    } else {
      Turn turn = Turn.of(frame);
      if (held != null) {
        turn.decide(held);
      }
      handover.put(turn);
    }
  }

  private void damaged(Frame.Origin origin, Fault fault) throws InterruptedException {
    if (triggered) {
      turns.damaged(origin, fault);
    } else {
      handover.put(Turn.of(origin, fault));
    }
  }

  private void end() {
    handover.end();
    ended = true;
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

  /// The source is lost: closes the gate and says so, at once and before what still waits.
  private void lost(Fault fault) {
    answers.sourceLost(fault);
    handover.lose(fault);
    outputs.safe(fault.sentence());
    bell.sourceChanged(fault);
    bell.become(LineState.FAULT, fault.saying());
  }

  private void restored() {
    answers.sourceLost(null);
    outputs.ready();
    bell.sourceChanged(null);
    bell.become(LineState.RUNNING, Saying.NOTHING);
  }
}
