package org.tenshot.ui.teach;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Proportion;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Thumbnails;

/// What the head is worth that was learnt last, in the factory's words, and the way to let it
/// judge.
final class ProofPane extends GridPane {

  private final Strings strings;
  private final Label title = new Label();
  private final ProgressIndicator busy = new ProgressIndicator();
  private final Button cancel = new Button();
  private final GridPane rates = new GridPane();
  private final CostPane costs;
  private final VBox notes = new VBox();
  private final MatrixPane matrix;
  private final CurvePane curve;
  private final DoubtsPane doubts;
  private final Label verdict = new Label();
  private final TextField reason = new TextField();
  private final Button promote = new Button();
  private @Nullable HeadProof shown;

  ProofPane(Strings strings, TeachViewModel model, Thumbnails thumbnails) {
    this.strings = strings;
    this.costs = new CostPane(strings, model);
    this.matrix = new MatrixPane(strings);
    this.curve = new CurvePane(strings);
    this.doubts = new DoubtsPane(strings, model, thumbnails);
    getStyleClass().add("columns");
    title.getStyleClass().add("proof-title");
    title.setWrapText(true);
    busy.getStyleClass().add("proof-busy");
    cancel.setId("cancel-teaching");
    cancel.getStyleClass().add("filter");
    cancel.setOnAction(event -> model.cancel());
    rates.getStyleClass().add("rates");
    notes.getStyleClass().add("proof-notes");
    verdict.getStyleClass().add("proof-verdict");
    verdict.setWrapText(true);
    reason.setId("reason");
    promote.setId("promote");
    promote.getStyleClass().addAll("big-button", "big-start");
    promote.setMaxWidth(Double.MAX_VALUE);
    promote.setOnAction(event -> model.promote(reason.getText()));
    reason.textProperty().addListener((at, before, now) -> enable());
    getColumnConstraints().addAll(percent(54), percent(46));
    setMinHeight(0);
    RowConstraints row = new RowConstraints();
    row.setVgrow(Priority.ALWAYS);
    row.setMinHeight(0);
    getRowConstraints().add(row);
    add(scroll(left()), 0, 0);
    add(right(), 1, 0);
  }

  private VBox left() {
    HBox head = new HBox(title, busy, cancel);
    head.getStyleClass().add("filters");
    head.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    FlowPane shown = new FlowPane(matrix, curve);
    shown.getStyleClass().add("matrix-and-curve");
    VBox left = new VBox(head, rates, costs, shown, notes);
    left.getStyleClass().addAll("column", "proof");
    return left;
  }

  private VBox right() {
    VBox right = new VBox(doubts, verdict, reason, promote);
    right.getStyleClass().addAll("column", "proof");
    VBox.setVgrow(doubts, Priority.ALWAYS);
    doubts.setMinHeight(0);
    right.setMinHeight(0);
    return right;
  }

  private static ScrollPane scroll(VBox content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("gallery-scroll");
    scroll.setFocusTraversable(false);
    return scroll;
  }

  private static ColumnConstraints percent(double width) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(width);
    return column;
  }

  void show(TeachView view) {
    HeadProof proof = view.proof();
    shown = proof;
    busy.setVisible(view.teaching());
    cancel.setVisible(view.teaching());
    cancel.setText(strings.text("teach.cancel"));
    promote.setText(strings.text("teach.promote"));
    reason.setPromptText(strings.text("teach.reason"));
    costs.show(view);
    matrix.show(proof);
    curve.show(proof);
    doubts.show(proof);
    rates.getChildren().clear();
    notes.getChildren().clear();
    if (proof == null) {
      title.setText(strings.text("teach.proof.none"));
      verdict.setText("");
    } else {
      title.setText(strings.text("teach.proof.title"));
      rate(0, "teach.escapes", proof.escapes());
      rate(1, "teach.good-passed", proof.goodPassed());
      rate(2, "teach.false-rejects", proof.falseRejects());
      rate(3, "teach.reviews", proof.reviews());
      for (String note : proof.notes()) {
        Label line = new Label(note);
        line.setWrapText(true);
        notes.getChildren().add(line);
      }
      verdict.setText(verdict(proof));
    }
    enable();
  }

  private String verdict(HeadProof proof) {
    if (!proof.locked().isEmpty()) {
      return proof.locked();
    }
    return proof.worse().isEmpty() ? strings.text("teach.not-worse") : proof.worse();
  }

  /// A head that is worse than what judges now needs a reason.
  private void enable() {
    HeadProof proof = shown;
    boolean worse = proof != null && !proof.worse().isEmpty();
    boolean locked = proof == null || !proof.locked().isEmpty();
    reason.setVisible(worse && !locked);
    reason.setManaged(reason.isVisible());
    promote.setDisable(locked || busy.isVisible() || worse && reason.getText().isBlank());
  }

  private void rate(int row, String key, Proportion share) {
    Label what = new Label(strings.text(key));
    what.setWrapText(true);
    Label value =
        new Label(
            share.isUnknown()
                ? strings.text("teach.unknown")
                : strings.text("teach.count", share.count(), share.total()));
    value.getStyleClass().add("rate-value");
    value.setId(key.replace('.', '-'));
    value.setMinWidth(USE_PREF_SIZE);
    Label interval =
        new Label(
            share.isUnknown()
                ? strings.text("teach.unknown.why")
                : strings.text(
                    "teach.interval",
                    strings.percent(share.value(), 1),
                    strings.percent(share.lower(), 1),
                    strings.percent(share.upper(), 1)));
    interval.getStyleClass().add("choice-detail");
    rates.addRow(row, what, value, interval);
    GridPane.setHgrow(what, Priority.ALWAYS);
  }
}
