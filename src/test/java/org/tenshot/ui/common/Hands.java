package org.tenshot.ui.common;

import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/// Hands for a scene: keys, buttons, the mouse. Not on the drawing thread, but for {@link #words}.
public record Hands(Scene scene) {

  /// Presses a key where the focus is.
  ///
  /// @param held keys such as {@link KeyCombination#SHIFT_DOWN}
  public void press(KeyCode code, KeyCombination.Modifier... held) throws Exception {
    List<KeyCombination.Modifier> all = List.of(held);
    String text = code.isDigitKey() ? code.getName() : "";
    KeyEvent event =
        new KeyEvent(
            KeyEvent.KEY_PRESSED,
            "",
            text,
            code,
            all.contains(KeyCombination.SHIFT_DOWN),
            all.contains(KeyCombination.CONTROL_DOWN),
            false,
            false);
    FxTest.run(
        () -> {
          Node focused = scene.getFocusOwner();
          Event.fireEvent(focused == null ? scene.getRoot() : focused, event);
        });
    settle();
  }

  public void fire(String id) throws Exception {
    FxTest.run(() -> ((ButtonBase) find(id)).fire());
    settle();
  }

  public void type(String id, String text) throws Exception {
    FxTest.run(() -> ((TextInputControl) find(id)).setText(text));
    settle();
  }

  /// Drags over a node, from and to shares of its width and height.
  public void drag(String id, double fromX, double fromY, double toX, double toY) throws Exception {
    mouse(id, MouseEvent.MOUSE_PRESSED, fromX, fromY);
    mouse(id, MouseEvent.MOUSE_DRAGGED, (fromX + toX) / 2, (fromY + toY) / 2);
    mouse(id, MouseEvent.MOUSE_DRAGGED, toX, toY);
    mouse(id, MouseEvent.MOUSE_RELEASED, toX, toY);
  }

  private void mouse(String id, EventType<MouseEvent> kind, double shareX, double shareY)
      throws Exception {
    FxTest.run(
        () -> {
          Node node = find(id);
          double x = node.getLayoutBounds().getWidth() * shareX;
          double y = node.getLayoutBounds().getHeight() * shareY;
          // The event is told in the scene's coordinates.
          Point2D at = node.localToScene(x, y);
          Event.fireEvent(
              node,
              new MouseEvent(
                  kind,
                  at.getX(),
                  at.getY(),
                  at.getX(),
                  at.getY(),
                  MouseButton.PRIMARY,
                  1,
                  false,
                  false,
                  false,
                  false,
                  true,
                  false,
                  false,
                  false,
                  false,
                  false,
                  new PickResult(node, at.getX(), at.getY())));
        });
  }

  public Node find(String id) {
    Node found = scene.lookup(id);
    if (found == null) {
      throw new AssertionError("nothing is called " + id);
    }
    return found;
  }

  public String text(String id) throws Exception {
    return FxTest.onFx(() -> ((Labeled) find(id)).getText());
  }

  /// What something says now; nothing while it is not there. On any thread.
  ///
  /// @param path of selectors, each below the one before
  public String words(String... path) {
    Node node = scene.getRoot();
    for (String step : path) {
      node = node == null ? null : node.lookup(step);
    }
    return node instanceof Labeled own ? own.getText() : "";
  }

  /// Until everything that was asked for has been drawn.
  public void settle() throws Exception {
    for (int i = 0; i < 3; i++) {
      FxTest.run(
          () -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
          });
    }
  }
}
