package org.tenshot.ui.history;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tenshot.cluster.RejectGroups;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Thumbnails;

/// Groups of rejects, the largest first: a Pareto where nobody gave the defects classes.
final class GroupsPane extends VBox {

  private final Strings strings;
  private final GroupsViewModel model;
  private final Thumbnails pictures;
  private final Label summary = new Label();
  private final Label clearness = new Label();
  private final ProgressBar progress = new ProgressBar(0);
  private final Button stop = new Button();
  private final HBox busy = new HBox(progress, stop);
  private final VBox rows = new VBox();
  private final List<GroupRow> known = new ArrayList<>();

  GroupsPane(Strings strings, GroupsViewModel model, Thumbnails pictures) {
    this.strings = strings;
    this.model = model;
    this.pictures = pictures;
    getStyleClass().add("groups");
    summary.setId("groups-summary");
    summary.getStyleClass().add("proof-verdict");
    clearness.setId("groups-clearness");
    for (Label own : List.of(summary, clearness)) {
      own.setWrapText(true);
      own.setMinHeight(USE_PREF_SIZE);
    }
    progress.setId("groups-progress");
    progress.getStyleClass().add("groups-progress");
    stop.setId("groups-stop");
    stop.getStyleClass().add("filter");
    stop.setFocusTraversable(false);
    stop.setOnAction(event -> model.stop());
    busy.getStyleClass().add("filters");
    busy.setAlignment(Pos.CENTER_LEFT);
    rows.getStyleClass().add("groups");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("gallery-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(summary, clearness, busy, scroll);
    setMinHeight(0);
  }

  void show(GroupsView view) {
    SortedRejects sorted = view.sorted();
    stop.setText(strings.text("history.groups.stop"));
    progress.setProgress(view.done());
    visible(busy, view.busy());
    visible(clearness, sorted != null);
    if (sorted == null) {
      summary.setText(strings.text(view.busy() ? "history.groups.busy" : "history.groups.nothing"));
      rows.getChildren().clear();
      return;
    }
    RejectGroups groups = sorted.groups();
    summary.setText(summary(groups));
    clearness.setText(strings.text("history.groups." + groups.clearness()));
    while (known.size() < groups.groups().size()) {
      known.add(new GroupRow(strings, model, pictures, known.size()));
    }
    List<Node> shown = new ArrayList<>(known.subList(0, groups.groups().size()));
    for (int i = 0; i < shown.size(); i++) {
      known.get(i).show(groups, groups.groups().get(i), sorted.pictures().get(i));
    }
    if (!rows.getChildren().equals(shown)) {
      rows.getChildren().setAll(shown);
    }
  }

  private static void visible(Node node, boolean wish) {
    node.setVisible(wish);
    node.setManaged(wish);
  }

  private String summary(RejectGroups groups) {
    String text =
        strings.text(
            "history.groups.summary",
            strings.number(groups.number()),
            groups.product(),
            strings.number(groups.number() - groups.none().size()),
            strings.number(groups.none().size()));
    if (groups.dismissed() > 0) {
      text += " " + strings.text("history.groups.set-aside", strings.number(groups.dismissed()));
    }
    if (groups.more()) {
      text += " " + strings.text("history.groups.more", strings.number(RejectGroups.MOST));
    }
    return groups.unseen() == 0
        ? text
        : text + " " + strings.text("history.groups.unseen", strings.number(groups.unseen()));
  }
}
