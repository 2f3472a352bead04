package org.tenshot.inspect;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineState;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Timing;
import org.tenshot.domain.TriggerRule;
import org.tenshot.output.LineOrders;

/// A line from one start to its stop: the threads that take pictures, judge and answer.
final class Run {

  private static final Logger LOG = LoggerFactory.getLogger(Run.class);
  private static final long TICK_MILLIS = 200;
  private static final long RECORDER_PATIENCE_MILLIS = 2_000;
  private static final long STOP_SECONDS = 10;
  private static final long ANSWER_SECONDS = 5;
  private static final Duration OLDEST = Duration.ofHours(1);
  private static final Saying AT_THE_END = Saying.of("source.end", "The source is at its end.");

  private final Line.Parts parts;
  private final LineOutputs outputs;
  private final LineBell bell;
  private final Supplier<Recipe> recipe;
  private final Timing timing;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile @Nullable FrameSource source;
  private volatile @Nullable Turns turns;

  /// @param recipe what is judged by at the moment; the timing is that of the first one
  Run(Line.Parts parts, LineOutputs outputs, LineBell bell, Supplier<Recipe> recipe) {
    this.parts = parts;
    this.outputs = outputs;
    this.bell = bell;
    this.recipe = recipe;
    this.timing = recipe.get().profile().timing();
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  boolean awaitEnd(long millis) throws InterruptedException {
    return over.await(millis, TimeUnit.MILLISECONDS);
  }

  void begin() {
    bell.become(LineState.STARTING, Saying.NOTHING);
    Thread.ofPlatform().name("inspect").start(this::inspectAll);
  }

  void stop() {
    stopping = true;
    closeSource();
    try {
      if (!over.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        abandon();
        outputs.retire("the line does not stop");
        bell.become(
            LineState.FAULT,
            Saying.of("line.stuck", "The line does not stop: restart the program."));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void abandon() {
    Turns current = turns;
    if (current != null) {
      current.abandon();
    }
  }

  /// As {@link LineOrders#trigger} says.
  long trigger(PartId part, Duration age) {
    Turns current = turns;
    if (current == null || stopping || !timing.trigger().seeksPictures()) {
      return LineOrders.REFUSED;
    }
    Duration ago = age.isNegative() ? Duration.ZERO : age;
    // Whatever is older waits for no picture either, and its nanoseconds may be too many to count.
    ago = ago.compareTo(OLDEST) > 0 ? OLDEST : ago;
    return current.trigger(
        new Matching.Signal(part, Instant.now().minus(ago), System.nanoTime() - ago.toNanos()));
  }

  private void closeSource() {
    FrameSource current = source;
    if (current != null) {
      current.close();
    }
  }

  private void inspectAll() {
    Saying end = Saying.NOTHING;
    LineState last = LineState.STOPPED;
    try (FrameSource opened = parts.opener().open()) {
      source = opened;
      if (stopping) {
        // Somebody stopped the line while the source was opening and found nothing to close.
        closeSource();
      }
      end = inspect(opened);
    } catch (TenshotException e) {
      LOG.error("the source did not open", e);
      last = LineState.FAULT;
      end = new Fault(Fault.Code.SOURCE_LOST, e.saying()).saying();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      LOG.error("the line broke", e);
      last = LineState.FAULT;
      end =
          Saying.of(
              "line.broke",
              "The line broke ({0}): start it again; the log file has the details.",
              e);
    } finally {
      outputs.retire("the line stands");
      bell.become(last, end);
      over.countDown();
    }
  }

  /// @return why it ended
  private Saying inspect(FrameSource opened) throws TenshotException, InterruptedException {
    requireTrigger(opened);
    outputs.start();
    TriggerRule rule = timing.trigger();
    Turns mine =
        new Turns(
            timing.deadline(),
            new Matching(
                rule, opened.name(), new Lag(rule, opened, timing.deadline()), timing.deadline()));
    Answers answers = new Answers(mine, outputs, parts, bell, recipe);
    Intake intake = new Intake(opened, rule, mine, answers, outputs, bell, recipe);
    Thread answering = Thread.ofPlatform().name("answer").start(answers::giveAll);
    Thread camera = Thread.ofPlatform().name("camera").start(intake::takeAll);
    turns = mine;
    Thread clock = rule.every() == null ? null : Interval.start(rule.every(), this);
    bell.become(LineState.RUNNING, Saying.NOTHING);
    outputs.ready();
    boolean whole = false;
    try {
      Saying end =
          rule.seeksPictures()
              ? judgeTriggered(mine, answers, intake)
              : judgeAll(mine, answers, intake.handover());
      whole = true;
      return end;
    } finally {
      if (clock != null) {
        clock.interrupt();
      }
      closeSource();
      camera.interrupt();
      if (whole) {
        mine.close();
      } else {
        mine.abandon();
      }
      if (!answering.join(Duration.ofSeconds(ANSWER_SECONDS))) {
        // An output hangs: what it has not been told yet must not open a gate of the next run.
        mine.abandon();
      }
    }
  }

  /// Refuses a source that the profile's trigger cannot work with.
  private void requireTrigger(FrameSource opened) throws TenshotException {
    boolean live = opened.pace() == FrameSource.Pace.NEWEST;
    TriggerRule rule = timing.trigger();
    if (rule.seeksPictures() && !live && !opened.takesWhenAsked()) {
      throw new TenshotException(
          Saying.of(
              "source.untriggered",
              "The pictures of {0} come by themselves, each a part of its own, and cannot be triggered: take `trigger` out of the profile, or name a camera.",
              opened.name()));
    }
    if (rule.by() == TriggerRule.By.CAMERA && live) {
      throw new TenshotException(
          Saying.of(
              "source.live",
              "The source {0} shows a live picture, and the profile says `trigger: camera`: add trigger=line1 to the address of the camera, or write another trigger.",
              opened.name()));
    }
  }

  /// Judges whatever comes until there is nothing more; says why it ended.
  private Saying judgeAll(Turns mine, Answers answers, Handover handover)
      throws InterruptedException {
    while (answers.given() < parts.maxFrames()) {
      Turn turn = handover.take(TICK_MILLIS);
      if (turn != null) {
        judgeNext(mine, turn, handover.everyFrameIsAPart());
      } else if (stopping) {
        return Saying.NOTHING;
      } else if (handover.isOver()) {
        return AT_THE_END;
      }
    }
    return Saying.NOTHING;
  }

  private void judgeNext(Turns mine, Turn turn, boolean aPart) throws InterruptedException {
    Frame frame = turn.frame();
    boolean wanted = turn.is(Turn.State.JUDGING);
    mine.add(turn, frame == null || !aPart);
    if (frame != null && wanted) {
      mine.judged(turn, judge(frame));
    }
    mine.awaitAnswer(turn);
  }

  /// Judges the pictures of triggers until the line is stopped; says why it ended.
  private Saying judgeTriggered(Turns mine, Answers answers, Intake intake)
      throws InterruptedException {
    boolean ended = false;
    while (!ended && !stopping && answers.given() < parts.maxFrames()) {
      ended = intake.hasEnded();
      judgeOne(mine, TICK_MILLIS);
    }
    mine.close();
    while (judgeOne(mine, 0)) {
      LOG.debug("one more picture that was taken before the end");
    }
    return ended && !stopping ? AT_THE_END : Saying.NOTHING;
  }

  private boolean judgeOne(Turns mine, long millis) throws InterruptedException {
    Turn turn = mine.take(millis);
    Frame frame = turn == null ? null : turn.frame();
    if (turn == null || frame == null) {
      return false;
    }
    mine.judged(turn, judge(frame));
    return true;
  }

  private Inspection judge(Frame frame) throws InterruptedException {
    Recipe current = recipe.get();
    Recorder recorder = parts.recorder();
    if (recorder == null || recorder.awaitRoom(RECORDER_PATIENCE_MILLIS)) {
      return parts.inspector().inspect(frame, current);
    }
    Fault full =
        new Fault(
            Fault.Code.STORE_FAILED,
            Saying.of(
                "log.no-room",
                "The log takes no more inspections, so no part may pass: check disk space and rights."));
    return parts.inspector().fault(frame.origin(), frame.truth(), current, full);
  }
}
