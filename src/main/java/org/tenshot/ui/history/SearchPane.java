package org.tenshot.ui.history;

import java.io.File;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.tenshot.store.StoredInspection;
import org.tenshot.ui.common.Strings;

/// Looks for parts by likeness, and asks since when there is the like of one.
final class SearchPane extends VBox {

  private static final int SHOWN = 12;

  private final Strings strings;
  private final HistoryViewModel model;
  private final TextField words = new TextField();
  private final Button find = new Button();
  private final Button likeThis = new Button();
  private final Label wanted = new Label();
  private final Button since = new Button();
  private final Slider least = new Slider(0.5, 1, 0.9);
  private final Label cosine = new Label();
  private final Button export = new Button();
  private final Button forget = new Button();
  private final Label answer = new Label();
  private final FlowPane likeness;

  SearchPane(Strings strings, HistoryViewModel model) {
    this.strings = strings;
    this.model = model;
    getStyleClass().add("history-search");
    words.setId("search-words");
    words.getStyleClass().add("history-field");
    words.setOnAction(event -> search());
    HBox.setHgrow(words, Priority.ALWAYS);
    button(find, "search", this::search);
    button(likeThis, "like-this", model::likeThis);
    button(since, "since", model::askSince);
    button(export, "export-since", this::export);
    button(forget, "forget-search", model::forgetSearch);
    least.setId("least");
    least.setFocusTraversable(false);
    least.valueProperty().addListener((at, before, now) -> model.atLeast(now.doubleValue()));
    wanted.getStyleClass().add("proof-verdict");
    wanted.setId("wanted");
    answer.setId("since-answer");
    answer.setWrapText(true);
    answer.setMinHeight(USE_PREF_SIZE);
    answer.getStyleClass().add("history-answer");
    HBox row = new HBox(words, find, likeThis);
    row.getStyleClass().add("filters");
    row.setAlignment(Pos.CENTER_LEFT);
    likeness = new FlowPane(wanted, since, least, cosine, export, forget);
    likeness.getStyleClass().add("history-filters");
    likeness.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(row, likeness, answer);
  }

  private void search() {
    String typed = words.getText().strip();
    if (!typed.isEmpty()) {
      model.find(new Wanted.Words(typed));
    }
  }

  private void export() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(strings.text("history.export"));
    chooser.setInitialFileName("containment.csv");
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      model.exportSince(file.toPath());
    }
  }

  private static void button(Button button, String id, Runnable task) {
    button.setId(id);
    button.setFocusTraversable(false);
    button.getStyleClass().add("filter");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> task.run());
  }

  void typeWords() {
    words.requestFocus();
  }

  void show(HistoryView view) {
    words.setPromptText(strings.text("history.words"));
    find.setText(strings.text("history.find"));
    likeThis.setText(strings.text("history.like-this"));
    likeThis.setDisable(view.shown() == null);
    since.setText(strings.text("history.since"));
    export.setText(strings.text("history.export"));
    forget.setText(strings.text("history.forget"));
    cosine.setText(strings.text("history.at-least", strings.number(view.least(), 3)));
    boolean any = view.wanted() != null;
    wanted.setText(any ? wanted(view.wanted()) : "");
    export.setDisable(view.since() == null);
    String sentence = answer(view);
    answer.setText(sentence);
    visible(likeness, any);
    visible(answer, !sentence.isEmpty());
  }

  private static void visible(Node node, boolean wish) {
    node.setVisible(wish);
    node.setManaged(wish);
  }

  private String wanted(@Nullable Wanted own) {
    return switch (own) {
      case null -> "";
      case Wanted.Words(String text) -> strings.text("history.wanted.words", text);
      case Wanted.PictureFile(var file) -> strings.text("history.wanted.picture", file);
      case Wanted.Group(String name, var ids) ->
          strings.text("history.wanted.group", name, strings.number(ids.size()));
      case Wanted.Row(long id) -> strings.text("history.wanted.row", id);
    };
  }

  private String answer(HistoryView view) {
    Since known = view.since();
    if (known == null) {
      return view.wanted() == null
          ? ""
          : strings.text(view.busy() ? "history.busy" : "history.mark-hint");
    }
    StoredInspection first = known.first();
    return first == null
        ? strings.text("history.since.none", strings.number(known.all()))
        : strings.text(
            "history.since.answer",
            strings.number(known.count()),
            strings.number(known.all()),
            strings.moment(first.inspection().origin().capturedAt()),
            first.id(),
            listed(known.lots()),
            listed(known.serials()));
  }

  private static String listed(List<String> names) {
    String shown = String.join(", ", names.stream().limit(SHOWN).toList());
    return names.isEmpty()
        ? "–"
        : names.size() > SHOWN ? shown + " … (" + names.size() + ")" : shown;
  }
}
