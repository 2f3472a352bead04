package org.tenshot.ui.teach;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Verdict;
import org.tenshot.ui.common.PicturePlace;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Thumbnails;
import org.tenshot.ui.common.VerdictMark;

/// What would have become of the last frames: every verdict before and after, and the pictures of
/// those that change.
final class TrialPane extends VBox {

  private final Strings strings;
  private final Thumbnails thumbnails;
  private final Label title = new Label();
  private final Label note = new Label();
  private final GridPane counts = new GridPane();
  private final FlowPane pictures = new FlowPane();
  private @Nullable Trial shown;

  TrialPane(Strings strings, Thumbnails thumbnails) {
    this.strings = strings;
    this.thumbnails = thumbnails;
    getStyleClass().addAll("column", "proof", "trial");
    setMinHeight(0);
    title.getStyleClass().add("proof-title");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    title.getStyleClass().add("trial-title");
    note.getStyleClass().add("teach-hint");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    counts.getStyleClass().add("trial-counts");
    pictures.getStyleClass().add("gallery");
    ScrollPane scroll = new ScrollPane(pictures);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("gallery-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(title, counts, note, scroll);
  }

  /// @param head what is tried, or what to do for a first answer
  void show(@Nullable Trial trial, String head) {
    if (trial == null) {
      title.setText(head);
    } else if (trial.inspections() == 0) {
      title.setText(strings.text("teach.trial.empty"));
    } else {
      title.setText(
          (trial.subject().isEmpty() ? "" : trial.subject() + ": ")
              + strings.text("teach.trial", trial.changed(), trial.inspections()));
    }
    note.setText(trial != null && trial.wholeOnly() ? strings.text("teach.trial.whole") : "");
    note.setManaged(!note.getText().isEmpty());
    if (trial != shown) {
      shown = trial;
      counts.getChildren().clear();
      List<Node> made = new ArrayList<>();
      if (trial != null && trial.inspections() > 0) {
        count(trial);
        trial.changes().forEach(own -> made.add(picture(own)));
      }
      pictures.getChildren().setAll(made);
    }
  }

  private void count(Trial trial) {
    int row = 0;
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      long before = trial.before().getOrDefault(kind, 0L);
      long after = trial.after().getOrDefault(kind, 0L);
      if (before + after > 0) {
        Label was = new Label(strings.number(before));
        Label is = new Label(strings.number(after));
        is.getStyleClass()
            .addAll("trial-number", "trial-" + kind, before == after ? "trial-same" : "trial-new");
        GridPane.setHalignment(was, HPos.RIGHT);
        GridPane.setHalignment(is, HPos.RIGHT);
        counts.addRow(row++, verdict(kind), was, new Label("→"), is);
      }
    }
  }

  private HBox verdict(Verdict.Kind kind) {
    VerdictMark.Sign sign = VerdictMark.Sign.of(kind);
    HBox box = new HBox(new VerdictMark(sign), new Label(strings.text("verdict." + sign.slug())));
    box.getStyleClass().add("tile-foot");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private VBox picture(Trial.Change change) {
    PicturePlace image = new PicturePlace(thumbnails, Thumbnails.SMALL);
    image.setFitWidth(150);
    image.setFitHeight(150);
    image.show(change.picture());
    Label name = new Label(change.className());
    name.getStyleClass().add("choice-detail");
    HBox verdicts =
        new HBox(
            new VerdictMark(VerdictMark.Sign.of(change.before())),
            new Label("→"),
            new VerdictMark(VerdictMark.Sign.of(change.after())),
            name);
    verdicts.getStyleClass().add("tile-foot");
    verdicts.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(image, verdicts);
    box.setAccessibleText(
        strings.text(
            "teach.trial.change",
            change.inspection(),
            strings.text("verdict." + VerdictMark.Sign.of(change.before()).slug()),
            strings.text("verdict." + VerdictMark.Sign.of(change.after()).slug())));
    box.getStyleClass().add("trial-change");
    return box;
  }
}
