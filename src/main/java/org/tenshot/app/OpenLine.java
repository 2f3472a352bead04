package org.tenshot.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.Sources;
import org.tenshot.cli.HeadChoice;
import org.tenshot.cli.LineTraces;
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
import org.tenshot.encode.SharedEncoder;
import org.tenshot.encode.Urgency;
import org.tenshot.inspect.Explainer;
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

  private final Profile profile;
  private final Recorder recorder;
  private final InspectionLog log;
  private final Line line;
  private final Explainer explainer;
  private @Nullable String startedBy;

  private OpenLine(
      Profile profile, Recorder recorder, InspectionLog log, Line line, Explainer explainer) {
    this.profile = profile;
    this.recorder = recorder;
    this.log = log;
    this.line = line;
    this.explainer = explainer;
  }

  /// Makes a line ready to start and tells the screen about it.
  ///
  /// @param person who opens it
  /// @param head as `--head` names it; null for the head that was promoted
  /// @param outputs stay the caller's
  /// @param history stays the caller's
  /// @param encoder stays the caller's
  /// @param log stays the caller's
  static OpenLine open(
      Workshop workshop,
      String person,
      Profile profile,
      @Nullable String source,
      @Nullable String head,
      OpenOutputs outputs,
      SharedEncoder encoder,
      History history,
      InspectionLog log,
      LineViewModel screen)
      throws TenshotException {
    Encoder viewed = encoder.handle(Urgency.LINE).seeing(profile.view());
    Recipe recipe = HeadChoice.recipe(head, profile, viewed, history);
    log.register(profile, viewed.id(), recipe.head().version());
    LineTraces.opened(log, person, profile, viewed.id(), source, head, recipe);
    List<LineOutput> opened = outputs.of(profile);
    Recorder recorder = new Recorder(log, profile.pictures());
    Encoder later = encoder.handle(Urgency.BACKGROUND).seeing(profile.view());
    Explainer explainer = new Explainer(later, recipe, screen::explained);
    Line line =
        new Line(
            new Line.Parts(
                workshop.source(source, profile, new Workshop.SourceWish(true, true)),
                new Inspector(viewed),
                recipe,
                opened,
                recorder,
                List.of(screen, explainer),
                Long.MAX_VALUE));
    screen.lineOpened(
        new LineFacts(
            profile.name(),
            profile.product(),
            profile.classes().stream().map(ClassPrompts::productClass).toList(),
            Sources.shown(source == null ? profile.source() : source),
            viewed.device(),
            profile.timing().trigger().by()));
    return new OpenLine(profile, recorder, log, line, explainer);
  }

  void start(String person) {
    line.start();
    startedBy = person;
    LineTraces.started(log, person, profile);
  }

  void stop(String person) {
    line.stop();
    startedBy = null;
    LineTraces.stopped(log, person, profile);
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

  /// Judges by another recipe from the next frame on.
  void judgeBy(Recipe recipe) {
    line.swap(recipe);
    explainer.swap(recipe);
  }

  CompletableFuture<Long> withdraw(long shot, String person) {
    return new ShotBook(log.teaching(), person).withdraw(shot);
  }

  @Override
  public void close() {
    line.close();
    explainer.close();
    String person = startedBy;
    if (person != null) {
      // With the program, or for another product.
      LineTraces.stopped(log, person, profile);
    }
    recorder.close();
  }
}
