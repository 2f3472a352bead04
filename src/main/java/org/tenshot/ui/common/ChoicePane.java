package org.tenshot.ui.common;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Asks a person to choose one of a few things, over whatever else is on the screen. Number keys
/// choose at once, arrows and Enter as well, Esc gives up.
public final class ChoicePane extends StackPane {

  private final Label title = new Label();
  private final Label explanation = new Label();
  private final StackPane picture = new StackPane();
  private final GridPane grid = new GridPane();
  private final HBox footer = new HBox();
  private final Button cancel = new Button();
  private final List<Button> buttons = new ArrayList<>();
  private final Strings strings;
  private int columns = 1;

  /// Hidden until something is asked.
  ///
  /// @param giveUp what Esc does
  public ChoicePane(Strings strings, Runnable giveUp) {
    this.strings = strings;
    getStyleClass().add("scrim");
    title.getStyleClass().add("choice-title");
    explanation.getStyleClass().add("choice-explanation");
    explanation.setWrapText(true);
    cancel.setId("cancel");
    cancel.setOnAction(event -> giveUp.run());
    getChildren().add(card());
    setVisible(false);
    addEventFilter(KeyEvent.KEY_PRESSED, event -> onKey(event, giveUp));
  }

  private VBox card() {
    VBox words = new VBox(title, explanation);
    words.getStyleClass().add("choice-words");
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox head = new HBox(words, picture);
    head.getStyleClass().add("choice-head");
    head.setMinHeight(Region.USE_PREF_SIZE);
    grid.getStyleClass().add("choice-grid");
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    footer.getStyleClass().add("choice-footer");
    footer.setAlignment(Pos.CENTER_RIGHT);
    footer.setMinHeight(Region.USE_PREF_SIZE);
    VBox card = new VBox(head, scroll, footer);
    card.getStyleClass().add("choice-card");
    card.setMaxHeight(Region.USE_PREF_SIZE);
    return card;
  }

  /// Asks.
  ///
  /// @param question the title
  /// @param more what the person should know; may be empty
  /// @param choices what there is to choose
  /// @param preselected which of them Enter takes
  /// @param shown a picture beside the question; null for none
  /// @param extra nodes beside the button that gives up
  public void ask(
      String question,
      String more,
      List<Choice> choices,
      int preselected,
      @Nullable Node shown,
      List<? extends Node> extra) {
    title.setText(question);
    explanation.setText(more);
    explanation.setManaged(!more.isEmpty());
    picture.getChildren().setAll(shown == null ? List.of() : List.of(shown));
    columns = choices.size() > 4 ? 2 : 1;
    buttons.clear();
    grid.getChildren().clear();
    for (int i = 0; i < choices.size(); i++) {
      ChoiceButton button = new ChoiceButton(i + 1, choices.get(i));
      button.prefWidthProperty().bind(grid.widthProperty().divide(columns));
      buttons.add(button);
      grid.add(button, i % columns, i / columns);
    }
    cancel.setText(strings.text("choice.cancel"));
    footer.getChildren().setAll(extra);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    footer.getChildren().addAll(gap, cancel);
    setVisible(true);
    applyCss();
    layout();
    focus(preselected);
  }

  /// Takes the question away.
  public void hide() {
    setVisible(false);
  }

  private void focus(int index) {
    if (index >= 0 && index < buttons.size() && !buttons.get(index).isDisabled()) {
      buttons.get(index).requestFocus();
    } else {
      buttons.stream()
          .filter(button -> !button.isDisabled())
          .findFirst()
          .orElse(cancel)
          .requestFocus();
    }
  }

  private void onKey(KeyEvent event, Runnable giveUp) {
    if (!isVisible()) {
      // The focus may still be in a question that was given up: its numbers mean nothing any more.
      return;
    }
    KeyCode code = event.getCode();
    int at = focused();
    switch (code) {
      case ENTER -> {
        if (event.getTarget() instanceof Button button) {
          button.fire();
        }
      }
      case ESCAPE -> giveUp.run();
      case DOWN -> focusNear(at, columns);
      case UP -> focusNear(at, -columns);
      case RIGHT -> focusNear(at, 1);
      case LEFT -> focusNear(at, -1);
      default -> {
        if (!(code.isDigitKey() || code.isKeypadKey()) || !fire(event.getText())) {
          return;
        }
      }
    }
    event.consume();
  }

  private boolean fire(String digit) {
    int number = DigitKey.number(digit);
    if (number < 1 || number > buttons.size()) {
      return false;
    }
    buttons.get(number - 1).fire();
    return true;
  }

  private int focused() {
    return getScene().getFocusOwner() instanceof Button owner ? buttons.indexOf(owner) : -1;
  }

  private void focusNear(int at, int step) {
    for (int i = at + step; i >= 0 && i < buttons.size(); i += step) {
      if (!buttons.get(i).isDisabled()) {
        buttons.get(i).requestFocus();
        return;
      }
    }
    if (step > 0) {
      cancel.requestFocus();
    } else if (at < 0 && !buttons.isEmpty()) {
      focus(buttons.size() - 1);
    }
  }
}
