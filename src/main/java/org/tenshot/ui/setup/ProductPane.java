package org.tenshot.ui.setup;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tenshot.ui.common.Strings;

/// What the product is called, and what can be wrong with it.
final class ProductPane extends VBox {

  private final Strings strings;
  private final GuideViewModel model;
  private final Label nameTitle = new Label();
  private final TextField name = new TextField();
  private final Label goodTitle = new Label();
  private final TextField good = new TextField("good");
  private final Label defectsTitle = new Label();
  private final Label defectsHint = new Label();
  private final TextArea defects = new TextArea();
  private final Label suggestionsTitle = new Label();
  private final Label suggestions = new Label();

  ProductPane(Strings strings, GuideViewModel model) {
    this.strings = strings;
    this.model = model;
    getStyleClass().addAll("proof", "guide-card");
    for (Label title : List.of(nameTitle, goodTitle, defectsTitle, suggestionsTitle)) {
      title.getStyleClass().add("proof-title");
    }
    name.setId("guide-name");
    good.setId("guide-good");
    defects.setId("guide-defects");
    for (TextInputControl field : List.of(name, good, defects)) {
      field.getStyleClass().add("setup-field");
      field.textProperty().addListener((at, before, now) -> written());
    }
    defects.setPrefRowCount(5);
    VBox.setVgrow(defects, Priority.ALWAYS);
    defectsHint.setWrapText(true);
    defectsHint.setMinHeight(USE_PREF_SIZE);
    suggestions.setId("guide-suggestions");
    suggestions.setWrapText(true);
    suggestions.setMinHeight(USE_PREF_SIZE);
    getChildren()
        .addAll(
            nameTitle,
            name,
            goodTitle,
            good,
            defectsTitle,
            defectsHint,
            defects,
            suggestionsTitle,
            suggestions);
  }

  /// Empties the fields.
  void begin() {
    defects.clear();
    good.setText("good");
    name.clear();
  }

  /// Takes the keys.
  void take() {
    name.requestFocus();
  }

  private void written() {
    model.describe(name.getText(), good.getText(), defects.getText());
  }

  void show() {
    nameTitle.setText(strings.text("guide.name"));
    name.setPromptText(strings.text("guide.name.prompt"));
    goodTitle.setText(strings.text("guide.good"));
    defectsTitle.setText(strings.text("guide.defects"));
    defectsHint.setText(strings.text("guide.defects.hint"));
    List<String> lines = model.suggestions();
    suggestionsTitle.setText(strings.text("guide.suggestions"));
    suggestionsTitle.setVisible(!lines.isEmpty());
    suggestions.setText(String.join("\n", lines));
  }
}
