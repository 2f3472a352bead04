package org.tenshot.ui.teach;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenshot.ui.common.PicturePlace;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Thumbnails;

/// Shots that look like another class, each beside the shots most like it: mostly it is the label
/// that is wrong, and one click corrects it.
final class DoubtsPane extends VBox {

  private static final int SHOWN = 12;

  private final Strings strings;
  private final TeachViewModel model;
  private final Thumbnails thumbnails;
  private final Label title = new Label();
  private final VBox rows = new VBox();
  private @Nullable List<HeadProof.Doubt> shown;

  DoubtsPane(Strings strings, TeachViewModel model, Thumbnails thumbnails) {
    this.strings = strings;
    this.model = model;
    this.thumbnails = thumbnails;
    getStyleClass().add("column");
    title.getStyleClass().add("proof-title");
    title.setWrapText(true);
    rows.getStyleClass().add("version-rows");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("gallery-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(title, scroll);
  }

  void show(@Nullable HeadProof proof) {
    List<HeadProof.Doubt> doubts = proof == null ? List.of() : proof.doubts();
    title.setText(
        strings.text(doubts.isEmpty() ? "teach.doubts.none" : "teach.doubts", doubts.size()));
    if (doubts.equals(shown)) {
      return;
    }
    shown = doubts;
    List<Node> made = new ArrayList<>();
    for (HeadProof.Doubt doubt : doubts.subList(0, Math.min(SHOWN, doubts.size()))) {
      made.add(row(doubt));
    }
    rows.getChildren().setAll(made);
  }

  private Node row(HeadProof.Doubt doubt) {
    Label words =
        new Label(
            strings.text(
                "teach.doubt",
                doubt.label(),
                doubt.looksLike(),
                strings.percent(doubt.probability(), 0)));
    words.setWrapText(true);
    Button correct = new Button(strings.text("teach.relabel", doubt.looksLike()));
    correct.setId("relabel-" + doubt.shot());
    correct.getStyleClass().add("filter");
    correct.setOnAction(event -> model.relabel(doubt));
    VBox text = new VBox(words, correct);
    text.getStyleClass().add("shot-words");
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(picture(doubt.picture(), doubt.label(), "doubt-own"), text);
    row.getStyleClass().add("version-row");
    row.setAlignment(Pos.CENTER_LEFT);
    for (HeadProof.Near near : doubt.nearest()) {
      row.getChildren().add(picture(near.picture(), near.label(), "doubt-near"));
    }
    return row;
  }

  private VBox picture(String hash, String label, String style) {
    PicturePlace image = new PicturePlace(thumbnails, Thumbnails.SMALL);
    image.setFitWidth(96);
    image.setFitHeight(96);
    image.show(hash);
    Label name = new Label(label);
    name.getStyleClass().add("choice-detail");
    VBox box = new VBox(image, name);
    box.setAlignment(Pos.CENTER);
    box.setMinWidth(100);
    box.getStyleClass().add(style);
    return box;
  }
}
