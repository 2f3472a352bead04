package org.tenshot.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.cli.line.LineTraces;
import org.tenshot.cli.line.OutputClaims;
import org.tenshot.cli.line.SharedEncoders;
import org.tenshot.domain.Recording;
import org.tenshot.domain.TenshotException;
import org.tenshot.profile.ProfileFolder;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.line.LineActions;
import org.tenshot.ui.line.LineViewModel;

/// The station behind the screens: its lines, and what they share: the encoders, one log, who has
/// which output, what is remembered. Whatever a line waits for, it waits for it alone.
final class Station implements AutoCloseable {

  private final Assembly assembly;
  private final Memory memory;
  private final LineOptions options;
  private final Orders orders = new Orders("station");
  private final SharedEncoders encoders;
  private final OutputClaims claims = new OutputClaims();
  private final List<StationLine> lines = new CopyOnWriteArrayList<>();
  private final StationLog log;
  private volatile Consumer<StationLine> teaching = line -> {};
  private volatile Consumer<StationLine> settingUp = line -> {};
  private volatile Consumer<StationLine> guiding = line -> {};
  private volatile Consumer<StationLine> lookingBack = line -> {};
  private volatile Runnable changed = () -> {};

  Station(Assembly assembly, Memory memory, LineOptions options) {
    this.assembly = assembly;
    this.memory = memory;
    this.options = options;
    this.encoders = new SharedEncoders(assembly, options.device());
    this.log = new StationLog(assembly, options.db(), this::recordingChanged);
  }

  Assembly assembly() {
    return assembly;
  }

  SharedEncoders encoders() {
    return encoders;
  }

  OutputClaims claims() {
    return claims;
  }

  /// The lines that there are, in their order. Any thread.
  List<StationLine> lines() {
    return List.copyOf(lines);
  }

  /// @param heard is called after a line came or went, on any thread
  void whenLinesChange(Runnable heard) {
    changed = heard;
  }

  /// One more line, which stands and has no product yet.
  StationLine add(LineSpec spec) {
    return add(spec, false);
  }

  private StationLine add(LineSpec spec, boolean on) {
    LineViewModel screen = new LineViewModel(new FxBridge(), Clock.systemUTC());
    StationLine line = new StationLine(this, options, spec, screen, on);
    lines.add(line);
    return line;
  }

  /// The lines of a command, else those that the station had last, else one that waits for its
  /// product: a station of one line that somebody stopped asks which product runs. Each gets its
  /// product and those that nobody stopped run, all at the same time.
  ///
  /// @param wanted as somebody asked for them; all of these run
  /// @return true if there is a line that a person must give a product first
  boolean begin(List<LineSpec> wanted) {
    List<Memory.KnownLine> known = memory.read().lines();
    boolean goesOn =
        known.stream()
            .anyMatch(line -> !line.name().isEmpty() || (line.on() && line.profile() != null));
    if (!wanted.isEmpty()) {
      wanted.forEach(spec -> add(spec, true));
    } else if (goesOn) {
      known.forEach(
          line -> add(new LineSpec(line.name(), line.profile(), line.source()), line.on()));
    } else {
      add(new LineSpec("", null, null));
    }
    lines().forEach(StationLine::begin);
    return lines.size() == 1 && lines.getFirst().spec().profile() == null;
  }

  /// Adds a line with the product of a profile and starts it.
  CompletableFuture<?> addLine(String profile) {
    try {
      String person = assembly.session().admit(Permission.CHOOSE_PRODUCT);
      return orders.run(
          () -> {
            if (lines.size() >= LineSpec.MOST) {
              throw new TenshotException(
                  "A station has %d lines at most: start another one for the rest."
                      .formatted(LineSpec.MOST));
            }
            StationLine line = add(LineSpec.another(profile, names()), true);
            line.choose(profile, person)
                .thenCompose(name -> line.start(person))
                .whenComplete((started, failure) -> line.failed(failure));
            changed.run();
            return line.spec().name();
          });
    } catch (TenshotException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private List<String> names() {
    return lines.stream().map(line -> line.spec().name()).toList();
  }

  /// Takes a line away that stands; the last one stays.
  CompletableFuture<?> remove(StationLine line) {
    try {
      String person = assembly.session().admit(Permission.CHOOSE_PRODUCT);
      return orders.run(() -> remove(line, person));
    } catch (TenshotException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private String remove(StationLine line, String person) throws TenshotException {
    OpenLine open = line.open();
    if (open != null && open.isOn()) {
      throw new TenshotException("The line runs: stop it first.");
    }
    if (lines.size() < 2) {
      throw new TenshotException("It is the only line of the station: give it another product.");
    }
    lines.remove(line);
    line.close();
    line.letGo();
    claims.release(line.spec());
    if (open != null) {
      LineTraces.removed(openLog(), person, line.spec(), open.profile().name());
    }
    remember(null);
    changed.run();
    return line.spec().name();
  }

  /// All lines that look at a product judge by what was promoted for it. Answers when they do; a
  /// line that cannot goes on as before, and the sentence says which.
  CompletableFuture<?> judgeByPromoted(String product, String person) {
    return CompletableFuture.allOf(
        lines.stream()
            .map(
                line -> line.takeUp(product, person).exceptionallyCompose(why -> stayed(line, why)))
            .toArray(CompletableFuture<?>[]::new));
  }

  private static CompletableFuture<String> stayed(StationLine line, Throwable why) {
    return CompletableFuture.failedFuture(
        new TenshotException(
            "The %s goes on as before. %s".formatted(line.spec().subject(), Orders.sentence(why))));
  }

  /// Writes down which lines there are and what they look at.
  ///
  /// @param profile that was chosen just now; null for none
  void remember(@Nullable String profile) {
    // Looked at under the memory's lock: of two lines that change, the last one writes both.
    memory.change(
        before ->
            (profile == null ? before : before.withProfile(profile))
                .withLines(lines.stream().map(StationLine::known).toList()));
  }

  /// The encoder that a person chose to learn heads with; null where nobody did, or where the
  /// station was started with another.
  @Nullable String chosenEncoder() {
    return options.encoder() == null ? memory.read().encoder() : null;
  }

  /// Remembers which encoder heads are to be learnt with from now on.
  String chooseEncoder(String name) throws TenshotException {
    if (options.encoder() != null) {
      throw new TenshotException(
          "The station was started with --encoder %s: start it without, to choose another one here."
              .formatted(options.encoder()));
    }
    memory.change(before -> before.withEncoder(name));
    return name;
  }

  void languageChosen(Language language) {
    orders.run(
        () -> {
          memory.change(before -> before.withLanguage(language.name()));
          return language;
        });
  }

  /// Makes a list of the profiles that there are.
  interface Listing {

    /// @param last name of the one that was chosen last; null for none
    List<LineActions.ProfileChoice> of(ProfileFolder profiles, @Nullable String last)
        throws TenshotException;
  }

  /// The profiles that there are.
  CompletableFuture<List<LineActions.ProfileChoice>> listed(Listing listing) {
    return orders.run(() -> listing.of(assembly.profiles(), memory.read().profile()));
  }

  /// @param screen opens the screen on which heads are taught
  void teachesOn(Consumer<StationLine> screen) {
    teaching = screen;
  }

  void teach(StationLine line) {
    teaching.accept(line);
  }

  /// @param screen opens the screen on which the camera of a line is set up
  /// @param guide opens the guide to a new product on a line
  void setsUpOn(Consumer<StationLine> screen, Consumer<StationLine> guide) {
    settingUp = screen;
    guiding = guide;
  }

  void setUp(StationLine line) {
    settingUp.accept(line);
  }

  void newProduct(StationLine line) {
    guiding.accept(line);
  }

  /// @param screen opens the screen for looking back
  void looksBackOn(Consumer<StationLine> screen) {
    lookingBack = screen;
  }

  void lookBack(StationLine line) {
    lookingBack.accept(line);
  }

  /// The log, opened where it is not yet; it stays the station's.
  CompletableFuture<InspectionLog> log() {
    return orders.run(this::openLog);
  }

  InspectionLog openLog() throws TenshotException {
    return log.log();
  }

  private void recordingChanged(Recording recording) {
    lines.forEach(line -> line.screen().recordingChanged(recording));
  }

  History openHistory() throws TenshotException {
    return log.history();
  }

  /// Stops the lines, all at the same time, writes down what waits, lets go of the encoders. Waits
  /// for that. May be called twice.
  @Override
  public void close() {
    orders.end(
        () -> {
          List<Thread> closing = new ArrayList<>();
          for (StationLine line : lines) {
            closing.add(Thread.ofPlatform().name("closing").start(line::close));
          }
          for (Thread each : closing) {
            each.join();
          }
          log.close();
          encoders.close();
          return "closed";
        });
  }
}
