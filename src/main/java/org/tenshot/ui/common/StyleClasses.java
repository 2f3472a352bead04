package org.tenshot.ui.common;

import java.util.List;
import javafx.scene.Node;

/// Style classes that change while a screen runs.
public final class StyleClasses {

  private StyleClasses() {}

  /// Gives a node exactly these style classes. Where it has them already nothing happens: JavaFX
  /// would work out every style below it again, sixty times a second.
  public static void set(Node node, String... classes) {
    List<String> wanted = List.of(classes);
    if (!node.getStyleClass().equals(wanted)) {
      node.getStyleClass().setAll(wanted);
    }
  }
}
