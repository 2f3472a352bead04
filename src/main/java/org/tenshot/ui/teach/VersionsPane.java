package org.tenshot.ui.teach;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Proportion;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Thumbnails;

/// Every head that was kept, which of them judges, and what another one would have said of the last
/// frames.
final class VersionsPane extends HBox {

  private final Strings strings;
  private final TeachViewModel model;
  private final TeachActions actions;
  private final Label now = new Label();
  private final Button back = new Button();
  private final VBox rows = new VBox();
  private final Trials trials;
  private final TrialPane trial;
  private @Nullable Long tried;

  /// @param actions to try a head with
  VersionsPane(
      Strings strings,
      TeachViewModel model,
      TeachActions actions,
      Trials trials,
      Thumbnails thumbnails) {
    this.strings = strings;
    this.model = model;
    this.actions = actions;
    this.trials = trials;
    this.trial = new TrialPane(strings, thumbnails);
    getStyleClass().add("versions");
    now.getStyleClass().add("versions-now");
    now.setWrapText(true);
    back.setId("roll-back");
    back.getStyleClass().add("filter");
    back.setMinWidth(USE_PREF_SIZE);
    back.setOnAction(event -> model.rollBack());
    HBox head = new HBox(now, back);
    head.getStyleClass().add("filters");
    head.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(now, Priority.ALWAYS);
    now.setMaxWidth(Double.MAX_VALUE);
    rows.getStyleClass().add("version-rows");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("gallery-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox list = new VBox(head, scroll);
    list.getStyleClass().add("column");
    HBox.setHgrow(list, Priority.ALWAYS);
    trial.setMinWidth(0);
    trial.setId("versions-trial");
    list.prefWidthProperty().bind(widthProperty().multiply(0.6));
    trial.prefWidthProperty().bind(widthProperty().multiply(0.4));
    getChildren().addAll(list, trial);
    trials.trialProperty().addListener((at, before, now) -> showTrial());
  }

  /// Nobody is to read the figures of the head before.
  private void attempt(long number) {
    tried = number;
    trials.forget();
    trials.ask(() -> actions.tryHead(number));
  }

  /// Another product may be taught now.
  void open() {
    tried = null;
    trials.forget();
    showTrial();
  }

  private void showTrial() {
    trial.show(
        trials.trialProperty().get(),
        tried == null
            ? strings.text("teach.trial.hint")
            : strings.text("teach.trial.of", judging(tried)));
  }

  void show(TeachView view) {
    TeachFacts facts = view.facts();
    back.setText(strings.text("teach.roll-back"));
    back.setDisable(facts == null || facts.versions().isEmpty());
    now.setText(facts == null ? "" : strings.text("teach.judged-by", judging(facts.judging())));
    List<Node> made = new ArrayList<>();
    if (facts != null) {
      facts.versions().forEach(own -> made.add(row(own)));
    }
    if (made.isEmpty()) {
      Label none = new Label(strings.text("teach.versions.none"));
      none.getStyleClass().add("teach-hint");
      made.add(none);
    }
    rows.getChildren().setAll(made);
    showTrial();
  }

  private String judging(@Nullable Long number) {
    return number == null ? strings.text("teach.prompts") : strings.text("teach.head", number);
  }

  private String share(Proportion share) {
    return share.isUnknown()
        ? strings.text("teach.unknown")
        : strings.text("teach.count", share.count(), share.total());
  }

  private Node row(HeadVersion own) {
    Label number = new Label(Long.toString(own.number()));
    number.getStyleClass().add("version-number");
    Label figures =
        new Label(
            strings.text("teach.escapes")
                + ": "
                + share(own.escapes())
                + "   "
                + strings.text("teach.good-passed")
                + ": "
                + share(own.goodPassed()));
    figures.getStyleClass().add("version-figures");
    figures.setWrapText(true);
    DateTimeFormatter format =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(strings.language().locale())
            .withZone(ZoneId.systemDefault());
    Label who =
        new Label(
            strings.text(
                "teach.version", own.version(), own.person(), format.format(own.taughtAt())));
    who.getStyleClass().add("choice-detail");
    VBox words = new VBox(figures, who);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button promote = new Button(strings.text(own.judges() ? "teach.judges" : "teach.promote-this"));
    promote.setId("promote-" + own.number());
    promote.getStyleClass().add("filter");
    promote.setMinWidth(USE_PREF_SIZE);
    promote.setDisable(own.judges());
    promote.setOnAction(event -> model.promote(own));
    Button attempt = new Button(strings.text("teach.try"));
    attempt.setId("try-" + own.number());
    attempt.getStyleClass().add("filter");
    attempt.setMinWidth(USE_PREF_SIZE);
    attempt.setOnAction(event -> attempt(own.number()));
    HBox row = new HBox(number, words, attempt, promote);
    row.getStyleClass().addAll("version-row", own.judges() ? "version-judges" : "version-rests");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
