package org.tenshot.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenshot.access.People;
import org.tenshot.domain.Device;
import org.tenshot.domain.Fault;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Recording;
import org.tenshot.domain.Saying;
import org.tenshot.inspect.Cautions;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.line.LineActions;
import org.tenshot.ui.line.LineFacts;
import org.tenshot.ui.line.LineScreen;
import org.tenshot.ui.line.LineViewModel;

/// The top bar of a line in a window as large as the program opens it, with all that it can hold.
class NarrowTopBarTest extends OpenAccessFrame {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  private final Cautions cautions = new Cautions();
  private LineViewModel line;
  private LineScreen screen;

  @BeforeEach
  void openLine() throws Exception {
    line = FxTest.onFx(() -> new LineViewModel(new FxBridge(), Clock.systemUTC()));
    screen = FxTest.onFx(() -> new LineScreen(line, nothing(), strings));
  }

  @AfterEach
  void closeScreen() throws Exception {
    FxTest.onFx(
        () -> {
          screen.close();
          return null;
        });
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void nothingThatMattersIsCutAndNothingHangsOut(Language language) throws Exception {
    people.standing = new People.Standing.NotSetUp();
    FxTest.onFx(
        () -> {
          strings.use(language);
          return null;
        });
    open("Deep groove ball bearing 6204");
    cautions.raise(
        LineEvent.Kind.CHALLENGE, new Cautions.Caution(Saying.english("Held for a test."), true));
    line.recordingChanged(
        new Recording(Recording.Kind.BEHIND, Saying.english("The disk is slow."), 1340));
    FxTest.onFx(
        () -> {
          screen.belongsTo("press-2", () -> {});
          return null;
        });
    settle();
    draw("access-narrow-" + language.name().toLowerCase(Locale.ROOT));
    whole("#chip-line .chip-value");
    whole("#chip-recording .chip-value");
    assertThat(rightEdge("#full-screen")).isLessThanOrEqualTo(WIDTH);
    assertThat(product()).startsWith("D").endsWith("4");
    assertThat(tells("#chip-device")).isFalse();
    assertThat(tells("#chip-camera")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void anOrdinaryLineShowsTheDigitsOfItsProduct(Language language) throws Exception {
    people.there = DemoPeople.JANA;
    FxTest.onFx(
        () -> {
          model.tick();
          strings.use(language);
          return null;
        });
    open("Deep groove ball bearing with two shields and lifetime grease 6204-2Z");
    draw("access-narrow-well-" + language.name().toLowerCase(Locale.ROOT));
    whole("#chip-line .chip-value");
    whole("#chip-recording .chip-value");
    assertThat(product()).startsWith("Deep").contains("...").endsWith("6204-2Z");
    assertThat(rightEdge("#full-screen")).isLessThanOrEqualTo(WIDTH);
    line.sourceChanged(new Fault(Fault.Code.SOURCE_LOST, "The camera is gone: plug it in."));
    line.stateChanged(LineState.FAULT, Saying.english("The camera is gone: plug it in."));
    settle();
    draw("access-narrow-lost-" + language.name().toLowerCase(Locale.ROOT));
    assertThat(tells("#chip-camera")).as("what does not work is said").isTrue();
    whole("#chip-camera .chip-value");
    assertThat(rightEdge("#full-screen")).isLessThanOrEqualTo(WIDTH);
  }

  private boolean tells(String chip) throws Exception {
    return FxTest.onFx(() -> scene.lookup(chip + " .chip-value").getParent().isVisible());
  }

  private void open(String product) throws Exception {
    line.lineOpened(
        new LineFacts(
            "bearing",
            product,
            List.of(),
            "rtsp://user@10.0.0.7/live",
            new Device(Device.Kind.CUDA, "NVIDIA RTX 2000, proven by a run", false)),
        cautions);
    line.stateChanged(LineState.STARTING, "");
    line.stateChanged(LineState.RUNNING, "");
    FxTest.onFx(
        () -> {
          screen.showOnTop(who);
          frame.show(screen);
          scene.setRoot(new StackPane());
          for (int i = 0; i < 5; i++) {
            model.tick();
          }
          return null;
        });
    scene = FxTest.onFx(() -> new Scene(frame, WIDTH, HEIGHT));
    settle();
  }

  private void draw(String name) throws Exception {
    FxTest.onFx(
        () -> {
          for (int i = 0; i < 4; i++) {
            frame.applyCss();
            frame.layout();
          }
          return null;
        });
    FxTest.snapshot(scene, name);
  }

  private void whole(String id) throws Exception {
    assertThat(shown(id)).isEqualTo(FxTest.onFx(() -> ((Label) scene.lookup(id)).getText()));
  }

  private String product() throws Exception {
    return shown("#product-name");
  }

  /// What a label shows of its text.
  private String shown(String id) throws Exception {
    return FxTest.onFx(() -> ((Text) scene.lookup(id).lookup(".text")).getText());
  }

  private double rightEdge(String id) throws Exception {
    Node node = FxTest.onFx(() -> scene.lookup(id));
    return FxTest.onFx(() -> node.localToScene(node.getBoundsInLocal()).getMaxX());
  }

  /// A station that nobody asks for anything.
  private static LineActions nothing() {
    return (LineActions)
        Proxy.newProxyInstance(
            LineActions.class.getClassLoader(),
            new Class<?>[] {LineActions.class},
            (proxy, method, arguments) -> new CompletableFuture<Object>());
  }
}
