package org.tenshot.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.HeadChoice;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.cli.line.SharedEncoders;
import org.tenshot.domain.Eye;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.encode.Urgency;
import org.tenshot.inspect.Recipe;
import org.tenshot.store.InspectionLog;
import org.tenshot.ui.line.LineActions;
import org.tenshot.ui.line.LineViewModel;

/// One line of the station: its product, its encoder, its outputs. Does one thing after the other
/// on a thread of its own, so that neither a screen nor another line waits for it.
final class StationLine implements AutoCloseable {

  private final Station station;
  private final LineOptions options;
  private final LineSpec spec;
  private final LineViewModel screen;
  private final LineDesk desk;
  private final Orders orders;
  private final OpenOutputs outputs;
  private final LineEncoder encoder;
  private final LineChallenges challenges;
  private final Succession succession = new Succession();
  private volatile @Nullable OpenLine line;
  private volatile Memory.KnownLine known;

  /// A line without a product.
  ///
  /// @param on true if it is to run whenever it can
  StationLine(
      Station station, LineOptions options, LineSpec spec, LineViewModel screen, boolean on) {
    this.station = station;
    this.options = options;
    this.spec = spec;
    this.screen = screen;
    this.known = new Memory.KnownLine(spec.name(), spec.profile(), spec.source(), on);
    this.desk = new LineDesk(station, this);
    this.orders = new Orders(spec.name().isEmpty() ? "station" : "station-" + spec.name());
    this.encoder = new LineEncoder(station.encoders());
    this.challenges = new LineChallenges(station, this, orders);
    this.outputs = new OpenOutputs(station.assembly()::outputs, new ControllerOrders(this));
  }

  LineSpec spec() {
    return spec;
  }

  /// What its screen asks for.
  LineActions actions() {
    return desk;
  }

  /// What its screen shows.
  LineViewModel screen() {
    return screen;
  }

  /// What there is to remember of it.
  Memory.KnownLine known() {
    return known;
  }

  /// The line with its product; null while none is chosen.
  @Nullable OpenLine open() {
    return line;
  }

  /// Starts it for somebody who may.
  CompletableFuture<String> start(String person) {
    return orders.run(
        () -> {
          OpenLine own = opened();
          challenges.ifDue(own, person);
          own.start(person);
          remember(known.profile(), true);
          return "started";
        });
  }

  /// Stops it for somebody who may.
  CompletableFuture<String> stop(String person) {
    return orders.run(
        () -> {
          OpenLine current = line;
          if (current != null) {
            current.stop(person);
          }
          remember(known.profile(), false);
          return "stopped";
        });
  }

  /// What known parts are put to.
  LineChallenges challenges() {
    return challenges;
  }

  /// Gets the product that it is meant for, and runs unless somebody stopped it.
  void begin() {
    String profile = spec.profile();
    if (profile != null) {
      CompletionStage<?> begun = desk.chooseProfile(profile);
      if (known.on()) {
        begun = begun.thenCompose(ready -> desk.start());
      }
      begun.whenComplete((ready, failure) -> failed(failure));
    }
  }

  /// Shows why there is no line.
  void failed(@Nullable Throwable failure) {
    if (failure != null) {
      screen.lineClosed(Orders.saying(failure));
    }
  }

  /// Gives it the product of a profile, for somebody who may.
  CompletableFuture<String> choose(String profile, String person) {
    succession.asked();
    return orders.run(
        () -> {
          succession.begun();
          challenges.beginAsBefore(open(profile, person));
          return profile;
        });
  }

  /// The line with its product, after whatever was asked before.
  ///
  /// @throws TenshotException (in the future) if no product is chosen
  CompletableFuture<OpenLine> withProduct() {
    return orders.run(this::opened);
  }

  private void remember(@Nullable String profile, boolean on) {
    known = new Memory.KnownLine(spec.name(), profile, spec.source(), on);
    station.remember(profile);
  }

  private OpenLine open(String name, String person) throws TenshotException {
    closeLine();
    Profile profile = station.assembly().profile(name);
    station.claims().claim(spec, profile);
    OpenLine made =
        open(profile, options.head(), encoder.take(encoderName(profile, options.head())), person);
    line = made;
    remember(name, known.on());
    return made;
  }

  private OpenLine open(Profile profile, @Nullable String head, SharedEncoder with, String person)
      throws TenshotException {
    OpenLine made = OpenLine.open(station, person, spec, profile, head, outputs, with, screen);
    challenges.guard(made);
    succession.become(made);
    return made;
  }

  /// Changes to another product because a controller says so, and goes on if the line ran. Whatever
  /// goes wrong leaves no product: the one before must not be judged in the place of the one that
  /// was wanted.
  CompletableFuture<String> select(ProductChoice choice, String person) {
    succession.asked();
    return orders.run(
        () -> {
          succession.begun();
          OpenLine before = line;
          boolean on = before != null && before.isOn();
          try {
            String name = choice.among(station.assembly().profiles());
            OpenLine made = open(name, person);
            made.challenges().begin(null);
            if (on) {
              made.start(person);
            }
            return name;
          } catch (TenshotException e) {
            closeLine();
            outputs.safe(e.sentence());
            screen.lineClosed(
                Saying.of("product.kept", "The product could not be changed. {0}", e.saying()));
            throw e;
          }
        });
  }

  /// The product of the line, with the log.
  CompletableFuture<Teachable> teachable() {
    return orders.run(() -> Teachable.of(station, opened().profile(), encoder.current()));
  }

  /// The log of the station, which it keeps.
  CompletableFuture<InspectionLog> log() {
    return station.log();
  }

  /// Remembers which encoder heads are to be learnt with from now on.
  CompletableFuture<String> chooseEncoder(String name) {
    return orders.run(() -> station.chooseEncoder(name));
  }

  /// This line, and every other one that looks at the same product, judges by what was promoted
  /// from the next frame on. Answers when all do.
  CompletableFuture<?> judgeByPromoted(Profile profile, String person) {
    return station.judgeByPromoted(profile.product(), person);
  }

  /// Judges by what was promoted for a product; does nothing where this line looks at another one,
  /// which will ask for its own.
  CompletableFuture<String> takeUp(String product, String person) {
    return orders.run(
        () -> {
          OpenLine current = line;
          if (current != null && current.profile().product().equals(product)) {
            String name = encoderName(current.profile(), null);
            if (encoder.isOf(name)) {
              current.judgeByPromoted(station.openHistory());
            } else {
              reopen(current, name, person);
            }
            challenges.tellOthers(opened());
          }
          return product;
        });
  }

  /// The other encoder is loaded and its head is read while the line goes on; then the line ends
  /// between two frames and a new one begins. No inspection knows of both.
  private void reopen(OpenLine before, @Nullable String name, String person)
      throws TenshotException {
    Profile profile = before.profile();
    SharedEncoders.Lease next = encoder.beside(name);
    @Nullable Eye tried;
    try (Encoder looks = next.encoder().handle(Urgency.BACKGROUND).seeing(profile.view())) {
      Recipe recipe = HeadChoice.recipe(null, profile, looks, station.openHistory());
      tried = before.challenges().challengeAhead(station.openHistory(), recipe, looks);
    } catch (TenshotException e) {
      next.close();
      throw e;
    }
    boolean runs = before.isOn();
    closeLine();
    OpenLine made = open(profile, null, encoder.replace(next), person);
    line = made;
    made.challenges().begin(tried);
    if (runs) {
      made.start(person);
    }
  }

  /// The line with its product, on its own thread.
  OpenLine opened() throws TenshotException {
    if (line instanceof OpenLine current) {
      return current;
    }
    throw new TenshotException("No profile is chosen: choose one first.");
  }

  private @Nullable String encoderName(Profile profile, @Nullable String head)
      throws TenshotException {
    return HeadChoice.encoder(
        options.encoder(), head, profile, station.openHistory(), station.chosenEncoder());
  }

  private void closeLine() {
    OpenLine current = line;
    line = null;
    if (current != null) {
      current.close();
    }
  }

  /// Lets go of the encoder, after {@link #close()}.
  void letGo() {
    encoder.letGo();
  }

  /// Stops the line and lets go of its outputs. Waits for that. May be called twice.
  @Override
  public void close() {
    orders.end(
        () -> {
          closeLine();
          outputs.close();
          return "closed";
        });
  }
}
