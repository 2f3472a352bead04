package org.tenshot.ui.common;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/// The bar on top of a screen: the way back, what the screen is about, and its buttons.
public final class TitleBar extends HBox {

  private final Button back = new Button("", new Symbol(MaterialDesignA.ARROW_LEFT));
  private final Label title = new Label();

  /// @param id of the button that leads back
  /// @param leave leads back
  public TitleBar(String id, Runnable leave) {
    back.setId(id);
    back.getStyleClass().add("square-button");
    back.setOnAction(event -> leave.run());
    title.getStyleClass().add("product");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    getChildren().addAll(back, title);
    getStyleClass().add("top");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(USE_PREF_SIZE);
  }

  /// Says what the screen is about.
  ///
  /// @param back where the way back leads, for those who hear the screen
  public void speak(String back, String title) {
    this.back.setAccessibleText(back);
    this.title.setText(title);
  }

  /// Puts something at the end.
  public void add(Node more) {
    getChildren().add(more);
  }

  /// Puts something in front of the title.
  public void lead(Node more) {
    getChildren().add(getChildren().indexOf(title), more);
  }
}
