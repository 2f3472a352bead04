package org.tenshot.inspect;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Gate;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Saying;

/// Gives the answers of a run: outputs first, because they have a deadline, then the log, then
/// whoever looks on. On a thread of its own, so that it can say "too late" of a part that is still
/// being judged.
final class Answers {

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private final Turns turns;
  private final LineOutputs outputs;
  private final @Nullable Recorder recorder;
  private final LineBell bell;
  private final Inspector inspector;
  private final Cautions cautions;
  private final Supplier<Recipe> recipe;
  private final AtomicLong given = new AtomicLong();
  private volatile @Nullable Fault lost;

  /// @param parts its inspector is asked for the record of a fault alone
  /// @param recipe what is judged by at the moment
  Answers(
      Turns turns, LineOutputs outputs, Line.Parts parts, LineBell bell, Supplier<Recipe> recipe) {
    this.turns = turns;
    this.outputs = outputs;
    this.recorder = parts.recorder();
    this.bell = bell;
    this.inspector = parts.inspector();
    this.cautions = parts.cautions();
    this.recipe = recipe;
  }

  /// How many parts were answered.
  long given() {
    return given.get();
  }

  /// While the source is lost, no part passes and no verdict makes the line well again.
  ///
  /// @param why null once it is back
  synchronized void sourceLost(@Nullable Fault why) {
    lost = why;
  }

  /// Answers until the run is over.
  void giveAll() {
    try {
      Turns.Step step = turns.next();
      while (step != null) {
        give(step);
        step = turns.next();
      }
    } catch (InterruptedException e) {
      LOG.error("somebody interrupted the thread that answers", e);
    } finally {
      turns.over();
    }
  }

  private void give(Turns.Step step) {
    try {
      switch (step) {
        case Turns.Step.Begin(Turn turn) -> outputs.begin(turn.origin());
        case Turns.Step.Answer(Turn turn) -> answer(turn);
        case Turns.Step.TellLate(Turn turn) -> tellLate(turn);
        case Turns.Step.File(Turn turn, Inspection said) -> file(turn, said);
      }
    } catch (RuntimeException e) {
      LOG.error("part {} was not answered", step.turn().origin().sequence(), e);
      outputs.safe("an answer could not be given");
      bell.become(
          LineState.DEGRADED,
          Saying.of(
              "answer.failed",
              "An answer could not be given ({0}): the log file has the details.",
              e));
    } finally {
      if (step instanceof Turns.Step.Answer || step instanceof Turns.Step.TellLate) {
        given.incrementAndGet();
        turns.answered(step.turn());
      }
    }
  }

  private void answer(Turn turn) {
    Inspection said = turn.said();
    if (said == null) {
      Fault own = turn.fault();
      said = fault(turn, own == null ? turns.late() : own);
    }
    LineOutputs.Sending sending = outputs.send(said, told -> still(turn, told));
    record(sending.told(), picture(turn));
    show(sending.told(), picture(turn), sending.trouble());
  }

  /// What may be said of a part at this moment.
  private Inspection still(Turn turn, Inspection told) {
    boolean passes = told.verdict().gate() == Gate.OPEN;
    Fault doubt = passes ? doubt() : null;
    if (doubt != null || turns.isLate(turn)) {
      return told.missed(doubt == null ? turns.late() : doubt);
    }
    return cautions.heed(told);
  }

  /// Why nothing that was judged may pass any more: its source was lost meanwhile, or the line was
  /// given up, and the gate may be another one's.
  private @Nullable Fault doubt() {
    return turns.isAbandoned() ? PartFaults.ended() : lost;
  }

  private void tellLate(Turn turn) {
    Inspection late = fault(turn, turns.late());
    LineOutputs.Sending sending = outputs.send(late, told -> told);
    LOG.warn("part {} is still being judged and too late", turn.origin().sequence());
    show(late, picture(turn), sending.trouble());
  }

  private void file(Turn turn, @Nullable Inspection said) {
    Inspection row = said == null ? fault(turn, turns.late()) : said.missed(turns.late());
    record(row, picture(turn));
  }

  private Inspection fault(Turn turn, Fault why) {
    return inspector.fault(turn.origin(), turn.truth(), recipe.get(), why);
  }

  private void record(Inspection inspection, @Nullable Picture picture) {
    if (recorder != null) {
      recorder.record(inspection, picture);
    }
  }

  private void show(Inspection inspection, @Nullable Picture picture, Saying trouble) {
    bell.inspected(inspection, picture);
    stand(inspection, trouble);
  }

  /// Not while the source is being lost: whoever said so last would be believed.
  private synchronized void stand(Inspection inspection, Saying trouble) {
    if (lost == null) {
      bell.stand(inspection.verdict(), toBeMended(trouble));
    }
  }

  /// What keeps parts from passing goes before an output that fails: a person has to read it to
  /// take note of it. That the encoder is slow stands behind all else, because it stays.
  private Saying toBeMended(Saying output) {
    Saying caution = cautions.worst();
    if (!output.isEmpty() && !cautions.isPressing()) {
      return output;
    }
    return caution.isEmpty() ? inspector.encoder().trouble() : caution;
  }

  private static @Nullable Picture picture(Turn turn) {
    Frame frame = turn.frame();
    return frame == null ? null : frame.picture();
  }
}
