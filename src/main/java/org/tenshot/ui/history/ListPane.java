package org.tenshot.ui.history;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Thumbnails;

/// The inspections that were asked for, newest or likest first, with one of them large.
final class ListPane extends BorderPane {

  /// What the keys for a page move by.
  static final int ROWS_OF_A_PAGE = 4;

  private static final double NEARLY_AT_THE_END = 0.98;

  private final Strings strings;
  private final HistoryViewModel model;
  private final Thumbnails thumbnails;
  private final FilterPane filters;
  private final SearchPane search;
  private final Label none = new Label();
  private final FlowPane rows = new FlowPane();
  private final ScrollPane scroll = new ScrollPane(rows);
  private final RowPane large;
  private final List<RowTile> tiles = new ArrayList<>();

  ListPane(Strings strings, HistoryViewModel model, Thumbnails thumbnails) {
    this.strings = strings;
    this.model = model;
    this.thumbnails = thumbnails;
    this.filters = new FilterPane(strings, model);
    this.search = new SearchPane(strings, model);
    this.large = new RowPane(strings, model, thumbnails);
    getStyleClass().add("teach-label");
    rows.getStyleClass().add("gallery");
    none.getStyleClass().add("teach-hint");
    none.setId("history-none");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("gallery-scroll");
    scroll
        .vvalueProperty()
        .addListener(
            (at, before, now) -> {
              if (now.doubleValue() > NEARLY_AT_THE_END) {
                model.more();
              }
            });
    VBox left = new VBox(filters, search, none, scroll);
    left.getStyleClass().add("column");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    setCenter(left);
    setRight(large);
    setMinHeight(0);
  }

  void show(HistoryView view) {
    filters.show(view);
    search.show(view);
    large.show(view);
    boolean empty = view.rows().isEmpty();
    none.setVisible(empty);
    none.setManaged(empty);
    none.setText(strings.text(view.busy() ? "history.busy" : "history.none"));
    while (tiles.size() < view.rows().size()) {
      tiles.add(new RowTile(strings, thumbnails, tiles.size(), model::select));
    }
    for (int i = 0; i < view.rows().size(); i++) {
      Found own = view.rows().get(i);
      tiles.get(i).show(own, view.cursor() == i, view.marks().of(own.row().id()));
    }
    List<? extends Node> shown = tiles.subList(0, view.rows().size());
    if (!rows.getChildren().equals(shown)) {
      rows.getChildren().setAll(shown);
    }
  }

  /// How many tiles lie side by side, for the keys up and down.
  int columns() {
    if (tiles.isEmpty() || tiles.getFirst().getWidth() <= 0) {
      return 1;
    }
    double tile = tiles.getFirst().getWidth() + rows.getHgap();
    return Math.max(1, (int) ((rows.getWidth() + rows.getHgap()) / tile));
  }

  /// Brings the tile that the cursor is on into view.
  void reveal() {
    int cursor = model.viewProperty().get().cursor();
    if (cursor >= 0 && cursor < tiles.size()) {
      double height = rows.getHeight() - scroll.getViewportBounds().getHeight();
      double middle =
          tiles.get(cursor).getBoundsInParent().getCenterY()
              - scroll.getViewportBounds().getHeight() / 2;
      scroll.setVvalue(height <= 0 ? 0 : Math.clamp(middle / height, 0, 1));
    }
  }

  /// Lets a person type what they look for.
  void searchWords() {
    search.typeWords();
  }
}
