package org.tenshot.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.access.LogIn;
import org.tenshot.access.People;
import org.tenshot.domain.Device;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.line.LineActions;
import org.tenshot.ui.line.LineFacts;
import org.tenshot.ui.line.LineScreen;
import org.tenshot.ui.line.LineViewModel;
import org.tenshot.ui.teach.TeachActions;
import org.tenshot.ui.teach.TeachScreen;

/// Draws what people see who log in.
class AccessPicturesTest extends OpenAccessFrame {

  @ParameterizedTest
  @EnumSource(Language.class)
  void itLooksLikeThis(Language language) throws Exception {
    String code = language.name().toLowerCase(Locale.ROOT);
    FxTest.run(
        () -> {
          strings.use(language);
          model.ask("To choose the head that judges, log in as qa or administrator.");
          model.choose("Li Wei");
          "294857".chars().forEach(key -> model.type((char) key));
        });
    FxTest.snapshot(scene, "access-pad-" + code);
    people.answer = new LogIn.Wrong(Duration.ofSeconds(40));
    key(KeyCode.ENTER);
    settle();
    FxTest.snapshot(scene, "access-wrong-" + code);
    assertThat(text("#log-in-problem")).contains("40");
    people.standing = new People.Standing.NotSetUp();
    FxTest.run(() -> model.ask(""));
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
    FxTest.run(
        () -> {
          model.tick();
          screen.showOnTop(button);
          frame.show(screen);
          scene.setRoot(new StackPane());
          for (int i = 0; i < 5; i++) {
            model.tick();
          }
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
    FxTest.run(
        () -> {
          teach.showOnTop(other);
          frame.show(teach);
          for (int i = 0; i < 5; i++) {
            model.tick();
          }
        });
    FxTest.snapshot(scene, "access-teach-" + width);
    assertThat(other.getAccessibleText()).contains("anyone may change it");
    assertThat(FxTest.onFx(() -> other.localToScene(other.getBoundsInLocal()).getMaxX()))
        .isLessThanOrEqualTo(width);
    FxTest.run(
        () -> {
          screen.close();
          teach.close();
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
}
