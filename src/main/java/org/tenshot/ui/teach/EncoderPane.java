package org.tenshot.ui.teach;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.tenshot.ui.common.Strings;

/// Shows which encoder heads are learnt with, and lets somebody take another.
final class EncoderPane extends HBox {

  private final Strings strings;
  private final EncoderSwitch model;
  private final Label about = new Label();
  private final ComboBox<String> names = new ComboBox<>();
  private final ProgressBar progress = new ProgressBar();
  private final Button stop = new Button();
  private boolean filling;

  EncoderPane(Strings strings, EncoderSwitch model) {
    this.strings = strings;
    this.model = model;
    getStyleClass().addAll("exchange", "encoder-pane");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(USE_PREF_SIZE);
    about.setId("encoder-about");
    about.getStyleClass().add("encoder-about");
    about.setWrapText(true);
    about.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(about, Priority.ALWAYS);
    names.setId("encoder");
    names.setMinWidth(USE_PREF_SIZE);
    names.getStyleClass().add("encoder-names");
    names.valueProperty().addListener((at, before, now) -> chosen());
    progress.setId("encoder-progress");
    progress.getStyleClass().add("import-progress");
    stop.setId("encoder-stop");
    stop.getStyleClass().add("filter");
    stop.setMinWidth(USE_PREF_SIZE);
    stop.setOnAction(event -> model.stop());
    getChildren().addAll(about, progress, stop, names);
    model.progressProperty().addListener((at, before, now) -> show());
    model.encodersProperty().addListener((at, before, now) -> show());
    show();
  }

  private void chosen() {
    String name = names.getValue();
    if (!filling && name != null) {
      model.use(name);
    }
  }

  /// Takes up the language, and what has changed.
  void show() {
    Encoders encoders = model.encodersProperty().get();
    double share = model.progressProperty().get();
    boolean busy = share != EncoderSwitch.NONE;
    about.setText(
        strings.text(
            busy ? "teach.encoder.busy" : "teach.encoder.about",
            encoders.teaching(),
            encoders.line()));
    progress.setProgress(Math.max(0, share));
    stop.setText(strings.text("teach.cancel"));
    for (Node own : new Node[] {progress, stop}) {
      own.setVisible(busy);
      own.setManaged(busy);
    }
    names.setDisable(busy);
    names.setAccessibleText(strings.text("teach.encoder"));
    if (!busy) {
      filling = true;
      names.getItems().setAll(encoders.names());
      names.setValue(encoders.teaching());
      filling = false;
    }
  }
}
