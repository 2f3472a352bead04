package org.tenshot.ui.teach;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.Thumbnails;

/// The sentences that describe each class, and beside them what a change would have done.
final class PromptsPane extends GridPane {

  private final Strings strings;
  private final Prompts model;
  private final Label hint = new Label();
  private final Label others = new Label();
  private final VBox names = new VBox();
  private final TextArea sentences = new TextArea();
  private final Button keep = new Button();
  private final Button revert = new Button();
  private final TrialPane trial;
  private @Nullable ClassDescriptions chosen;
  private boolean filling;

  PromptsPane(Strings strings, Prompts model, Thumbnails thumbnails) {
    this.strings = strings;
    this.model = model;
    this.trial = new TrialPane(strings, thumbnails);
    getStyleClass().add("columns");
    trial.setId("prompts-trial");
    hint.getStyleClass().add("proof-title");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    others.getStyleClass().add("teach-hint");
    others.setWrapText(true);
    names.getStyleClass().add("prompt-classes");
    sentences.setId("sentences");
    sentences.setWrapText(true);
    sentences.getStyleClass().add("sentences");
    VBox.setVgrow(sentences, Priority.ALWAYS);
    button(keep, "keep-prompts", model::keep);
    button(revert, "revert-prompts", model::revert);
    HBox buttons = new HBox(keep, revert);
    buttons.getStyleClass().add("filters");
    VBox middle = new VBox(hint, sentences, others, buttons);
    middle.getStyleClass().addAll("column", "proof");
    for (double width : new double[] {20, 42, 38}) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(width);
      getColumnConstraints().add(column);
    }
    RowConstraints row = new RowConstraints();
    row.setVgrow(Priority.ALWAYS);
    row.setPercentHeight(100);
    getRowConstraints().add(row);
    addRow(0, names, middle, trial);
    sentences
        .textProperty()
        .addListener(
            (at, before, now) -> {
              if (!filling && chosen != null) {
                model.change(chosen.productClass(), now);
                show();
              }
            });
    model.listen(() -> fill(model.classes()));
    model.trials().trialProperty().addListener((at, before, now) -> show());
  }

  private void button(Button button, String id, Runnable task) {
    button.setId(id);
    button.getStyleClass().add("filter");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> task.run());
  }

  private void fill(List<ClassDescriptions> classes) {
    List<Node> made = new ArrayList<>();
    for (ClassDescriptions own : classes) {
      Button name = new Button(own.productClass().name());
      name.setId("prompt-" + own.productClass().name());
      name.setMaxWidth(Double.MAX_VALUE);
      name.setOnAction(event -> choose(own));
      made.add(name);
    }
    names.getChildren().setAll(made);
    ClassDescriptions before = chosen;
    choose(
        classes.stream()
            .filter(own -> before != null && own.productClass().equals(before.productClass()))
            .findFirst()
            .orElse(classes.isEmpty() ? null : classes.getFirst()));
  }

  private void choose(@Nullable ClassDescriptions own) {
    chosen = own;
    for (int i = 0; i < names.getChildren().size(); i++) {
      StyleClasses.set(
          names.getChildren().get(i),
          "button",
          "filter",
          model.classes().get(i).equals(own) ? "filter-on" : "filter-off");
    }
    filling = true;
    sentences.setText(own == null ? "" : model.text(own.productClass()));
    filling = false;
    show();
  }

  /// Takes up the language and what is known.
  void show() {
    hint.setText(
        strings.text("teach.prompts.hint", chosen == null ? "" : chosen.productClass().name()));
    others.setText(strings.text("teach.prompts.others", chosen == null ? 0 : chosen.others()));
    keep.setText(strings.text("teach.prompts.keep"));
    revert.setText(strings.text("teach.prompts.revert"));
    keep.setDisable(!model.isChanged());
    revert.setDisable(!model.isChanged());
    sentences.setDisable(chosen == null);
    trial.show(model.trials().trialProperty().get(), strings.text("teach.prompts.none"));
  }
}
