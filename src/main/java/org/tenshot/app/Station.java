package org.tenshot.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
import org.tenshot.cli.HeadChoice;
import org.tenshot.cli.LineOptions;
import org.tenshot.domain.ChallengeResult;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.TriggerRule;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.encode.Urgency;
import org.tenshot.inspect.Recipe;
import org.tenshot.keep.Housekeeping;
import org.tenshot.profile.ProfileFolder;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.line.LineActions;
import org.tenshot.ui.line.LineViewModel;

/// The station behind the operator's screen: does what the screen asks for, one thing after the
/// other on a thread of its own, so that the screen never waits.
final class Station implements LineActions, AutoCloseable {

  /// Who it is that gives orders through an output, in the audit log.
  private static final String CONTROLLER = "controller";

  /// Bad parts of a challenge that a person asks for; a tenth of a second each.
  private static final int CHALLENGE_PARTS = 20;

  private final Assembly assembly;
  private final Memory memory;
  private final LineViewModel screen;
  private final @Nullable String source;
  private final LineOptions options;
  private final Orders orders = new Orders("station");
  private final OpenOutputs outputs;
  private final LoadedEncoder encoder;
  private @Nullable InspectionLog log;
  private @Nullable Housekeeping housekeeping;
  private @Nullable History history;
  private volatile @Nullable OpenLine line;
  private volatile Runnable teaching = () -> {};
  private volatile Runnable settingUp = () -> {};
  private volatile Runnable guiding = () -> {};
  private volatile Runnable lookingBack = () -> {};

  /// @param source overrides the profile's own; null for that
  Station(
      Assembly assembly,
      Memory memory,
      LineViewModel screen,
      @Nullable String source,
      LineOptions options) {
    this.assembly = assembly;
    this.memory = memory;
    this.screen = screen;
    this.source = source;
    this.options = options;
    this.encoder = new LoadedEncoder(assembly, options.device());
    this.outputs = new OpenOutputs(assembly::outputs, new ControllerOrders(this));
  }

  /// The line that is open; null while no product is chosen.
  @Nullable OpenLine line() {
    return line;
  }

  @Override
  public CompletionStage<?> start() {
    return order(Permission.RUN_LINE, this::start);
  }

  @Override
  public CompletionStage<?> stop() {
    return order(Permission.RUN_LINE, this::stop);
  }

  /// Starts because a controller says so.
  CompletionStage<?> startForController() {
    return order(() -> start(CONTROLLER));
  }

  /// Stops because a controller says so.
  CompletionStage<?> stopForController() {
    return order(() -> stop(CONTROLLER));
  }

  private String start(String person) throws TenshotException {
    OpenLine own = opened();
    challengeIfDue(own, person);
    own.start(person);
    return "started";
  }

  /// Now, and again when the next shift begins.
  private void challengeIfDue(OpenLine own, String person) throws TenshotException {
    own.challengeIfDue(encoder.current(), openHistory(), person)
        .map(next -> Duration.between(Instant.now(), next).toMillis() + 1)
        .ifPresent(
            millis ->
                CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
                    .execute(() -> order(() -> challengeAgain(own, person))));
  }

  private String challengeAgain(OpenLine own, String person) throws TenshotException {
    if (own == line && own.isOn()) {
      challengeIfDue(own, person);
    }
    return own.profile().name();
  }

  @Override
  public CompletionStage<ChallengeResult> challenge() {
    return order(
        Permission.RUN_LINE,
        person -> opened().challenge(encoder.current(), openHistory(), CHALLENGE_PARTS, person));
  }

  @Override
  public CompletionStage<?> acknowledge() {
    return order(Permission.CHOOSE_HEAD, person -> opened().acknowledge(person));
  }

  private String stop(String person) {
    OpenLine current = line;
    if (current != null) {
      current.stop(person);
    }
    return "stopped";
  }

  @Override
  public CompletionStage<Long> wrong(
      Inspection inspection, @Nullable Picture picture, String className) {
    if (picture == null) {
      return CompletableFuture.failedFuture(
          new TenshotException(
              "The picture of this part is no longer in memory: label one of the last parts."));
    }
    return order(Permission.LABEL_ON_LINE, person -> new Labelling(opened(), person))
        .thenCompose(own -> own.line().label(inspection, picture, className, own.person()));
  }

  @Override
  public CompletionStage<?> undo(long row) {
    return order(Permission.LABEL_ON_LINE, person -> new Labelling(opened(), person))
        .thenCompose(own -> own.line().withdraw(row, own.person()));
  }

  private record Labelling(OpenLine line, String person) {}

  @Override
  public CompletionStage<List<ProfileChoice>> profiles() {
    return order(
        () -> {
          String last = memory.read().profile();
          List<ProfileChoice> choices = new ArrayList<>();
          for (ProfileFolder.Entry entry : assembly.profiles().list()) {
            choices.add(choice(entry, entry.name().equals(last)));
          }
          return choices;
        });
  }

  private static ProfileChoice choice(ProfileFolder.Entry entry, boolean last) {
    return switch (entry) {
      case ProfileFolder.Entry.Readable(var profile, var file) ->
          new ProfileChoice(profile.name(), profile.product(), profile.source(), "", last);
      case ProfileFolder.Entry.Broken(var name, var file, var sentence) ->
          new ProfileChoice(name, name, file.toString(), sentence, last);
    };
  }

  @Override
  public CompletionStage<?> chooseProfile(String name) {
    return order(Permission.CHOOSE_PRODUCT, person -> open(name, person));
  }

  private String open(String name, String person) throws TenshotException {
    closeLine();
    Profile profile = assembly.profile(name);
    SharedEncoder with = encoder.get(encoderName(profile, options.head()));
    line = open(profile, options.head(), with, person);
    memory.write(memory.read().withProfile(name));
    return name;
  }

  private OpenLine open(Profile profile, @Nullable String head, SharedEncoder with, String person)
      throws TenshotException {
    return OpenLine.open(
        assembly, person, profile, source, head, outputs, with, openHistory(), openLog(), screen);
  }

  /// Finds the name of a profile.
  interface Choice {
    String among(ProfileFolder profiles) throws TenshotException;
  }

  /// Changes to another product because a controller says so, and goes on if the line ran. Whatever
  /// goes wrong leaves no product: the one before must not be judged in the place of the one that
  /// was wanted.
  CompletionStage<?> select(Choice choice) {
    return order(
        () -> {
          OpenLine before = line;
          boolean on = before != null && before.isOn();
          try {
            String name = open(choice.among(assembly.profiles()), CONTROLLER);
            if (on) {
              opened().start(CONTROLLER);
            }
            return name;
          } catch (TenshotException e) {
            closeLine();
            outputs.safe(e.sentence());
            screen.lineClosed("The product could not be changed. " + e.sentence());
            throw e;
          }
        });
  }

  @Override
  public void trigger() {
    OpenLine current = line;
    if (current != null) {
      current.trigger(TriggerRule.By.KEY, PartId.UNKNOWN, Duration.ZERO);
    }
  }

  /// What can be taught now.
  ///
  /// @param profile of the line that is open
  /// @param log stays the station's
  /// @param history stays the station's
  /// @param lines the encoder that the line looks with; stays the station's
  /// @param encoder its name
  /// @param chosen encoder that heads are to be learnt with
  record Teachable(
      Profile profile,
      InspectionLog log,
      History history,
      SharedEncoder lines,
      String encoder,
      String chosen) {}

  /// The product of the open line, with the log.
  CompletableFuture<Teachable> teachable() {
    return order(
        () -> {
          Profile profile = opened().profile();
          SharedEncoder lines = encoder.current();
          String looks = lines.id().name();
          String chosen = options.encoder() == null ? memory.read().encoder() : null;
          return new Teachable(
              profile, openLog(), openHistory(), lines, looks, chosen == null ? looks : chosen);
        });
  }

  /// Remembers which encoder heads are to be learnt with from now on.
  CompletableFuture<String> chooseEncoder(String name) {
    return order(
        () -> {
          if (options.encoder() != null) {
            throw new TenshotException(
                "The station was started with --encoder %s: start it without, to choose another one here."
                    .formatted(options.encoder()));
          }
          memory.write(memory.read().withEncoder(name));
          return name;
        });
  }

  /// The log, opened where it is not yet; it stays the station's.
  CompletableFuture<InspectionLog> log() {
    return order(this::openLog);
  }

  /// Judges by another recipe from the next frame on; does nothing where another product is open by
  /// now, which will ask for its own.
  CompletableFuture<String> judgeBy(Profile profile, Recipe recipe, String person) {
    return order(
        () -> {
          if (!opened().profile().equals(profile)) {
            return recipe.head().version();
          }
          if (recipe.head().encoder().equals(encoder.current().id().seeing(profile.view()))) {
            opened().judgeBy(recipe);
          } else {
            reopen(profile, person);
          }
          return recipe.head().version();
        });
  }

  /// Judges by what was promoted with the encoder that it was taught with; does nothing where
  /// another product is open by now.
  CompletableFuture<String> takeUp(Profile profile, String person) {
    return order(
        () -> {
          if (opened().profile().equals(profile)) {
            reopen(profile, person);
          }
          return profile.name();
        });
  }

  /// The other encoder is loaded and its head is read while the line goes on; then the line ends
  /// between two frames and a new one begins. No inspection knows of both.
  private void reopen(Profile profile, String person) throws TenshotException {
    String name = encoderName(profile, null);
    SharedEncoder next = encoder.load(name);
    try {
      Encoder looks = next.handle(Urgency.BACKGROUND).seeing(profile.view());
      HeadChoice.recipe(null, profile, looks, openHistory());
    } catch (TenshotException e) {
      next.close();
      throw e;
    }
    boolean runs = opened().isOn();
    closeLine();
    OpenLine made = open(profile, null, encoder.keep(name, next), person);
    line = made;
    if (runs) {
      made.start(person);
    }
  }

  /// @param screen opens the screen on which heads are taught
  void teachesOn(Runnable screen) {
    teaching = screen;
  }

  @Override
  public void teach() {
    teaching.run();
  }

  /// @param screen opens the screen on which the camera is set up
  /// @param guide opens the guide to a new product
  void setsUpOn(Runnable screen, Runnable guide) {
    settingUp = screen;
    guiding = guide;
  }

  @Override
  public void setUp() {
    settingUp.run();
  }

  @Override
  public void newProduct() {
    guiding.run();
  }

  /// @param screen opens the screen for looking back
  void looksBackOn(Runnable screen) {
    lookingBack = screen;
  }

  @Override
  public void lookBack() {
    lookingBack.run();
  }

  @Override
  public void languageChosen(Language language) {
    order(
        () -> {
          memory.write(memory.read().withLanguage(language.name()));
          return language;
        });
  }

  private OpenLine opened() throws TenshotException {
    OpenLine current = line;
    if (current == null) {
      throw new TenshotException("No profile is chosen: choose one first.");
    }
    return current;
  }

  private @Nullable String encoderName(Profile profile, @Nullable String head)
      throws TenshotException {
    return HeadChoice.encoder(
        options.encoder(), head, profile, openHistory(), memory.read().encoder());
  }

  private InspectionLog openLog() throws TenshotException {
    if (log == null) {
      log = assembly.log(options.db(), screen::recordingChanged);
      housekeeping = assembly.housekeeping(options.db(), log).start();
    }
    return log;
  }

  private History openHistory() throws TenshotException {
    openLog();
    if (history == null) {
      history = assembly.history(options.db());
    }
    return history;
  }

  private <T> CompletableFuture<T> order(Callable<T> task) {
    return orders.run(task);
  }

  /// Something that somebody asked for.
  @FunctionalInterface
  private interface Task<T> {
    T by(String person) throws Exception;
  }

  /// Does it for whoever is there at this moment, if they may.
  private <T> CompletableFuture<T> order(Permission wanted, Task<T> task) {
    try {
      String person = assembly.session().admit(wanted);
      return orders.run(() -> task.by(person));
    } catch (TenshotException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void closeLine() {
    OpenLine current = line;
    line = null;
    if (current != null) {
      current.close();
    }
  }

  /// Stops the line, writes down what waits, lets go of the encoder. Waits for that. May be called
  /// twice.
  @Override
  public void close() {
    orders.end(
        () -> {
          closeLine();
          outputs.close();
          if (history != null) {
            history.close();
          }
          if (housekeeping != null) {
            housekeeping.close();
          }
          if (log != null) {
            log.close();
          }
          encoder.close();
          return "closed";
        });
  }
}
