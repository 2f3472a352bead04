package org.tenshot.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.camera.Sources;
import org.tenshot.cli.common.HeadChoice;
import org.tenshot.cli.common.Workshop;
import org.tenshot.cli.line.ChallengedLine;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.cli.line.LineTraces;
import org.tenshot.cli.line.NamedSource;
import org.tenshot.cli.line.WatchedLine;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.EncoderId;
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

  private static final Logger LOG = LoggerFactory.getLogger(OpenLine.class);

  private final LineSpec spec;
  private final Profile profile;
  private final Encoder encoder;
  private final Recorder recorder;
  private final InspectionLog log;
  private final Line line;
  private final WatchedLine watched;
  private final ChallengedLine challenged;
  private final Explainer explainer;
  private @Nullable String startedBy;

  private OpenLine(
      LineSpec spec,
      Profile profile,
      Encoder encoder,
      Recorder recorder,
      InspectionLog log,
      Line line,
      WatchedLine watched,
      ChallengedLine challenged,
      Explainer explainer) {
    this.spec = spec;
    this.encoder = encoder;
    this.profile = profile;
    this.recorder = recorder;
    this.log = log;
    this.line = line;
    this.watched = watched;
    this.challenged = challenged;
    this.explainer = explainer;
  }

  /// Makes a line ready to start and tells the screen about it.
  ///
  /// @param station whose log, profiles and sources it uses
  /// @param person who opens it
  /// @param spec which line it is
  /// @param head as `--head` names it; null for the head that was promoted
  /// @param outputs stay the caller's
  /// @param encoder stays the caller's
  static OpenLine open(
      Station station,
      String person,
      LineSpec spec,
      Profile profile,
      @Nullable String head,
      OpenOutputs outputs,
      SharedEncoder encoder,
      LineViewModel screen)
      throws TenshotException {
    Workshop workshop = station.assembly();
    History history = station.openHistory();
    InspectionLog log = station.openLog();
    Encoder viewed = encoder.handle(Urgency.LINE).seeing(profile.view());
    Recipe recipe = HeadChoice.recipe(head, profile, viewed, history);
    log.register(profile, viewed.id(), recipe.head().version());
    LineTraces.opened(log, person, spec, profile, viewed.id(), head, recipe);
    List<LineOutput> opened = outputs.of(profile);
    Recorder recorder = new Recorder(log, profile.pictures());
    Encoder later = encoder.handle(Urgency.BACKGROUND).seeing(profile.view());
    Explainer explainer = new Explainer(later, recipe, screen::explained);
    String shown = Sources.shown(spec.sourceOr(profile.source()));
    WatchedLine watched = new WatchedLine(profile, log, LineSpec.named(spec.name(), shown));
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
                List.of(screen, explainer, watched.scenery(), watched.book()),
                Long.MAX_VALUE,
                watched.cautions()));
    learn(watched, workshop, viewed.id(), history);
    screen.lineOpened(
        new LineFacts(
            profile.name(),
            profile.product(),
            profile.classes().stream().map(ClassPrompts::productClass).toList(),
            shown,
            viewed.device(),
            profile.timing().trigger().by()),
        watched.cautions());
    screen.recordingChanged(log.recording());
    ChallengedLine challenged =
        new ChallengedLine(profile, encoder, log, line, watched, untried -> {});
    challenged.takeUp(history);
    return new OpenLine(spec, profile, viewed, recorder, log, line, watched, challenged, explainer);
  }

  /// Reads pictures for a second or more, so the line does not wait for it.
  private static void learn(
      WatchedLine watched, Workshop workshop, EncoderId encoder, History history) {
    Thread.ofPlatform()
        .daemon()
        .name("usual")
        .start(
            () -> {
              try {
                watched.learn(workshop, encoder, history);
              } catch (TenshotException e) {
                LOG.warn("what is usual is learnt from the line", e);
              }
            });
  }

  /// Puts known parts to what judges the line.
  ChallengedLine challenges() {
    return challenged;
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

  /// Judges by the head that was promoted, or by the prompts, from the next frame on. Known parts
  /// are put to it before.
  ///
  /// @throws TenshotException if that was not made for the encoder of this line, which goes on as
  ///   before
  void judgeByPromoted(History history) throws TenshotException {
    Recipe recipe = HeadChoice.recipe(null, profile, encoder, history);
    log.register(profile, encoder.id(), recipe.head().version());
    challenged.swap(recipe, history);
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
      LineTraces.stopped(log, person, spec, profile);
    }
    watched.close();
    recorder.close();
  }
}
