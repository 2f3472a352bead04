package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenshot.app.Answers.answer;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.lines.LeavePane;

/// Somebody closes the window.
class LeavingTest extends SeveralLines {

  private final AtomicInteger closed = new AtomicInteger();
  private final Strings strings = new Strings(Language.ENGLISH);
  private final Button below = new Button("below");
  private LeavePane pane;
  private Scene scene;
  private Stage window;

  @BeforeEach
  void openWindow() throws Exception {
    pane = FxTest.onFx(() -> new LeavePane(strings));
    scene = FxTest.onFx(() -> new Scene(new StackPane(below, pane), 1280, 800));
    Leaving leaving = new Leaving(station, pane, closed::incrementAndGet);
    window =
        FxTest.onFx(
            () -> {
              Stage stage = new Stage();
              stage.setScene(scene);
              stage.setOnCloseRequest(leaving::requested);
              stage.show();
              return stage;
            });
  }

  @AfterEach
  void hideWindow() throws Exception {
    FxTest.onFx(
        () -> {
          window.hide();
          return null;
        });
  }

  @Test
  void nobodyIsAskedWhileNoLineRuns() throws Exception {
    station.begin(List.of());
    closeWindow();
    assertThat(closed).hasValue(1);
    assertThat(asks()).isFalse();
  }

  @Test
  void whoClosesTheWindowWhileALineRunsIsAskedAndTheLineRunsOn() throws Exception {
    station.begin(List.of(new LineSpec("left", "bearing", ENDLESS)));
    ready();
    StationLine line = station.lines().getFirst();
    FxTest.until("it runs", () -> runs(line));
    for (Language language : Language.values()) {
      FxTest.onFx(
          () -> {
            strings.use(language);
            below.requestFocus();
            return null;
          });
      closeWindow();
      assertThat(asks()).isTrue();
      FxTest.onFx(
          () -> {
            pane.applyCss();
            pane.layout();
            return null;
          });
      FxTest.snapshot(scene, "leave-" + language.name().toLowerCase(Locale.ROOT));
      closeWindow();
      assertThat(closed).as("impatience is no answer").hasValue(0);
      press(KeyCode.ENTER);
      assertThat(asks()).as("Enter leaves all as it is").isFalse();
      assertThat(FxTest.onFx(() -> scene.getFocusOwner())).isSameAs(below);
    }
    closeWindow();
    press(KeyCode.ESCAPE);
    assertThat(asks()).isFalse();
    assertThat(closed).hasValue(0);
    goesOn(line);

    closeWindow();
    press(KeyCode.DOWN);
    press(KeyCode.ENTER);
    assertThat(closed).hasValue(1);

    closeWindow();
    assertThat(asks()).isTrue();
    // As the hook does that the system calls: it waits for nobody's answer.
    station.close();
    assertThat(line.open()).as("the line stands and is gone").isNull();
  }

  @Test
  void aLineThatWasStoppedHoldsNobodyUp() throws Exception {
    station.begin(List.of(new LineSpec("left", "bearing", ENDLESS)));
    ready();
    StationLine line = station.lines().getFirst();
    FxTest.until("it runs", () -> runs(line));
    answer(line.actions().stop());
    closeWindow();
    assertThat(closed).hasValue(1);
  }

  private boolean asks() throws Exception {
    return FxTest.onFx(pane::isVisible);
  }

  private void closeWindow() throws Exception {
    FxTest.onFx(
        () -> {
          window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
          return null;
        });
    assertThat(FxTest.onFx(window::isShowing)).as("whoever closes it hides it").isTrue();
  }

  private void press(KeyCode code) throws Exception {
    FxTest.onFx(
        () -> {
          Node owner = scene.getFocusOwner();
          Event.fireEvent(
              owner, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
          return null;
        });
  }
}
