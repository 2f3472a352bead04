package org.tenshot.ui.teach;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tenshot.domain.ProductClass;
import org.tenshot.ui.common.DigitKey;
import org.tenshot.ui.common.VerdictMark;

/// A class with its key and a row that fills up to ten shots. A click labels what is chosen.
final class ShotRow extends Button {

  ShotRow(int number, ProductClass own, int shots) {
    setId("class-" + number);
    setFocusTraversable(false);
    getStyleClass().add("shot-row");
    setMaxWidth(Double.MAX_VALUE);
    Label key = new Label(DigitKey.name(number));
    key.getStyleClass().add("key");
    Label name = new Label(own.name());
    name.getStyleClass().add("shot-name");
    Label count = new Label(shots + " / " + NextStep.ENOUGH);
    count.getStyleClass().add("shot-count");
    count.setMinWidth(USE_PREF_SIZE);
    HBox gap = new HBox();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(new VerdictMark(VerdictMark.Sign.of(own.kind())), name, gap, count);
    head.getStyleClass().add("count-head");
    head.setAlignment(Pos.CENTER_LEFT);
    ProgressBar filled = new ProgressBar(Math.min(1, shots / (double) NextStep.ENOUGH));
    filled.setMaxWidth(Double.MAX_VALUE);
    filled.getStyleClass().add(shots >= NextStep.ENOUGH ? "shots-full" : "shots-few");
    VBox words = new VBox(head, filled);
    words.getStyleClass().add("shot-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox content = new HBox(key, words);
    content.getStyleClass().add("choice-content");
    content.setAlignment(Pos.CENTER_LEFT);
    content.prefWidthProperty().bind(widthProperty().subtract(28));
    setGraphic(content);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }
}
