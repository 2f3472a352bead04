package org.tenshot.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.HeadChoice;
import org.tenshot.cli.LineOptions;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.inspect.Recipe;
import org.tenshot.profile.ProfileFolder;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.line.LineActions;
import org.tenshot.ui.line.LineViewModel;

/// The station behind the operator's screen: does what the screen asks for, one thing after the
/// other on a thread of its own, so that the screen never waits.
final class Station implements LineActions, AutoCloseable {

  private final Assembly assembly;
  private final Memory memory;
  private final LineViewModel screen;
  private final @Nullable String source;
  private final LineOptions options;
  private final Orders orders = new Orders("station");
  private final LoadedEncoder encoder;
  private @Nullable InspectionLog log;
  private @Nullable History history;
  private volatile @Nullable OpenLine line;
  private volatile Runnable teaching = () -> {};

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
  }

  @Override
  public CompletionStage<?> start() {
    return order(
        () -> {
          opened().start();
          return "started";
        });
  }

  @Override
  public CompletionStage<?> stop() {
    return order(
        () -> {
          OpenLine current = line;
          if (current != null) {
            current.stop();
          }
          return "stopped";
        });
  }

  @Override
  public CompletionStage<Long> wrong(
      Inspection inspection, @Nullable Picture picture, String className) {
    if (picture == null) {
      return CompletableFuture.failedFuture(
          new TenshotException(
              "The picture of this part is no longer in memory: label one of the last parts."));
    }
    return order(this::opened)
        .thenCompose(current -> current.label(inspection, picture, className));
  }

  @Override
  public CompletionStage<?> undo(long row) {
    return order(this::opened).thenCompose(current -> current.withdraw(row));
  }

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
    return order(
        () -> {
          closeLine();
          Profile profile = assembly.profile(name);
          line = open(profile, options.head(), encoder.get(encoderName(profile, options.head())));
          memory.write(memory.read().withProfile(name));
          return name;
        });
  }

  private OpenLine open(Profile profile, @Nullable String head, Encoder with)
      throws TenshotException {
    return OpenLine.open(assembly, profile, source, head, with, openHistory(), openLog(), screen);
  }

  /// What can be taught now.
  ///
  /// @param profile of the line that is open
  /// @param log stays the station's
  /// @param history stays the station's
  /// @param encoder that the line looks with
  /// @param chosen encoder that heads are to be learnt with
  record Teachable(
      Profile profile, InspectionLog log, History history, String encoder, String chosen) {}

  /// The product of the open line, with the log.
  CompletableFuture<Teachable> teachable() {
    return order(
        () -> {
          Profile profile = opened().profile();
          String looks = encoder.current().id().name();
          String chosen = options.encoder() == null ? memory.read().encoder() : null;
          return new Teachable(
              profile, openLog(), openHistory(), looks, chosen == null ? looks : chosen);
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

  /// Judges by another recipe from the next frame on; does nothing where another product is open by
  /// now, which will ask for its own.
  CompletableFuture<String> judgeBy(Profile profile, Recipe recipe) {
    return order(
        () -> {
          if (!opened().profile().equals(profile)) {
            return recipe.head().version();
          }
          if (recipe.head().encoder().equals(encoder.current().id())) {
            opened().judgeBy(recipe);
          } else {
            reopen(profile);
          }
          return recipe.head().version();
        });
  }

  /// Judges by what was promoted with the encoder that it was taught with; does nothing where
  /// another product is open by now.
  CompletableFuture<String> takeUp(Profile profile) {
    return order(
        () -> {
          if (opened().profile().equals(profile)) {
            reopen(profile);
          }
          return profile.name();
        });
  }

  /// The other encoder is loaded and its head is read while the line goes on; then the line ends
  /// between two frames and a new one begins. No inspection knows of both.
  private void reopen(Profile profile) throws TenshotException {
    String name = encoderName(profile, null);
    Encoder next = encoder.load(name);
    try {
      HeadChoice.recipe(null, profile, next, openHistory());
    } catch (TenshotException e) {
      next.close();
      throw e;
    }
    boolean runs = opened().runs();
    closeLine();
    OpenLine made = open(profile, null, encoder.keep(name, next));
    line = made;
    if (runs) {
      made.start();
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
          if (history != null) {
            history.close();
          }
          if (log != null) {
            log.close();
          }
          encoder.close();
          return "closed";
        });
  }
}
