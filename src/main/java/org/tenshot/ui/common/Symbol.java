package org.tenshot.ui.common;

import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// An icon that grows with the letters around it. Ikonli's own node measures in letters of its own
/// font, which depends on its size, which depends on the letters.
public final class Symbol extends Text {

  private static final String FAMILY = "Material Design Icons";

  /// @param icon of the Material Design pack
  public Symbol(Ikon icon) {
    getStyleClass().add("symbol");
    setAccessibleRole(AccessibleRole.NODE);
    show(icon);
  }

  /// Changes the icon.
  public void show(Ikon icon) {
    // Ikonli loads the font of the pack when it makes a node.
    FontIcon loaded = new FontIcon(icon);
    setStyle("-fx-font-family: '" + FAMILY + "'; -fx-font-weight: normal;");
    setText(loaded.getText());
  }
}
