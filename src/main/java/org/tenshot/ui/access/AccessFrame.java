package org.tenshot.ui.access;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Theme;

/// What stands around every screen: the log-in comes over it, and whoever leaves it untouched for
/// long enough is logged out. F12 logs in and out wherever somebody is. While the log-in is there
/// all keys are its own.
public final class AccessFrame extends StackPane implements AutoCloseable {

  private final AccessViewModel model;
  private final LogInPane pane;
  private final Timeline ticking;

  /// On the drawing thread, after {@link Theme#install()}.
  public AccessFrame(AccessViewModel model, Strings strings) {
    this.model = model;
    this.pane = new LogInPane(model, strings);
    Theme.dress(this, strings);
    getChildren().add(pane);
    addEventFilter(KeyEvent.ANY, this::key);
    addEventFilter(MouseEvent.MOUSE_PRESSED, event -> model.touch());
    addEventFilter(MouseEvent.MOUSE_MOVED, event -> model.touch());
    addEventFilter(TouchEvent.TOUCH_PRESSED, event -> model.touch());
    ticking = new Timeline(new KeyFrame(Duration.seconds(1), event -> model.tick()));
    ticking.setCycleCount(Animation.INDEFINITE);
    ticking.play();
  }

  /// Puts a screen into the frame, in place of the one before.
  public void show(Parent screen) {
    getChildren().setAll(screen, pane);
    screen.requestFocus();
  }

  /// Ends the ticking; before the window goes.
  @Override
  public void close() {
    ticking.stop();
  }

  private void key(KeyEvent event) {
    model.touch();
    if (!pane.isVisible()) {
      if (event.getEventType().equals(KeyEvent.KEY_PRESSED) && event.getCode() == KeyCode.F12) {
        model.askOrLogOut();
        event.consume();
      }
      return;
    }
    if (event.getEventType().equals(KeyEvent.KEY_PRESSED)) {
      pressed(event.getCode());
    } else if (event.getEventType().equals(KeyEvent.KEY_TYPED)) {
      event.getCharacter().chars().filter(key -> key >= ' ' && key != 127).forEach(this::typed);
    }
    event.consume();
  }

  private void typed(int key) {
    model.type((char) key);
  }

  private void pressed(KeyCode code) {
    switch (code) {
      case ESCAPE -> model.giveUp();
      case ENTER -> model.enter();
      case BACK_SPACE, DELETE -> model.erase();
      case UP -> model.chooseNext(-1);
      case DOWN, TAB -> model.chooseNext(1);
      default -> {
        // A character comes as a typed event of its own.
      }
    }
  }
}
