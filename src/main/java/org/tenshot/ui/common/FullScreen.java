package org.tenshot.ui.common;

import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;

/// A window that fills the screen, as a station's usually does.
public final class FullScreen {

  private FullScreen() {}

  /// Fills the screen with the window, or gives it its frame back. Esc is left for giving up.
  public static void toggle(Scene scene) {
    if (scene.getWindow() instanceof Stage stage) {
      stage.setFullScreenExitHint("");
      stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
      stage.setFullScreen(!stage.isFullScreen());
    }
  }
}
