package org.tenshot.ui.teach;

import java.util.function.BiConsumer;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenshot.ui.common.PicturePlace;
import org.tenshot.ui.common.Rings;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.Thumbnails;
import org.tenshot.ui.common.VerdictMark;

/// One frame of the gallery: its picture, what was said of it, and the label that it bears.
final class GalleryTile extends Button {

  private final Strings strings;
  private final PicturePlace image;
  private final VerdictMark mark = new VerdictMark(VerdictMark.Sign.WAITING);
  private final Label words = new Label();
  private final Label label = new Label();
  private final Rings rings = new Rings();
  private @Nullable Places places;

  /// @param choose is told the item and whether the others stay chosen
  GalleryTile(
      Strings strings, Thumbnails thumbnails, int number, BiConsumer<Integer, Boolean> choose) {
    this.strings = strings;
    this.image = new PicturePlace(thumbnails, Thumbnails.SMALL);
    setId("gallery-" + number);
    setFocusTraversable(false);
    rings.setManaged(false);
    StackPane place = new StackPane(image, rings, label);
    place.layoutBoundsProperty().addListener((at, before, now) -> placeRings(now));
    place.getStyleClass().addAll("tile-picture", "gallery-picture");
    StackPane.setAlignment(label, Pos.TOP_LEFT);
    image.fill(place);
    label.getStyleClass().add("gallery-label");
    words.getStyleClass().add("gallery-words");
    HBox foot = new HBox(mark, words);
    foot.getStyleClass().add("tile-foot");
    foot.setAlignment(Pos.CENTER_LEFT);
    setGraphic(new VBox(place, foot));
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setOnMouseClicked(event -> choose.accept(number, event.isControlDown() || event.isShiftDown()));
  }

  void show(GalleryItem item, boolean cursor, boolean selected) {
    VerdictMark.Sign sign = VerdictMark.Sign.of(item.verdict());
    mark.show(sign);
    words.setText(item.className() + " " + strings.percent(item.sureness(), 0));
    String given = item.label();
    label.setText(given == null ? "" : given);
    label.setVisible(given != null);
    StyleClasses.set(
        this,
        "button",
        "tile",
        "gallery-tile",
        selected ? "tile-chosen" : "tile-plain",
        cursor ? "gallery-cursor" : "gallery-rest");
    setAccessibleText(
        strings.text(
            "teach.tile",
            item.inspection(),
            strings.text("verdict." + sign.slug()),
            item.className(),
            given == null ? strings.text("teach.tile.unlabelled") : given));
    if (image.show(item.picture())) {
      places = null;
      rings.show(null);
    }
  }

  /// Rings the places that speak against the frame, if it is still the one that is shown.
  void ring(GalleryItem item, Places found) {
    if (item.picture().equals(image.hash())) {
      places = found;
      rings.show(found.heat());
      placeRings(image.getParent().getLayoutBounds());
    }
  }

  /// The picture lies in the middle, as large as its proportions allow.
  private void placeRings(Bounds room) {
    Places own = places;
    if (own != null) {
      double scale = Math.min(room.getWidth() / own.width(), room.getHeight() / own.height());
      double left = (room.getWidth() - own.width() * scale) / 2;
      double top = (room.getHeight() - own.height() * scale) / 2;
      rings.place(
          left + own.box().x() * scale,
          top + own.box().y() * scale,
          own.box().width() * scale,
          own.box().height() * scale);
    }
  }
}
