package org.tenshot.ui.history;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenshot.cluster.RejectGroup;
import org.tenshot.cluster.RejectGroups;
import org.tenshot.cluster.Suggestion;
import org.tenshot.ui.common.PicturePlace;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.Thumbnails;

/// One group of rejects: how many, what they look like, what it is called or could be, or that it
/// is no kind of defect.
final class GroupRow extends HBox {

  private final Strings strings;
  private final GroupsViewModel model;
  private final Thumbnails pictures;
  private final int number;
  private final Label count = new Label();
  private final Label share = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final HBox examples = new HBox();
  private final Label none = new Label();
  private final TextField name = new TextField();
  private final Label said = new Label();
  private final Button confirm = new Button();
  private final Button dismiss = new Button();
  private final Button takeBack = new Button();
  private final Button list = new Button();
  private @Nullable RejectGroup shown;
  private List<String> hashes = List.of();

  /// @param number of the group in the view
  GroupRow(Strings strings, GroupsViewModel model, Thumbnails pictures, int number) {
    this.strings = strings;
    this.model = model;
    this.pictures = pictures;
    this.number = number;
    setId("group-" + number);
    setAlignment(Pos.CENTER_LEFT);
    count.getStyleClass().add("group-count");
    share.getStyleClass().add("group-share");
    bar.getStyleClass().add("group-bar");
    VBox figures = new VBox(count, share, bar);
    figures.getStyleClass().add("group-figures");
    figures.setAlignment(Pos.CENTER_LEFT);
    examples.getStyleClass().add("group-pictures");
    examples.setAlignment(Pos.CENTER_LEFT);
    none.setWrapText(true);
    name.setId("group-name-" + number);
    name.getStyleClass().add("history-field");
    name.setOnAction(event -> confirm());
    said.getStyleClass().add("group-said");
    said.setWrapText(true);
    said.setMinHeight(USE_PREF_SIZE);
    button(confirm, "group-confirm-" + number, this::confirm);
    button(dismiss, "group-dismiss-" + number, () -> model.dismiss(number));
    button(takeBack, "group-give-up-" + number, () -> model.takeBack(number));
    button(list, "group-list-" + number, () -> model.showInList(number));
    FlowPane buttons = new FlowPane(confirm, dismiss, takeBack, list);
    buttons.getStyleClass().add("history-filters");
    VBox words = new VBox(name, said, buttons);
    words.getStyleClass().add("group-words");
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(figures, examples, words);
  }

  private static void button(Button button, String id, Runnable task) {
    button.setId(id);
    button.setFocusTraversable(false);
    button.getStyleClass().add("filter");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> task.run());
  }

  private void confirm() {
    model.name(number, name.getText());
  }

  /// @param hashes of some pictures
  void show(RejectGroups groups, RejectGroup group, List<String> hashes) {
    int size = group.members().size();
    int greatest = groups.groups().stream().mapToInt(own -> own.members().size()).max().orElse(1);
    count.setText(strings.number(size));
    share.setText(strings.percent((double) size / groups.number(), 1));
    bar.setProgress((double) size / Math.max(1, greatest));
    StyleClasses.set(this, "group-row", style(group));
    name.setPromptText(strings.text("history.groups.name"));
    if (!group.equals(shown)) {
      // What a person types stays while anything else changes.
      name.setText(called(group));
    }
    shown = group;
    said.setText(said(group));
    confirm.setText(
        strings.text(group.isConfirmed() ? "history.groups.rename" : "history.groups.confirm"));
    dismiss.setText(strings.text("history.groups.dismiss"));
    takeBack.setText(
        strings.text(group.isDismissed() ? "history.groups.take-back" : "history.groups.give-up"));
    visible(name, !group.isDismissed());
    visible(confirm, !group.isDismissed());
    visible(dismiss, group.isSuggested());
    visible(takeBack, !group.isSuggested());
    list.setText(strings.text("history.groups.show"));
    list.setDisable(group.members().isEmpty());
    none.setText(strings.text("history.no-picture"));
    showPictures(hashes);
  }

  private static String style(RejectGroup group) {
    if (group.isDismissed()) {
      return "group-dismissed";
    }
    return group.isConfirmed() ? "group-confirmed" : "group-suggested";
  }

  private static void visible(Node node, boolean wish) {
    node.setVisible(wish);
    node.setManaged(wish);
  }

  private String called(RejectGroup group) {
    Suggestion suggestion = group.suggestion();
    if (group.isConfirmed()) {
      return group.name();
    }
    return suggestion != null && suggestion.fits() ? model.title(suggestion.best()) : "";
  }

  private String said(RejectGroup group) {
    Suggestion suggestion = group.suggestion();
    if (group.saidAt() != null) {
      return strings.text(
          group.isDismissed() ? "history.groups.dismissed-by" : "history.groups.by",
          group.person(),
          strings.moment(group.saidAt()));
    }
    if (suggestion == null) {
      return strings.text("history.groups.not-asked");
    }
    return strings.text(
        suggestion.fits() ? "history.groups.suggested" : "history.groups.no-text",
        model.title(suggestion.best()),
        strings.number(suggestion.best().cosine(), 2),
        model.title(suggestion.next()),
        strings.number(suggestion.next().cosine(), 2));
  }

  private void showPictures(List<String> wanted) {
    if (wanted.equals(hashes) && !examples.getChildren().isEmpty()) {
      return;
    }
    hashes = wanted;
    List<StackPane> places = new ArrayList<>();
    for (String hash : wanted) {
      PicturePlace image = new PicturePlace(pictures, Thumbnails.SMALL);
      StackPane place = new StackPane(image);
      place.getStyleClass().addAll("tile-picture", "group-picture");
      image.fill(place);
      image.show(hash);
      places.add(place);
    }
    if (places.isEmpty()) {
      places.add(new StackPane(none));
    }
    examples.getChildren().setAll(places);
  }
}
