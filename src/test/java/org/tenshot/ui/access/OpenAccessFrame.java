package org.tenshot.ui.access;

import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;

/// A screen within the frame that lets people log in, with fingers for its keys.
@ExtendWith(FxTest.class)
abstract class OpenAccessFrame {

  final DemoPeople people = new DemoPeople();
  final Strings strings = new Strings(Language.ENGLISH);
  int strayKeys;
  AccessViewModel model;
  AccessFrame frame;
  WhoButton who;
  Scene scene;

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
    FxTest.run(frame::close);
  }

  boolean asking() throws Exception {
    return FxTest.onFx(() -> model.viewProperty().get().asking());
  }

  void tick() throws Exception {
    FxTest.run(model::tick);
  }

  String text(String id) throws Exception {
    return FxTest.onFx(() -> ((Labeled) scene.lookup(id)).getText());
  }

  Button name(String name) throws Exception {
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

  void press(String id) throws Exception {
    press(FxTest.onFx(() -> (Button) scene.lookup(id)));
  }

  static void press(Button button) throws Exception {
    FxTest.run(button::fire);
    settle();
  }

  void key(KeyCode code) throws Exception {
    fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    fire(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, false, false, false));
  }

  void type(String text) throws Exception {
    for (char one : text.toCharArray()) {
      String typed = String.valueOf(one);
      fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", typed, KeyCode.A, false, false, false, false));
      fire(
          new KeyEvent(
              KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED, false, false, false, false));
    }
  }

  void fire(KeyEvent event) throws Exception {
    FxTest.run(() -> Event.fireEvent(who, event));
  }

  static void settle() throws Exception {
    for (int i = 0; i < 3; i++) {
      FxTest.onFx(() -> null);
    }
  }
}
