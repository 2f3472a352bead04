package org.tenshot.ui.setup;

import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.tenshot.ui.common.FxTest;

/// Hands for a scene: keys, buttons, the mouse.
record Desk(Scene scene) {

  void press(KeyCode code, boolean shift, boolean control) throws Exception {
    FxTest.onFx(
        () -> {
          Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
          Event.fireEvent(
              target,
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
          return null;
        });
    settle();
  }

  void press(KeyCode code) throws Exception {
    press(code, false, false);
  }

  void fire(String id) throws Exception {
    FxTest.onFx(
        () -> {
          ((Button) find(id)).fire();
          return null;
        });
    settle();
  }

  /// Drags over a node, from and to shares of its width and height.
  void drag(String id, double fromX, double fromY, double toX, double toY) throws Exception {
    mouse(id, MouseEvent.MOUSE_PRESSED, fromX, fromY);
    mouse(id, MouseEvent.MOUSE_DRAGGED, (fromX + toX) / 2, (fromY + toY) / 2);
    mouse(id, MouseEvent.MOUSE_DRAGGED, toX, toY);
    mouse(id, MouseEvent.MOUSE_RELEASED, toX, toY);
  }

  private void mouse(
      String id, javafx.event.EventType<MouseEvent> kind, double shareX, double shareY)
      throws Exception {
    FxTest.onFx(
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
          return null;
        });
  }

  Node find(String id) {
    Node found = scene.lookup(id);
    if (found == null) {
      throw new AssertionError("nothing is called " + id);
    }
    return found;
  }

  String text(String id) throws Exception {
    return FxTest.onFx(() -> ((Labeled) find(id)).getText());
  }

  /// Until everything that was asked for has been drawn.
  void settle() throws Exception {
    for (int i = 0; i < 3; i++) {
      FxTest.onFx(
          () -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return null;
          });
    }
  }
}
