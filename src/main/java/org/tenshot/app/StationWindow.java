package org.tenshot.app;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.cli.ExitCode;
import org.tenshot.cli.LineOptions;
import org.tenshot.cli.TenshotCommand;
import org.tenshot.ui.access.AccessFrame;
import org.tenshot.ui.access.AccessViewModel;
import org.tenshot.ui.access.WhoButton;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Theme;
import org.tenshot.ui.history.HistoryScreen;
import org.tenshot.ui.line.LineScreen;
import org.tenshot.ui.line.LineViewModel;
import org.tenshot.ui.teach.TeachScreen;

/// Opens the station's window and keeps it until somebody closes it.
final class StationWindow implements TenshotCommand.Window {

  private static final Logger LOG = LoggerFactory.getLogger(StationWindow.class);
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private final Assembly assembly;
  private final Memory memory;

  StationWindow(Assembly assembly, Places places) {
    this.assembly = assembly;
    this.memory = new Memory(places.memory());
  }

  @Override
  public boolean canOpen() {
    if (System.getProperty("glass.platform") != null) {
      return true;
    }
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return system.contains("win")
        || system.contains("mac")
        || isSet("DISPLAY")
        || isSet("WAYLAND_DISPLAY");
  }

  private static boolean isSet(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank();
  }

  @Override
  public int open(@Nullable String profile, @Nullable String source, LineOptions options)
      throws InterruptedException {
    return run(profile, source, options, () -> {});
  }

  /// Opens the window where nobody sees it, lets the line run for a while and closes it.
  void rehearse(String profile, String source, Duration lasting) throws InterruptedException {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    run(
        profile,
        source,
        new LineOptions(),
        () -> {
          PauseTransition pause =
              new PauseTransition(javafx.util.Duration.millis(lasting.toMillis()));
          pause.setOnFinished(event -> askToClose());
          pause.play();
        });
  }

  private int run(
      @Nullable String profile, @Nullable String source, LineOptions options, Runnable opened)
      throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    Platform.setImplicitExit(false);
    Platform.startup(
        () -> {
          show(profile, source, options, closed);
          opened.run();
        });
    closed.await();
    Platform.exit();
    return ExitCode.OK;
  }

  private static void askToClose() {
    List.copyOf(Window.getWindows())
        .forEach(each -> each.fireEvent(new WindowEvent(each, WindowEvent.WINDOW_CLOSE_REQUEST)));
  }

  private void show(
      @Nullable String profile,
      @Nullable String source,
      LineOptions options,
      CountDownLatch closed) {
    try {
      Theme.install();
      Strings strings = new Strings(language());
      LineViewModel line = new LineViewModel(new FxBridge(), Clock.systemUTC());
      Station station = new Station(assembly, memory, line, source, options);
      // The system may end the program without a click: at log-out, or when a service stops.
      Runtime.getRuntime().addShutdownHook(new Thread(station::close, "closing"));
      AccessDesk access = new AccessDesk(assembly, station);
      AccessViewModel people = new AccessViewModel(access, strings, new FxBridge());
      AccessFrame frame = new AccessFrame(people, strings);
      LineScreen screen = new LineScreen(line, station, strings);
      screen.showOnTop(new WhoButton(people, strings));
      TeachDesk desk = new TeachDesk(assembly, station, options, () -> frame.show(screen));
      desk.offersLogIn(people::ask);
      TeachScreen teaching = new TeachScreen(desk, strings);
      teaching.showOnTop(new WhoButton(people, strings));
      station.teachesOn(
          () -> {
            frame.show(teaching);
            teaching.open();
          });
      HistoryDesk past = new HistoryDesk(assembly, station, options, () -> frame.show(screen));
      past.offersLogIn(people::ask);
      HistoryScreen history = new HistoryScreen(past, strings);
      history.showOnTop(new WhoButton(people, strings));
      station.looksBackOn(
          () -> {
            frame.show(history);
            history.open();
          });
      frame.show(screen);
      Rectangle2D room = Screen.getPrimary().getVisualBounds();
      Scene scene =
          new Scene(frame, Math.min(WIDTH, room.getWidth()), Math.min(HEIGHT, room.getHeight()));
      Stage stage = new Stage();
      stage.setTitle("Tenshot");
      stage.setScene(scene);
      stage.setFullScreenExitKeyCombination(KeyCombination.keyCombination("F11"));
      stage.setOnCloseRequest(
          event ->
              close(
                  () -> {
                    frame.close();
                    screen.close();
                    teaching.close();
                    history.close();
                  },
                  () -> {
                    access.close();
                    past.close();
                    desk.close();
                    station.close();
                    closed.countDown();
                  }));
      stage.show();
      if (profile == null) {
        screen.askProfile();
      } else {
        station.chooseProfile(profile).thenCompose(name -> station.start());
      }
    } catch (RuntimeException e) {
      LOG.error("the window did not open", e);
      closed.countDown();
    }
  }

  /// Closes in the background: the window is gone at once, and the program ends when all is written
  /// down.
  private static void close(Runnable screens, Runnable rest) {
    screens.run();
    Thread.ofPlatform().name("closing").start(rest);
  }

  private Language language() {
    return Optional.ofNullable(memory.read().language())
        .flatMap(StationWindow::named)
        .or(() -> ofLocale(Locale.getDefault()))
        .orElse(Language.ENGLISH);
  }

  private static Optional<Language> named(String name) {
    for (Language language : Language.values()) {
      if (language.name().equals(name)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  private static Optional<Language> ofLocale(Locale locale) {
    for (Language language : Language.values()) {
      if (language.locale().getLanguage().equals(locale.getLanguage())) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
