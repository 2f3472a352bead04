package org.tenshot.ui.common;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/// One choice as a button that a glove can hit, with its number where a key reaches it.
final class ChoiceButton extends Button {

  ChoiceButton(int number, Choice choice) {
    getStyleClass().add("choice");
    setMaxWidth(Double.MAX_VALUE);
    setAlignment(Pos.CENTER_LEFT);
    HBox content = new HBox();
    content.getStyleClass().add("choice-content");
    content.setAlignment(Pos.CENTER_LEFT);
    if (!DigitKey.name(number).isEmpty()) {
      Label key = new Label(DigitKey.name(number));
      key.getStyleClass().add("key");
      content.getChildren().add(key);
    }
    if (choice.sign() != null) {
      content.getChildren().add(new VerdictMark(choice.sign()));
    }
    VBox words = words(choice);
    HBox.setHgrow(words, Priority.ALWAYS);
    content.getChildren().add(words);
    setGraphic(content);
    setAccessibleText(choice.title());
    setDisable(!choice.problem().isEmpty());
    setOnAction(event -> choice.choose().run());
  }

  private VBox words(Choice choice) {
    Label title = new Label(choice.title());
    title.getStyleClass().add("choice-name");
    VBox words = new VBox(title);
    words.setAlignment(Pos.CENTER_LEFT);
    if (!choice.detail().isEmpty()) {
      Label detail = new Label(choice.detail());
      detail.getStyleClass().add("choice-detail");
      words.getChildren().add(detail);
    }
    if (!choice.problem().isEmpty()) {
      // A label that wraps does not know its height before its width; a text is told its width.
      Text problem = new Text(choice.problem());
      problem.getStyleClass().add("choice-problem");
      problem.wrappingWidthProperty().bind(widthProperty().multiply(0.85));
      words.getChildren().add(problem);
    }
    return words;
  }
}
