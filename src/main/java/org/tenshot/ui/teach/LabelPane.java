package org.tenshot.ui.teach;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Verdict;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.Thumbnails;

/// The gallery of recent frames, and the classes that they can be labelled with.
final class LabelPane extends BorderPane {

  private final Strings strings;
  private final TeachViewModel model;
  private final Thumbnails thumbnails;
  private final GalleryRings rings;
  private final FlowPane gallery = new FlowPane();
  private final ScrollPane scroll = new ScrollPane(gallery);
  private final HBox filters = new HBox();
  private final VBox classes = new VBox();
  private final Label hint = new Label();
  private final ExchangePane exchange;
  private final List<GalleryTile> tiles = new ArrayList<>();

  LabelPane(
      Strings strings,
      TeachViewModel model,
      Exchange shots,
      Thumbnails thumbnails,
      GalleryRings rings) {
    this.strings = strings;
    this.model = model;
    this.thumbnails = thumbnails;
    this.rings = rings;
    this.exchange = new ExchangePane(strings, shots);
    getStyleClass().add("teach-label");
    gallery.getStyleClass().add("gallery");
    filters.getStyleClass().add("filters");
    filters.setAlignment(Pos.CENTER_LEFT);
    classes.getStyleClass().add("shot-rows");
    hint.getStyleClass().add("teach-hint");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("gallery-scroll");
    VBox left = new VBox(filters, scroll);
    left.getStyleClass().add("column");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    ScrollPane rows = new ScrollPane(classes);
    rows.setFitToWidth(true);
    rows.setFocusTraversable(false);
    rows.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    rows.getStyleClass().add("gallery-scroll");
    VBox.setVgrow(rows, Priority.SOMETIMES);
    VBox right = new VBox(rows, exchange, hint);
    right.getStyleClass().addAll("column", "shot-column");
    setCenter(left);
    setRight(right);
    setMinHeight(0);
  }

  void show(TeachView view) {
    showFilters(view.filter());
    showClasses(view.facts());
    hint.setText(strings.text("teach.label.keys"));
    exchange.speak();
    while (tiles.size() < view.items().size()) {
      tiles.add(new GalleryTile(strings, thumbnails, tiles.size(), model::choose));
    }
    for (int i = 0; i < view.items().size(); i++) {
      tiles.get(i).show(view.items().get(i), view.cursor() == i, view.selected().contains(i));
    }
    if (view.cursor() >= 0) {
      GalleryTile tile = tiles.get(view.cursor());
      GalleryItem item = view.items().get(view.cursor());
      rings.look(item, places -> tile.ring(item, places));
    }
    List<? extends Node> shown = tiles.subList(0, view.items().size());
    if (!gallery.getChildren().equals(shown)) {
      gallery.getChildren().setAll(shown);
    }
  }

  /// How many tiles lie side by side, for the keys up and down.
  int columns() {
    if (tiles.isEmpty() || tiles.getFirst().getWidth() <= 0) {
      return 1;
    }
    double tile = tiles.getFirst().getWidth() + gallery.getHgap();
    return Math.max(1, (int) ((gallery.getWidth() + gallery.getHgap()) / tile));
  }

  /// Brings the tile that the cursor is on into view.
  void reveal(int cursor) {
    if (cursor >= 0 && cursor < tiles.size()) {
      double height = gallery.getHeight() - scroll.getViewportBounds().getHeight();
      double middle =
          tiles.get(cursor).getBoundsInParent().getCenterY()
              - scroll.getViewportBounds().getHeight() / 2;
      scroll.setVvalue(height <= 0 ? 0 : Math.clamp(middle / height, 0, 1));
    }
  }

  private void showFilters(TeachActions.Filter filter) {
    List<Node> buttons = new ArrayList<>();
    buttons.add(verdict(filter, null, "teach.filter.all"));
    buttons.add(verdict(filter, Verdict.Kind.REVIEW, "verdict.review"));
    buttons.add(verdict(filter, Verdict.Kind.REJECT, "verdict.reject"));
    buttons.add(verdict(filter, Verdict.Kind.PASS, "verdict.pass"));
    buttons.add(verdict(filter, Verdict.Kind.NO_PART, "verdict.no-part"));
    Button useful = new Button(strings.text("teach.filter.useful"));
    useful.setId("useful");
    useful.setFocusTraversable(false);
    useful.setOnAction(event -> model.mostUseful(!filter.mostUseful()));
    StyleClasses.set(useful, "button", "filter", filter.mostUseful() ? "filter-on" : "filter-off");
    buttons.add(useful);
    filters.getChildren().setAll(buttons);
  }

  private Button verdict(TeachActions.Filter filter, Verdict.@Nullable Kind kind, String key) {
    Button button = new Button(strings.text(key));
    button.setId("filter-" + (kind == null ? "all" : kind.name()));
    button.setFocusTraversable(false);
    button.setOnAction(event -> model.only(kind));
    StyleClasses.set(
        button, "button", "filter", filter.verdict() == kind ? "filter-on" : "filter-off");
    return button;
  }

  private void showClasses(@Nullable TeachFacts facts) {
    List<Node> rows = new ArrayList<>();
    if (facts != null) {
      for (int i = 0; i < facts.classes().size(); i++) {
        int number = i + 1;
        ShotRow row =
            new ShotRow(number, facts.classes().get(i), facts.shotsOf(facts.classes().get(i)));
        row.setOnAction(event -> model.label(number));
        row.setAccessibleText(
            strings.text(
                "teach.class",
                facts.classes().get(i).name(),
                facts.shotsOf(facts.classes().get(i))));
        rows.add(row);
      }
    }
    classes.getChildren().setAll(rows);
  }
}
