package org.tenshot.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.cli.TenshotCommand;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.domain.TenshotException;
import org.tenshot.ui.about.AboutFacts;
import org.tenshot.ui.about.AboutPane;
import org.tenshot.ui.access.AccessFrame;
import org.tenshot.ui.access.AccessViewModel;
import org.tenshot.ui.access.WhoButton;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Theme;
import org.tenshot.ui.lines.LeavePane;
import org.tenshot.ui.product.ProductDrop;

/// Opens the station's window and keeps it until somebody closes it.
final class StationWindow implements TenshotCommand.Window {

  private static final Logger LOG = LoggerFactory.getLogger(StationWindow.class);
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private final Assembly assembly;
  private final Places places;
  private final Memory memory;
  private boolean attended = true;

  StationWindow(Assembly assembly, Places places) {
    this.assembly = assembly;
    this.places = places;
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
  public int open(List<LineSpec> lines, LineOptions options, @Nullable Path product)
      throws InterruptedException {
    Optional<OpenedFiles> files = OpenedFiles.claim(places.data());
    if (files.isEmpty()) {
      return lines.isEmpty() ? handedOver(product) : secondStation();
    }
    try {
      return run(lines, options, sides -> showOpened(sides, files, product));
    } finally {
      files.ifPresent(OpenedFiles::close);
    }
  }

  /// Two stations on one folder would run the same lines, with two hands on each gate.
  private int secondStation() {
    System.err.println(
        "Tenshot is open already with the data in %s: add the line in its window, or choose another folder with TENSHOT_DATA."
            .formatted(places.data()));
    return ExitCode.INPUT;
  }

  private int handedOver(@Nullable Path product) {
    try {
      OpenedFiles.handOver(places.data(), product);
      System.out.println(
          "The window that is open "
              + (product == null ? "comes to the front" : "shows " + product));
      return ExitCode.OK;
    } catch (TenshotException e) {
      System.err.println(e.sentence());
      return ExitCode.INPUT;
    }
  }

  private static void showOpened(
      SideScreens sides, Optional<OpenedFiles> files, @Nullable Path product) {
    FxBridge.Slot<Path> news =
        new FxBridge()
            .slot(
                file -> {
                  toFront();
                  if (!file.toString().isEmpty()) {
                    sides.productFile(file);
                  }
                });
    files.ifPresent(own -> own.listen(news::offer));
    if (product != null) {
      sides.productFile(product);
    }
  }

  private static void toFront() {
    List.copyOf(Window.getWindows()).stream()
        .filter(Stage.class::isInstance)
        .forEach(own -> ((Stage) own).toFront());
  }

  /// Opens the window where nobody sees it, lets the line run for a while and closes it.
  void rehearse(String profile, String source, Duration lasting) throws InterruptedException {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    attended = false;
    run(
        List.of(new LineSpec("", profile, source)),
        new LineOptions(),
        sides -> {
          PauseTransition pause =
              new PauseTransition(javafx.util.Duration.millis(lasting.toMillis()));
          pause.setOnFinished(event -> askToClose());
          pause.play();
        });
  }

  private int run(List<LineSpec> lines, LineOptions options, Consumer<SideScreens> opened)
      throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    Platform.setImplicitExit(false);
    Platform.startup(
        () -> {
          SideScreens sides = show(lines, options, closed);
          if (sides != null) {
            opened.accept(sides);
          }
        });
    closed.await();
    Platform.exit();
    return ExitCode.OK;
  }

  private static void askToClose() {
    List.copyOf(Window.getWindows())
        .forEach(each -> each.fireEvent(new WindowEvent(each, WindowEvent.WINDOW_CLOSE_REQUEST)));
  }

  private @Nullable SideScreens show(
      List<LineSpec> lines, LineOptions options, CountDownLatch closed) {
    try {
      boolean isNew = assembly.isNew() && memory.read().profile() == null;
      Theme.install();
      Strings strings = new Strings(language());
      Station station = new Station(assembly, memory, options);
      // The system may end the program without a click: at log-out, or when a service stops.
      Runtime.getRuntime().addShutdownHook(new Thread(station::close, "closing"));
      AccessDesk access = new AccessDesk(assembly, station);
      AccessViewModel people = new AccessViewModel(access, strings, new FxBridge(strings));
      AccessFrame frame = new AccessFrame(people, strings);
      LineScreens screens =
          new LineScreens(station, strings, frame::show, () -> new WhoButton(people, strings));
      boolean asks = station.begin(lines);
      screens.linesChanged();
      FxBridge.Slot<Station> news = new FxBridge().slot(now -> screens.linesChanged());
      station.whenLinesChange(() -> news.offer(station));
      SideScreens sides =
          new SideScreens(assembly, station, options, frame, people, strings, screens);
      Stage stage = new Stage();
      stage.setTitle("Tenshot");
      LeavePane question = new LeavePane(strings);
      stage.setScene(scene(frame, strings, sides, question));
      stage.setFullScreenExitKeyCombination(KeyCombination.keyCombination("F11"));
      Runnable close =
          () ->
              close(
                  () -> {
                    stage.hide();
                    frame.close();
                    screens.close();
                    sides.close();
                  },
                  () -> {
                    access.close();
                    sides.closeDesks();
                    station.close();
                    closed.countDown();
                  });
      Leaving leaving = new Leaving(station, question, close);
      stage.setOnCloseRequest(
          event -> {
            if (attended) {
              leaving.requested(event);
            } else {
              close.run();
            }
          });
      stage.show();
      if (asks && isNew) {
        sides.guideNewcomer();
      } else if (asks) {
        screens.askProfile();
      }
      return sides;
    } catch (RuntimeException e) {
      LOG.error("the window did not open", e);
      closed.countDown();
      return null;
    }
  }

  private Scene scene(AccessFrame frame, Strings strings, SideScreens sides, LeavePane question) {
    AboutPane about = new AboutPane(strings, this::about);
    Rectangle2D room = Screen.getPrimary().getVisualBounds();
    Scene scene =
        new Scene(
            new StackPane(frame, about, question),
            Math.min(WIDTH, room.getWidth()),
            Math.min(HEIGHT, room.getHeight()));
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.F1 && !question.isVisible()) {
            about.toggle();
            event.consume();
          }
        });
    ProductDrop.on(scene, sides::productFile);
    return scene;
  }

  private CompletionStage<AboutFacts> about() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return assembly.about();
          } catch (TenshotException e) {
            throw new CompletionException(e);
          }
        });
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
