package org.tenshot.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.access.LogIn;
import org.tenshot.access.People;
import org.tenshot.domain.Device;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.line.LineActions;
import org.tenshot.ui.line.LineFacts;
import org.tenshot.ui.line.LineScreen;
import org.tenshot.ui.line.LineViewModel;
import org.tenshot.ui.teach.TeachActions;
import org.tenshot.ui.teach.TeachScreen;

/// Somebody logs in and out.
@ExtendWith(FxTest.class)
class AccessFrameTest {

  private final DemoPeople people = new DemoPeople();
  private final Strings strings = new Strings(Language.ENGLISH);
  private int strayKeys;
  private AccessViewModel model;
  private AccessFrame frame;
  private WhoButton who;
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    model = FxTest.onFx(() -> new AccessViewModel(people, strings, new FxBridge()));
    frame = FxTest.onFx(() -> new AccessFrame(model, strings));
    who = FxTest.onFx(() -> new WhoButton(model, strings));
    scene = FxTest.onFx(() -> new Scene(frame, 1280, 800));
    FxTest.onFx(
        () -> {
          StackPane screen = new StackPane(who);
          screen.addEventFilter(KeyEvent.KEY_PRESSED, event -> strayKeys++);
          frame.show(screen);
          return screen;
        });
  }

  @AfterEach
  void close() throws Exception {
    FxTest.onFx(
        () -> {
          frame.close();
          return null;
        });
  }

  @Test
  void gloveAndPadLogInAndTheButtonSaysWhoItIs() throws Exception {
    assertThat(who.getAccessibleText()).contains("Nobody logged in").contains("Operator");
    people.answer = new LogIn.Welcome(DemoPeople.LI);
    press(who);
    press(name("Li Wei"));
    for (String key : List.of("#pad-2", "#pad-9", "#pad-9", "#log-in-erase", "#pad-0")) {
      press(key);
    }
    assertThat(text("#log-in-dots")).isEqualTo("●●●");
    press("#log-in-enter");
    assertThat(people.asked).contains("Li Wei 290");
    assertThat(asking()).isFalse();
    assertThat(who.getAccessibleText()).startsWith("Quality: Li Wei");
    press(who);
    assertThat(people.asked).endsWith("out");
    assertThat(who.getAccessibleText()).contains("Operator");
  }

  @Test
  void theKeyboardAloneDoesAsWellAndReachesNothingElse() throws Exception {
    people.answer = new LogIn.Welcome(DemoPeople.JANA);
    press(who);
    key(KeyCode.DOWN);
    type("w ä1x");
    key(KeyCode.BACK_SPACE);
    key(KeyCode.ENTER);
    settle();
    assertThat(people.asked).contains("Jana Nováková w ä1");
    assertThat(asking()).isFalse();
    assertThat(strayKeys).isZero();
    key(KeyCode.SPACE);
    assertThat(strayKeys).as("afterwards the screen has its keys again").isEqualTo(1);
  }

  @Test
  void whoIsRefusedReadsWhyAndNothingOfThePasswordStays() throws Exception {
    people.answer = new LogIn.Locked(Duration.ofSeconds(19));
    press(who);
    press(name("Olga"));
    type("123");
    key(KeyCode.ENTER);
    settle();
    assertThat(asking()).isTrue();
    assertThat(text("#log-in-problem")).contains("Wait 20 s");
    assertThat(text("#log-in-dots")).doesNotContain("●");
    key(KeyCode.ESCAPE);
    assertThat(asking()).isFalse();
  }

  @Test
  void whoGivesUpWhileItIsCheckedSeesNothingMoreOfIt() throws Exception {
    CompletableFuture<LogIn> later = new CompletableFuture<>();
    people.later = later;
    press(who);
    press(name("Olga"));
    type("1");
    key(KeyCode.ENTER);
    assertThat(text("#log-in-dots")).contains("Checking");
    type("2");
    assertThat(people.asked).filteredOn(own -> own.startsWith("Olga")).containsExactly("Olga 1");
    key(KeyCode.ESCAPE);
    later.complete(new LogIn.Wrong(Duration.ZERO));
    settle();
    assertThat(asking()).isFalse();
  }

  @Test
  void whoGoesAwayIsLoggedOutAndEveryKeyCountsAsATouch() throws Exception {
    people.there = DemoPeople.LI;
    tick();
    assertThat(people.asked).isEmpty();
    key(KeyCode.A);
    assertThat(people.asked).isNotEmpty().containsOnly("touch");
    people.gone = true;
    tick();
    assertThat(who.getAccessibleText()).contains("Operator");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void itLooksLikeThis(Language language) throws Exception {
    String code = language.name().toLowerCase(Locale.ROOT);
    FxTest.onFx(
        () -> {
          strings.use(language);
          model.ask("To choose the head that judges, log in as qa or administrator.");
          model.choose("Li Wei");
          "294857".chars().forEach(key -> model.type((char) key));
          return null;
        });
    FxTest.snapshot(scene, "access-pad-" + code);
    people.answer = new LogIn.Wrong(Duration.ofSeconds(40));
    key(KeyCode.ENTER);
    settle();
    FxTest.snapshot(scene, "access-wrong-" + code);
    assertThat(text("#log-in-problem")).contains("40");
    people.standing = new People.Standing.NotSetUp();
    FxTest.onFx(
        () -> {
          model.ask("");
          return null;
        });
    FxTest.snapshot(scene, "access-not-set-up-" + code);
    assertThat(asking()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 1920})
  void itStandsInTheTopBarsOfTheScreens(int width) throws Exception {
    people.there = DemoPeople.JANA;
    LineViewModel line = FxTest.onFx(() -> new LineViewModel(new FxBridge(), Clock.systemUTC()));
    LineScreen screen =
        FxTest.onFx(() -> new LineScreen(line, nothing(LineActions.class), strings));
    line.lineOpened(
        new LineFacts(
            "bearing",
            "Deep groove ball bearing 6204",
            List.of(),
            "rtsp://user@10.0.0.7/live",
            new Device(Device.Kind.CPU, "", false)));
    WhoButton button = FxTest.onFx(() -> new WhoButton(model, strings));
    FxTest.onFx(
        () -> {
          model.tick();
          screen.showOnTop(button);
          frame.show(screen);
          scene.setRoot(new StackPane());
          for (int i = 0; i < 5; i++) {
            model.tick();
          }
          return null;
        });
    scene = FxTest.onFx(() -> new Scene(frame, width, width * 0.625));
    settle();
    FxTest.snapshot(scene, "access-line-" + width);
    assertThat(button.getAccessibleText()).contains("Jana");
    assertThat(FxTest.onFx(() -> button.localToScene(button.getBoundsInLocal()).getMaxX()))
        .isLessThan(width);
    people.there = null;
    people.standing = new People.Standing.NotSetUp();
    TeachScreen teach = FxTest.onFx(() -> new TeachScreen(nothing(TeachActions.class), strings));
    WhoButton other = FxTest.onFx(() -> new WhoButton(model, strings));
    FxTest.onFx(
        () -> {
          teach.showOnTop(other);
          frame.show(teach);
          for (int i = 0; i < 5; i++) {
            model.tick();
          }
          return null;
        });
    FxTest.snapshot(scene, "access-teach-" + width);
    assertThat(other.getAccessibleText()).contains("anyone may change it");
    assertThat(FxTest.onFx(() -> other.localToScene(other.getBoundsInLocal()).getMaxX()))
        .isLessThanOrEqualTo(width);
    FxTest.onFx(
        () -> {
          screen.close();
          teach.close();
          return null;
        });
  }

  /// A station that nobody asks for anything.
  private static <T> T nothing(Class<T> actions) {
    return actions.cast(
        Proxy.newProxyInstance(
            actions.getClassLoader(),
            new Class<?>[] {actions},
            (proxy, method, arguments) -> new CompletableFuture<Object>()));
  }

  private boolean asking() throws Exception {
    return FxTest.onFx(() -> model.viewProperty().get().asking());
  }

  private void tick() throws Exception {
    FxTest.onFx(
        () -> {
          model.tick();
          return null;
        });
  }

  private String text(String id) throws Exception {
    return FxTest.onFx(() -> ((Labeled) scene.lookup(id)).getText());
  }

  private Button name(String name) throws Exception {
    return FxTest.onFx(
        () -> {
          // A pane that scrolls has its content only after it was styled.
          scene.getRoot().applyCss();
          scene.getRoot().layout();
          return scene.getRoot().lookupAll(".log-in-name").stream()
              .map(Button.class::cast)
              .filter(own -> own.getText().equals(name))
              .findFirst()
              .orElseThrow();
        });
  }

  private void press(String id) throws Exception {
    press(FxTest.onFx(() -> (Button) scene.lookup(id)));
  }

  private static void press(Button button) throws Exception {
    FxTest.onFx(
        () -> {
          button.fire();
          return null;
        });
    settle();
  }

  private void key(KeyCode code) throws Exception {
    fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    fire(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, false, false, false));
  }

  private void type(String text) throws Exception {
    for (char one : text.toCharArray()) {
      String typed = String.valueOf(one);
      fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", typed, KeyCode.A, false, false, false, false));
      fire(
          new KeyEvent(
              KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED, false, false, false, false));
    }
  }

  private void fire(KeyEvent event) throws Exception {
    FxTest.onFx(
        () -> {
          Event.fireEvent(who, event);
          return null;
        });
  }

  private static void settle() throws Exception {
    for (int i = 0; i < 3; i++) {
      FxTest.onFx(() -> null);
    }
  }
}
