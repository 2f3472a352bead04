package org.tenshot.ui.history;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Score;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.Verdict;
import org.tenshot.ui.common.DigitKey;
import org.tenshot.ui.common.PicturePlace;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Thumbnails;
import org.tenshot.ui.common.VerdictMark;

/// One inspection large, with everything that the log knows of it.
final class RowPane extends VBox {

  private final Strings strings;
  private final HistoryViewModel model;
  private final PicturePlace image;
  private final Label none = new Label();
  private final VerdictMark mark = new VerdictMark(VerdictMark.Sign.WAITING);
  private final Label verdict = new Label();
  private final GridPane details = new GridPane();
  private final FlowPane labels = new FlowPane();
  private final Label hint = new Label();
  private int rows;

  RowPane(Strings strings, HistoryViewModel model, Thumbnails thumbnails) {
    this.strings = strings;
    this.model = model;
    this.image = new PicturePlace(thumbnails, Thumbnails.LARGE);
    getStyleClass().addAll("column", "history-row");
    StackPane place = new StackPane(none, image);
    place.getStyleClass().addAll("picture", "history-picture");
    image.fill(place);
    verdict.getStyleClass().add("history-verdict");
    verdict.setId("row-verdict");
    verdict.setWrapText(true);
    HBox head = new HBox(mark, verdict);
    head.getStyleClass().add("history-head");
    head.setAlignment(Pos.CENTER_LEFT);
    details.getStyleClass().add("history-details");
    ScrollPane scroll = new ScrollPane(details);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("gallery-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    labels.getStyleClass().add("exchange");
    labels.setMinHeight(USE_PREF_SIZE);
    hint.getStyleClass().add("teach-hint");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(place, head, scroll, labels, hint);
  }

  void show(HistoryView view) {
    Found found = view.shown();
    details.getChildren().clear();
    rows = 0;
    hint.setText(strings.text("history.keys"));
    showLabels(view.facts(), found);
    if (found == null) {
      mark.show(VerdictMark.Sign.WAITING);
      verdict.setText("");
      none.setText("");
      image.show(null);
      return;
    }
    Inspection own = found.row().inspection();
    VerdictMark.Sign sign = VerdictMark.Sign.of(own.verdict().kind());
    mark.show(sign);
    String name = own.verdict().className();
    verdict.setText(
        strings.text("verdict." + sign.slug())
            + (name.isEmpty() ? "" : " · " + name + " " + strings.percent(own.sureness(), 1)));
    none.setText(found.row().pictureHash() == null ? strings.text("history.no-picture") : "");
    image.show(found.row().pictureHash());
    tell(found);
  }

  private void tell(Found found) {
    Inspection own = found.row().inspection();
    row("history.number", Long.toString(found.row().id()));
    row("history.captured", strings.moment(own.origin().capturedAt()));
    PartId part = own.origin().part();
    row("history.frame", Long.toString(own.origin().sequence()));
    row("history.part", part.part());
    row("history.lot", part.lot());
    row("history.serial", part.serial());
    if (own.verdict() instanceof Verdict.Faulted(var fault)) {
      row("verdict.fault", fault.code() + ": " + strings.say(fault.saying()));
    }
    Score score = own.score();
    if (score != null) {
      for (Score.ClassScore each : score.classes()) {
        add(each.productClass().name(), strings.percent(each.probability(), 1));
      }
      row("history.why", strings.say(score.reason()));
      row("history.unusual", strings.number(score.unusual(), 2));
    }
    row("history.head", own.basis().head());
    row("history.product", own.basis().product());
    row("history.encoder", own.basis().encoder() + ", " + own.basis().device());
    row(
        "history.took",
        strings.text(
            "history.took.answer",
            strings.number(StepTimes.millis(own.times().total()), 1),
            strings.number(StepTimes.millis(own.times().prepare()), 1),
            strings.number(StepTimes.millis(own.times().encode()), 1),
            strings.number(StepTimes.millis(own.times().score()), 1)));
    row("history.source", own.origin().source());
    row("history.file", own.origin().file());
  }

  private void row(String key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      add(strings.text(key), value);
    }
  }

  private void add(String name, String value) {
    Label what = new Label(name);
    what.getStyleClass().add("choice-detail");
    what.setMinWidth(USE_PREF_SIZE);
    Label answer = new Label(value);
    answer.setWrapText(true);
    details.addRow(rows++, what, answer);
  }

  private void showLabels(@Nullable HistoryFacts facts, @Nullable Found found) {
    List<Node> buttons = new ArrayList<>();
    if (facts != null && found != null && found.row().pictureHash() != null) {
      for (int i = 0; i < facts.labels().size(); i++) {
        ProductClass own = facts.labels().get(i);
        int number = i + 1;
        Button button = new Button((DigitKey.name(number) + "  " + own.name()).strip());
        button.setId("label-" + number);
        button.setFocusTraversable(false);
        button.getStyleClass().add("filter");
        button.setOnAction(event -> model.label(number));
        buttons.add(button);
      }
    }
    labels.getChildren().setAll(buttons);
  }
}
