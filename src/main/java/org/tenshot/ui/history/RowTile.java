package org.tenshot.ui.history;

import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tenshot.domain.Inspection;
import org.tenshot.ui.common.PicturePlace;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.Thumbnails;
import org.tenshot.ui.common.VerdictMark;

/// One inspection of the list: its picture, what was said of it, how like it is, and what a person
/// says to that.
final class RowTile extends Button {

  private final Strings strings;
  private final Label none = new Label();
  private final PicturePlace image;
  private final VerdictMark mark = new VerdictMark(VerdictMark.Sign.WAITING);
  private final Label words = new Label();
  private final Label said = new Label();

  /// @param choose is told the number of the tile
  RowTile(Strings strings, Thumbnails thumbnails, int number, IntConsumer choose) {
    this.strings = strings;
    this.image = new PicturePlace(thumbnails, Thumbnails.SMALL);
    setId("row-" + number);
    setFocusTraversable(false);
    none.getStyleClass().add("gallery-words");
    none.setWrapText(true);
    StackPane place = new StackPane(none, image, said);
    place.getStyleClass().addAll("tile-picture", "gallery-picture");
    StackPane.setAlignment(said, Pos.TOP_LEFT);
    image.fill(place);
    said.getStyleClass().add("gallery-label");
    words.getStyleClass().add("gallery-words");
    HBox foot = new HBox(mark, words);
    foot.getStyleClass().add("tile-foot");
    foot.setAlignment(Pos.CENTER_LEFT);
    setGraphic(new VBox(place, foot));
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setOnAction(event -> choose.accept(number));
  }

  void show(Found found, boolean cursor, Marks.Mark marked) {
    Inspection own = found.row().inspection();
    VerdictMark.Sign sign = VerdictMark.Sign.of(own.verdict().kind());
    mark.show(sign);
    String verdict = strings.text("verdict." + sign.slug());
    words.setText(
        own.verdict().className().isEmpty()
            ? verdict
            : own.verdict().className() + " " + strings.percent(own.sureness(), 0));
    String sentence =
        switch (marked) {
          case LIKE -> strings.text("history.like");
          case UNLIKE -> strings.text("history.unlike");
          case NONE -> strings.number(found.likeness(), 3);
        };
    said.setText(sentence);
    said.setVisible(Double.isFinite(found.likeness()) || marked != Marks.Mark.NONE);
    StyleClasses.set(
        this, "button", "tile", "gallery-tile", cursor ? "gallery-cursor" : "gallery-rest");
    setAccessibleText(
        strings.text("history.tile", found.row().id(), verdict, own.verdict().className()));
    none.setText(found.row().pictureHash() == null ? strings.text("history.no-picture") : "");
    image.show(found.row().pictureHash());
  }
}
