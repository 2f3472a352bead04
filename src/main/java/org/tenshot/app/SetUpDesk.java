package org.tenshot.app;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
import org.tenshot.camera.CameraSearch;
import org.tenshot.camera.ExpectedCamera;
import org.tenshot.camera.Fired;
import org.tenshot.camera.MeasuredDelay;
import org.tenshot.camera.Sources;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.ui.setup.KeptSettings;
import org.tenshot.ui.setup.Newcomer;
import org.tenshot.ui.setup.Seen;
import org.tenshot.ui.setup.SetUpActions;
import org.tenshot.ui.setup.SetUpFacts;

/// What the set-up screen and the guide ask for, done one thing after the other on a thread of its
/// own. While a source is tried the line stands, because a camera has one owner; afterwards it goes
/// on if it ran.
final class SetUpDesk implements SetUpActions, AutoCloseable {

  private static final long PATIENCE_SECONDS = 120;
  private static final String SAMPLE = "bearing";

  private final Assembly assembly;
  private final Runnable leave;
  private final Orders orders = new Orders("set-up");
  private final AtomicLong wanted = new AtomicLong();
  private volatile StationLine line;
  private final Permitted permitted;
  private volatile Runnable products = () -> {};
  private final OpenPreview preview = new OpenPreview();

  /// What stands only because it is set up; the orders' thread alone touches it.
  private @Nullable StationLine resume;

  /// @param first that is set up until {@link #turnTo}
  /// @param leave brings the operator's screen back, on the drawing thread
  SetUpDesk(Assembly assembly, StationLine first, Runnable leave) {
    this.assembly = assembly;
    this.permitted = new Permitted(assembly, orders);
    this.line = first;
    this.leave = leave;
  }

  /// Sets up this line from now on.
  void turnTo(StationLine other) {
    line = other;
  }

  /// @param offer asks who is there, on the drawing thread, after somebody wanted what they may not
  void offersLogIn(Consumer<String> offer) {
    permitted.offersLogIn(offer);
  }

  /// @param screen brings the screen for product files, on the drawing thread
  void opensProducts(Runnable screen) {
    products = screen;
  }

  @Override
  public void productFile() {
    products.run();
  }

  /// Shows a screen to whoever may set up.
  void enter(Runnable show) {
    permitted.now(Permission.SET_UP, show);
  }

  @Override
  public CompletionStage<SetUpFacts> open() {
    return order(
        Permission.SET_UP,
        (own, person) -> {
          standStill(own);
          Profile profile = chosen(own);
          return new SetUpFacts(
              profile.product(),
              own.spec().sourceOr(profile.source()),
              ExpectedCamera.of(profile).serial(),
              profile.region(),
              profile.simulation() != null,
              profile.timing().trigger());
        });
  }

  private static @Nullable Profile profile(StationLine line) {
    OpenLine open = line.open();
    return open == null ? null : open.profile();
  }

  private static Profile chosen(StationLine line) throws TenshotException {
    Profile profile = profile(line);
    if (profile == null) {
      throw new TenshotException("No product is chosen: choose one first.");
    }
    return profile;
  }

  private void standStill(StationLine own) throws Exception {
    OpenLine open = own.open();
    if (open != null && open.isOn()) {
      own.actions().stop().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      resume = own;
    }
  }

  @Override
  public CompletionStage<CameraSearch.Found> cameras() {
    // Beside the orders: looking takes a while, and a picture need not wait for it.
    return CompletableFuture.supplyAsync(() -> new CameraSearch().find());
  }

  @Override
  public void watch(String address, Consumer<Seen> hears) {
    long mine = wanted.incrementAndGet();
    order(
            Permission.SET_UP,
            (own, person) -> {
              if (mine == wanted.get()) {
                standStill(own);
                preview.open(assembly.preview(address, profile(own)), address, hears);
              }
              return address;
            })
        .whenComplete(
            (opened, failure) -> {
              if (failure != null) {
                hears.accept(Seen.refused(address, Orders.saying(failure)));
              }
            });
  }

  @Override
  public void measure(Region.@Nullable Box part) {
    preview.measure(part);
  }

  @Override
  public CompletionStage<?> save(String address, Region region, @Nullable Duration delay) {
    return order(
        Permission.SET_UP,
        (own, person) -> {
          Profile profile = chosen(own);
          String override = own.spec().source();
          if (override != null) {
            throw new TenshotException(
                "This line was given the source %s by --source or --line: start the station without it, so that the line looks at what is saved here."
                    .formatted(Sources.shown(override)));
          }
          // Who saw no picture accepts no other camera.
          String serial =
              Objects.requireNonNullElse(
                  preview.serial(address), ExpectedCamera.of(profile).serial());
          return maker(own)
              .change(profile.name(), new ChosenCamera(address, serial, region, delay), person);
        });
  }

  @Override
  public CompletionStage<Fired> fire(Duration listens) {
    return order(Permission.SET_UP, (own, person) -> preview.now())
        .thenCompose(open -> open.fire(listens));
  }

  @Override
  public CompletionStage<MeasuredDelay> measureDelay() {
    return order(Permission.SET_UP, (own, person) -> preview.now())
        .thenCompose(Preview::measureDelay);
  }

  @Override
  public CompletionStage<String> keep(KeptSettings settings) {
    return order(Permission.SET_UP, (own, person) -> assembly.cameras().write(settings).toString());
  }

  @Override
  public CompletionStage<Optional<KeptSettings>> kept(String serial) {
    return orders.run(() -> assembly.cameras().read(serial));
  }

  @Override
  public void leave() {
    wanted.incrementAndGet();
    leave.run();
    orders.run(
        () -> {
          preview.close();
          StationLine stands = resume;
          resume = null;
          if (stands != null) {
            stands.actions().start();
          }
          return "left";
        });
  }

  @Override
  public CompletionStage<?> sample() {
    return order(
        Permission.CHOOSE_PRODUCT,
        (own, person) -> {
          preview.close();
          resume = null;
          return maker(own).run(SAMPLE);
        });
  }

  @Override
  public CompletionStage<?> make(Newcomer newcomer) {
    return order(
        Permission.SET_UP,
        (own, person) -> {
          ProductMaker maker = maker(own);
          String name =
              maker.write(
                  newcomer,
                  Objects.requireNonNullElse(preview.serial(newcomer.source()), ""),
                  person);
          preview.close();
          resume = null;
          maker.show(name, newcomer, person);
          return maker.run(name);
        });
  }

  @Override
  public CompletionStage<?> addAdministrator(String name, char[] password) {
    return order(
            Permission.CHANGE_PEOPLE,
            (own, person) -> maker(own).administrator(name, password, person))
        .whenComplete((made, failure) -> Arrays.fill(password, '\0'));
  }

  private ProductMaker maker(StationLine own) {
    return new ProductMaker(assembly, own);
  }

  /// Something that somebody asked for while this line was set up.
  @FunctionalInterface
  private interface Task<T> {
    T on(StationLine own, String person) throws Exception;
  }

  private <T> CompletableFuture<T> order(Permission permission, Task<T> task) {
    StationLine own = line;
    return permitted.order(permission, person -> task.on(own, person));
  }

  /// Lets go of the source and ends the thread. May be called twice.
  @Override
  public void close() {
    wanted.incrementAndGet();
    orders.end(
        () -> {
          preview.close();
          return "closed";
        });
  }
}
