package org.tenshot.ui.access;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.tenshot.access.People;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.Symbol;

/// Names to choose from and a pad of large keys, for gloves; over whatever else is on the screen.
/// Passwords with letters are typed on the keyboard.
final class LogInPane extends StackPane {

  private final AccessViewModel model;
  private final Strings strings;
  private final Label title = new Label();
  private final Label explanation = new Label();
  private final VBox names = new VBox();
  private final Label dots = new Label();
  private final Label problem = new Label();
  private final HBox body;
  private final Button enter = new Button("", new Symbol(MaterialDesignL.LOGIN));
  private final Button erase = new Button("", new Symbol(MaterialDesignB.BACKSPACE));
  private final Button cancel = new Button();
  private List<String> shown = List.of();

  LogInPane(AccessViewModel model, Strings strings) {
    this.model = model;
    this.strings = strings;
    getStyleClass().add("scrim");
    title.getStyleClass().add("choice-title");
    explanation.getStyleClass().add("choice-explanation");
    explanation.setWrapText(true);
    body = new HBox(people(), pad());
    body.getStyleClass().add("log-in");
    cancel.setId("log-in-cancel");
    cancel.setOnAction(event -> model.giveUp());
    cancel.setFocusTraversable(false);
    HBox footer = new HBox(cancel);
    footer.getStyleClass().add("choice-footer");
    footer.setAlignment(Pos.CENTER_RIGHT);
    VBox words = new VBox(title, explanation);
    words.getStyleClass().add("choice-words");
    VBox card = new VBox(words, body, footer);
    card.getStyleClass().addAll("choice-card", "log-in-card");
    card.setMaxHeight(Region.USE_PREF_SIZE);
    getChildren().add(card);
    model.viewProperty().addListener((at, before, now) -> show(now));
    strings.languageProperty().addListener((at, before, now) -> show(model.viewProperty().get()));
    show(model.viewProperty().get());
  }

  private Node people() {
    names.getStyleClass().add("log-in-names");
    ScrollPane scroll = new ScrollPane(names);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("log-in-scroll");
    return scroll;
  }

  private Node pad() {
    dots.getStyleClass().add("log-in-dots");
    dots.setId("log-in-dots");
    dots.setMaxWidth(Double.MAX_VALUE);
    problem.getStyleClass().add("log-in-problem");
    problem.setId("log-in-problem");
    problem.setWrapText(true);
    GridPane keys = new GridPane();
    keys.getStyleClass().add("log-in-keys");
    for (int digit = 1; digit <= 9; digit++) {
      keys.add(digit(digit), (digit - 1) % 3, (digit - 1) / 3);
    }
    erase.setId("log-in-erase");
    erase.setOnAction(event -> model.erase());
    enter.setId("log-in-enter");
    enter.setOnAction(event -> model.enter());
    StyleClasses.set(erase, "button", "pad-key");
    StyleClasses.set(enter, "button", "pad-key", "pad-enter");
    erase.setFocusTraversable(false);
    enter.setFocusTraversable(false);
    keys.add(erase, 0, 3);
    keys.add(digit(0), 1, 3);
    keys.add(enter, 2, 3);
    VBox pad = new VBox(dots, problem, keys);
    pad.getStyleClass().add("log-in-pad");
    return pad;
  }

  private Button digit(int digit) {
    Button key = new Button(Integer.toString(digit));
    key.setId("pad-" + digit);
    key.setFocusTraversable(false);
    StyleClasses.set(key, "button", "pad-key");
    key.setOnAction(event -> model.type((char) ('0' + digit)));
    return key;
  }

  private void show(AccessView view) {
    setVisible(view.asking());
    if (!view.asking()) {
      return;
    }
    boolean canLogIn = view.who().standing() instanceof People.Standing.SetUp;
    body.setVisible(canLogIn);
    body.setManaged(canLogIn);
    title.setText(strings.text(canLogIn ? "access.title" : "access.set-up.title"));
    explanation.setText(explanation(view));
    cancel.setText(strings.text("choice.cancel"));
    erase.setAccessibleText(strings.text("access.erase"));
    enter.setAccessibleText(strings.text("access.title"));
    showNames(view.name());
    dots.setText(
        view.busy()
            ? strings.text("access.busy")
            : view.typed() == 0
                ? strings.text("access.pin")
                : "●".repeat(Math.min(view.typed(), 16)));
    StyleClasses.set(
        dots, "label", "log-in-dots", view.typed() == 0 ? "log-in-dots-none" : "log-in-dots-some");
    problem.setText(view.problem());
    enter.setDisable(view.busy() || view.typed() == 0 || view.name().isEmpty());
  }

  private String explanation(AccessView view) {
    return switch (view.who().standing()) {
      case People.Standing.NotSetUp none -> strings.text("access.set-up.explanation");
      case People.Standing.Unreadable(String sentence) -> sentence;
      case People.Standing.SetUp all ->
          view.why().isEmpty() ? strings.text("access.explanation") : view.why();
    };
  }

  private void showNames(String chosen) {
    List<String> now = model.names();
    if (!now.equals(shown)) {
      shown = now;
      names.getChildren().setAll(now.stream().map(this::name).toList());
    }
    for (int i = 0; i < shown.size(); i++) {
      StyleClasses.set(
          names.getChildren().get(i),
          "button",
          "log-in-name",
          shown.get(i).equals(chosen) ? "log-in-chosen" : "log-in-other");
    }
  }

  private Button name(String name) {
    Button button = new Button(name);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setFocusTraversable(false);
    button.setOnAction(event -> model.choose(name));
    return button;
  }
}
