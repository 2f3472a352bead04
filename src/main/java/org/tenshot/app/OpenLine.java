package org.tenshot.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.Sources;
import org.tenshot.cli.HeadChoice;
import org.tenshot.cli.LineSpec;
import org.tenshot.cli.LineTraces;
import org.tenshot.cli.NamedSource;
import org.tenshot.cli.Workshop;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineState;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.TriggerRule;
import org.tenshot.encode.Encoder;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.Line;
import org.tenshot.inspect.Recipe;
import org.tenshot.inspect.Recorder;
import org.tenshot.output.LineOutput;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.teach.ShotBook;
import org.tenshot.ui.line.LineFacts;
import org.tenshot.ui.line.LineViewModel;

/// The line of one profile with everything that belongs to it, from choosing the profile to
/// choosing another.
final class OpenLine implements AutoCloseable {

  private final LineSpec spec;
  private final Profile profile;
  private final Encoder encoder;
  private final Recorder recorder;
  private final InspectionLog log;
  private final Line line;
  private @Nullable String startedBy;

  private OpenLine(
      LineSpec spec,
      Profile profile,
      Encoder encoder,
      Recorder recorder,
      InspectionLog log,
      Line line) {
    this.spec = spec;
    this.encoder = encoder;
    this.profile = profile;
    this.recorder = recorder;
    this.log = log;
    this.line = line;
  }

  /// Makes a line ready to start and tells the screen about it.
  ///
  /// @param person who opens it
  /// @param spec which line it is
  /// @param head as `--head` names it; null for the head that was promoted
  /// @param outputs stay the caller's
  /// @param history stays the caller's
  /// @param encoder stays the caller's
  /// @param log stays the caller's
  static OpenLine open(
      Workshop workshop,
      String person,
      LineSpec spec,
      Profile profile,
      @Nullable String head,
      OpenOutputs outputs,
      Encoder encoder,
      History history,
      InspectionLog log,
      LineViewModel screen)
      throws TenshotException {
    Encoder viewed = encoder.seeing(profile.view());
    Recipe recipe = HeadChoice.recipe(head, profile, viewed, history);
    log.register(profile, viewed.id(), recipe.head().version());
    LineTraces.opened(log, person, spec, profile, viewed.id(), head, recipe);
    List<LineOutput> opened = outputs.of(profile);
    Recorder recorder = new Recorder(log, profile.pictures());
    Line line =
        new Line(
            new Line.Parts(
                NamedSource.of(
                    spec.name(),
                    workshop.source(spec.source(), profile, new Workshop.SourceWish(true, true))),
                new Inspector(viewed),
                recipe,
                opened,
                recorder,
                List.of(screen),
                Long.MAX_VALUE));
    screen.lineOpened(
        new LineFacts(
            profile.name(),
            profile.product(),
            profile.classes().stream().map(ClassPrompts::productClass).toList(),
            Sources.shown(spec.sourceOr(profile.source())),
            encoder.device(),
            profile.timing().trigger().by()));
    screen.recordingChanged(log.recording());
    return new OpenLine(spec, profile, viewed, recorder, log, line);
  }

  void start(String person) {
    line.start();
    startedBy = person;
    LineTraces.started(log, person, spec, profile);
  }

  void stop(String person) {
    line.stop();
    startedBy = null;
    LineTraces.stopped(log, person, spec, profile);
  }

  /// True if the line has not been stopped.
  boolean isOn() {
    return line.state() != LineState.STOPPED;
  }

  /// As {@link Line#trigger} says.
  long trigger(TriggerRule.By by, PartId part, Duration age) {
    return line.trigger(by, part, age);
  }

  CompletableFuture<Long> label(
      Inspection inspection, Picture picture, String className, String person) {
    ShotBook shots = new ShotBook(log.teaching(), person);
    return recorder
        .rowOf(inspection)
        .map(row -> row.thenApply(number -> (@Nullable Long) number))
        .orElseGet(() -> CompletableFuture.completedFuture(null))
        .thenCompose(row -> shots.label(profile.product(), className, picture, row));
  }

  Profile profile() {
    return profile;
  }

  /// Judges by the head that was promoted, or by the prompts, from the next frame on.
  ///
  /// @throws TenshotException if that was not made for the encoder of this line, which goes on as
  ///   before
  void judgeByPromoted(History history) throws TenshotException {
    Recipe recipe = HeadChoice.recipe(null, profile, encoder, history);
    log.register(profile, encoder.id(), recipe.head().version());
    line.swap(recipe);
  }

  CompletableFuture<Long> withdraw(long shot, String person) {
    return new ShotBook(log.teaching(), person).withdraw(shot);
  }

  @Override
  public void close() {
    line.close();
    String person = startedBy;
    if (person != null) {
      // With the program, or for another product.
      LineTraces.stopped(log, person, spec, profile);
    }
    recorder.close();
  }
}
