package org.tenshot.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
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
  private @Nullable Encoder encoder;
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
  }

  @Override
  public CompletionStage<?> start() {
    return order(
        Permission.RUN_LINE,
        person -> {
          opened().start(person);
          return "started";
        });
  }

  @Override
  public CompletionStage<?> stop() {
    return order(
        Permission.RUN_LINE,
        person -> {
          OpenLine current = line;
          if (current != null) {
            current.stop(person);
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
    return order(
        Permission.CHOOSE_PRODUCT,
        person -> {
          closeLine();
          line =
              OpenLine.open(
                  assembly,
                  person,
                  assembly.profile(name),
                  source,
                  options.head(),
                  openEncoder(),
                  openHistory(),
                  openLog(),
                  screen);
          memory.write(memory.read().withProfile(name));
          return name;
        });
  }

  /// What can be taught now.
  ///
  /// @param profile of the line that is open
  /// @param log stays the station's
  /// @param history stays the station's
  record Teachable(Profile profile, InspectionLog log, History history) {}

  /// The product of the open line, with the log.
  CompletableFuture<Teachable> teachable() {
    return order(() -> new Teachable(opened().profile(), openLog(), openHistory()));
  }

  /// The log, opened where it is not yet; it stays the station's.
  CompletableFuture<InspectionLog> log() {
    return order(this::openLog);
  }

  /// Judges by another recipe from the next frame on; does nothing where another product is open by
  /// now, which will ask for its own.
  CompletableFuture<String> judgeBy(Profile profile, Recipe recipe) {
    return order(
        () -> {
          if (opened().profile().equals(profile)) {
            opened().judgeBy(recipe);
          }
          return recipe.head().version();
        });
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

  private Encoder openEncoder() throws TenshotException {
    if (encoder == null) {
      encoder = assembly.encoder(options.encoder(), options.device());
    }
    return encoder;
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
          if (history != null) {
            history.close();
          }
          if (log != null) {
            log.close();
          }
          if (encoder != null) {
            encoder.close();
          }
          return "closed";
        });
  }
}
