package org.tenshot.ui.line;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.tenshot.ui.common.FullScreen;

/// The keys of the line screen. They work wherever the focus is, because a glove hits a key more
/// surely than a place on the screen.
final class LineKeys {

  private final OperatorViewModel operator;
  private final LineScreen screen;
  private final QuestionPane question;

  LineKeys(LineScreen screen, OperatorViewModel operator, QuestionPane question) {
    this.screen = screen;
    this.operator = operator;
    this.question = question;
    screen.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    // A focused button would fire when Space is let go, after Space has already started the line.
    screen.addEventFilter(
        KeyEvent.KEY_RELEASED,
        event -> {
          if (event.getCode() == KeyCode.SPACE && !question.isVisible()) {
            event.consume();
          }
        });
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.F11) {
      FullScreen.toggle(screen.getScene());
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof Button focused) {
      focused.fire();
      event.consume();
    } else if (event.getCode() == KeyCode.N && operator.canMakeProduct()) {
      operator.newProduct();
      event.consume();
    } else if (!question.isVisible() && !event.isAltDown() && !event.isMetaDown()) {
      if (act(event)) {
        event.consume();
      }
    }
  }

  private boolean act(KeyEvent event) {
    switch (event.getCode()) {
      case SPACE -> operator.startOrStop();
      case I -> operator.trigger();
      case W -> operator.askWrong();
      case P -> operator.askProfile();
      case T -> operator.teach();
      case C -> operator.setUp();
      case H -> operator.lookBack();
      case K -> operator.challenge();
      case A -> operator.acknowledge();
      case L -> operator.askLanguage();
      case Z -> operator.undoLast();
      case LEFT -> operator.look(-1);
      case RIGHT -> operator.look(1);
      case ESCAPE -> operator.back();
      default -> {
        return false;
      }
    }
    return true;
  }
}
