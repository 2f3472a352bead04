package org.tenshot.ui.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TimeZone;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;

/// The teaching screen before a demonstration station, with fingers for its keys.
@ExtendWith(FxTest.class)
abstract class DrawnTeachScreen {

  final Strings strings = new Strings(Language.ENGLISH);
  DemoTeaching station;
  TeachScreen screen;
  Scene scene;

  @BeforeEach
  void openScreen() throws Exception {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    station = new DemoTeaching();
    screen = FxTest.onFx(() -> new TeachScreen(station, strings));
    scene = FxTest.onFx(() -> new Scene(screen, 1920, 1080));
  }

  @AfterEach
  void closeScreen() throws Exception {
    FxTest.run(screen::close);
  }

  void open() throws Exception {
    FxTest.run(screen::open);
    FxTest.onFx(() -> null);
    FxTest.onFx(() -> null);
    FxTest.run(
        () -> {
          screen.applyCss();
          screen.layout();
        });
    FxTest.until("the first picture", () -> hasPicture("#gallery-0"));
    FxTest.until("the last picture", () -> hasPicture("#gallery-30"));
  }

  private boolean hasPicture(String tile) {
    return screen.lookup(tile) instanceof Button own
        && own.lookup(".image-view") instanceof ImageView image
        && image.getImage() != null;
  }

  static void type(TextArea area, String text) throws Exception {
    FxTest.run(() -> area.setText(text));
  }

  void press(KeyCode code) throws Exception {
    key(code, false);
  }

  void shift(KeyCode code) throws Exception {
    key(code, true);
  }

  void key(KeyCode code, boolean shift) throws Exception {
    FxTest.run(
        () ->
            Event.fireEvent(
                screen,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false)));
    FxTest.onFx(() -> null);
    FxTest.run(
        () -> {
          screen.applyCss();
          screen.layout();
        });
  }

  void fireKey(KeyCode code, boolean shift) {
    Event.fireEvent(
        screen, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
  }

  void fire(String selector) throws Exception {
    FxTest.run(() -> ((Button) find(selector)).fire());
    FxTest.onFx(() -> null);
  }

  Node find(String selector) {
    Node node = screen.lookup(selector);
    assertThat(node).as(selector).isNotNull();
    return node;
  }

  String text(String selector) {
    return ((Labeled) find(selector)).getText();
  }

  String text(String outer, String inner) {
    Node node = find(outer).lookup(inner);
    assertThat(node).as(outer + " " + inner).isNotNull();
    return ((Labeled) node).getText();
  }
}
