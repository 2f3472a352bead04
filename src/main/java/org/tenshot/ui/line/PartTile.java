package org.tenshot.ui.line;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.VerdictMark;

/// One part of the strip: its picture, the shape and colour of its verdict, and its number.
final class PartTile extends Button {

  private final Strings strings;
  private final ImageView image = new ImageView();
  private final VerdictMark mark = new VerdictMark(VerdictMark.Sign.WAITING);
  private final Label number = new Label();
  private final StackPane place = new StackPane(image);
  private @Nullable Part shown;

  PartTile(Strings strings, Consumer<Part> choose) {
    this.strings = strings;
    image.setPreserveRatio(true);
    place.getStyleClass().add("tile-picture");
    place.setMinSize(0, 0);
    place.setPrefSize(0, 0);
    image.fitWidthProperty().bind(place.widthProperty());
    image.fitHeightProperty().bind(place.heightProperty());
    VBox.setVgrow(place, Priority.ALWAYS);
    number.getStyleClass().add("tile-number");
    HBox foot = new HBox(mark, number);
    foot.getStyleClass().add("tile-foot");
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.setMinHeight(USE_PREF_SIZE);
    VBox content = new VBox(place, foot);
    content.prefWidthProperty().bind(widthProperty());
    content.prefHeightProperty().bind(heightProperty());
    setGraphic(content);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setOnAction(
        event -> {
          if (shown != null) {
            choose.accept(shown);
          }
        });
    clear();
  }

  void show(Part part, @Nullable Image thumbnail, boolean chosen) {
    VerdictMark.Sign sign = VerdictMark.Sign.of(part.kind());
    mark.show(sign);
    mark.setVisible(true);
    number.setText(part.label());
    image.setImage(thumbnail);
    StyleClasses.set(
        this, "button", "tile", "tile-" + sign.slug(), chosen ? "tile-chosen" : "tile-plain");
    setAccessibleText(
        strings.text(
            "strip.tile", part.label(), strings.text("verdict." + sign.slug()), part.className()));
    setDisable(false);
    shown = part;
  }

  void clear() {
    shown = null;
    image.setImage(null);
    number.setText("");
    mark.setVisible(false);
    StyleClasses.set(this, "button", "tile", "tile-empty");
    setDisable(true);
  }

  /// Pixels of a letter, by which the strip measures.
  double letter() {
    return number.getFont().getSize();
  }
}
