package org.tenshot.cli.line;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.camera.Sources;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.HeadChoice;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Eye;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Recording;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.TriggerRule;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.encode.Urgency;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.Line;
import org.tenshot.inspect.LineFigures;
import org.tenshot.inspect.LineWatcher;
import org.tenshot.inspect.Recipe;
import org.tenshot.inspect.Recorder;
import org.tenshot.output.LineOutput;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;

/// One line of a run in the terminal with everything that belongs to it alone. Says what it sees as
/// the talk wants it.
final class TerminalLine implements LineWatcher, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TerminalLine.class);

  private final LineSpec spec;
  private final Profile profile;
  private final List<LineOutput> outputs;
  private final Recorder recorder;
  private final TerminalTalk talk;
  private final Line line;
  private final int patienceSeconds;
  private final WatchedLine watched;
  private final ChallengedLine challenged;
  private final Shared shared;
  private final LineFigures figures = new LineFigures();
  private volatile long lastNewsNanos = System.nanoTime();
  private int code = ExitCode.OK;

  /// What all lines of a run share; stays the caller's.
  ///
  /// @param lines that are open, as they come
  record Shared(
      Workshop workshop,
      LineRun.Wish wish,
      InspectionLog log,
      SharedEncoders encoders,
      TerminalTalk talk,
      String person,
      List<TerminalLine> lines) {

    History history() throws TenshotException {
      return workshop.history(wish.line().db());
    }
  }

  private TerminalLine(
      Shared shared,
      LineSpec spec,
      Profile profile,
      SharedEncoder shares,
      Encoder encoder,
      Recipe recipe,
      WatchedLine watched)
      throws TenshotException {
    this.shared = shared;
    this.spec = spec;
    this.profile = profile;
    this.talk = shared.talk();
    this.watched = watched;
    this.patienceSeconds = shared.wish().patienceSeconds();
    this.outputs = shared.workshop().outputs(profile);
    this.recorder = new Recorder(shared.log(), profile.pictures());
    this.line =
        new Line(
            new Line.Parts(
                NamedSource.of(
                    spec.name(),
                    shared.workshop().source(spec.source(), profile, shared.wish().sourceWish())),
                new Inspector(encoder),
                recipe,
                outputs,
                recorder,
                List.of(this, watched.scenery(), watched.book()),
                shared.wish().frames() == 0 ? Long.MAX_VALUE : shared.wish().frames(),
                watched.cautions()));
    this.challenged =
        new ChallengedLine(
            profile,
            shares,
            shared.log(),
            line,
            watched,
            untried -> talk.trouble(spec, untried.english()));
  }

  /// Makes a line ready to start.
  ///
  /// @param history stays the caller's
  static TerminalLine open(Shared shared, LineSpec spec, Profile profile, History history)
      throws TenshotException {
    LineOptions options = shared.wish().line();
    String name = HeadChoice.encoder(options.encoder(), options.head(), profile, history, null);
    SharedEncoder own = shared.encoders().lease(name).encoder();
    Encoder encoder = own.handle(Urgency.LINE).seeing(profile.view());
    Recipe recipe = HeadChoice.recipe(options.head(), profile, encoder, history);
    shared.log().register(profile, encoder.id(), recipe.head().version());
    shared.talk().about(spec, profile, encoder, recipe);
    LineTraces.opened(
        shared.log(), shared.person(), spec, profile, encoder.id(), options.head(), recipe);
    String source = Sources.shown(spec.sourceOr(profile.source()));
    WatchedLine watched =
        new WatchedLine(profile, shared.log(), LineSpec.named(spec.name(), source));
    watched.learn(shared.workshop(), encoder.id(), history);
    return new TerminalLine(shared, spec, profile, own, encoder, recipe, watched);
  }

  /// Puts known parts to what judges, unless it is what the product was last challenged with, and
  /// where a shift wants that; to be called once, when every line of the run that was opened before
  /// is among the shared ones, and this one too. No part waits yet, so nothing is in a hurry.
  ///
  /// @param history stays the caller's
  void guard(History history) throws TenshotException {
    challenged.takeUp(history);
    challenged.guardEyes(this::putKnownParts);
    Eye before = challenged.asBefore(history);
    if (before != null) {
      challenged.begin(before);
    }
    try {
      putKnownParts(history);
    } catch (TenshotException e) {
      LOG.warn("known parts could not be put to {} yet", spec.subject(), e);
      challenged.begin(null);
    }
  }

  /// The encoder may be opened again on another device while the line runs, and shifts begin.
  private void putKnownParts() throws TenshotException {
    try (History history = shared.history()) {
      putKnownParts(history);
    }
  }

  private void putKnownParts(History history) throws TenshotException {
    challenged.challengeStranger(history);
    challenged.challengeIfDue(history, shared.person()).ifPresent(watched::askForTrialAt);
    for (TerminalLine other : shared.lines()) {
      if (other != this && other.profile.product().equals(profile.product())) {
        other.challenged.takeUp(history);
      }
    }
  }

  LineSpec spec() {
    return spec;
  }

  Profile profile() {
    return profile;
  }

  Line line() {
    return line;
  }

  /// Takes orders from its outputs and runs.
  TerminalOrders start() {
    TerminalOrders orders = new TerminalOrders(line, profile);
    outputs.forEach(output -> output.obey(orders));
    line.start();
    return orders;
  }

  boolean waitsForKeys() {
    return profile.timing().trigger().by() == TriggerRule.By.KEY;
  }

  /// Waits for its end; one that has been in a fault for too long is given up.
  ///
  /// @return false if it still goes on after that time
  boolean awaitEnd(long millis) throws InterruptedException {
    if (line.awaitEnd(millis)) {
      if (line.state() == LineState.FAULT) {
        code = figures.counts().frames() == 0 ? ExitCode.INPUT : ExitCode.LINE_FAULT;
      }
      return true;
    }
    long silent = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - lastNewsNanos);
    if (line.state() == LineState.FAULT && silent >= patienceSeconds) {
      line.stop();
      code = ExitCode.LINE_FAULT;
      return true;
    }
    return false;
  }

  /// Writes down what waits.
  ///
  /// @return how it ended
  int finish() {
    recorder.close();
    if (recorder.unwritten() > 0) {
      talk.unwritten(spec, recorder.unwritten());
      return ExitCode.LINE_FAULT;
    }
    return code;
  }

  @Override
  public void stateChanged(LineState state, String reason) {
    boolean caution = state == LineState.DEGRADED && reason.equals(watched.cautions().trouble());
    if ((state == LineState.FAULT || caution) && !reason.isEmpty()) {
      talk.trouble(spec, reason);
    }
  }

  @Override
  public void sourceChanged(@Nullable Fault lost) {
    if (lost == null) {
      talk.trouble(spec, "The source is back.");
    }
  }

  @Override
  public void frameArrived(Frame frame, Region.@Nullable Box box) {
    lastNewsNanos = System.nanoTime();
  }

  @Override
  public void inspected(Inspection inspection, @Nullable Picture picture) {
    lastNewsNanos = System.nanoTime();
    figures.add(inspection);
    talk.inspected(spec, inspection);
  }

  @Override
  public void recordingChanged(Recording recording) {
    // The log of all lines tells the run.
  }

  /// Stops the line and writes down what waits. May be called twice.
  @Override
  public void close() {
    line.close();
    watched.close();
    recorder.close();
    outputs.forEach(LineOutput::close);
    if (figures.counts().frames() > 0) {
      talk.summary(spec, figures);
    }
  }
}
