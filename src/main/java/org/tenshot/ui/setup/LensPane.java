package org.tenshot.ui.setup;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.tenshot.image.LensAid;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;

/// Helps whoever turns the lens and the lamp.
final class LensPane extends VBox {

  private final Strings strings;
  private final Label focus = new Label();
  private final Label share = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Label figures = new Label();
  private final Label focusHint = new Label();
  private final Button again = new Button();
  private final Label light = new Label();
  private final Label lightHint = new Label();
  private final Label lightFigures = new Label();

  LensPane(Strings strings, SetUpViewModel model) {
    this.strings = strings;
    getStyleClass().addAll("proof", "setup-card");
    for (Label title : List.of(focus, light)) {
      title.getStyleClass().add("proof-title");
    }
    for (Label line : List.of(figures, focusHint, lightFigures, lightHint)) {
      line.setWrapText(true);
      line.setMinHeight(USE_PREF_SIZE);
    }
    share.setId("setup-focus");
    share.getStyleClass().add("setup-figure");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add("setup-bar");
    again.setId("setup-again");
    again.getStyleClass().add("filter");
    again.setOnAction(event -> model.forgetBest());
    lightHint.setId("setup-light");
    focusHint.getStyleClass().add("teach-hint");
    getChildren()
        .addAll(focus, share, bar, figures, focusHint, again, light, lightHint, lightFigures);
  }

  void show(SetUpView view) {
    focus.setText(strings.text("setup.focus"));
    focusHint.setText(strings.text("setup.focus.hint"));
    again.setText(strings.text("setup.focus.again"));
    light.setText(strings.text("setup.light"));
    Seen seen = view.seen();
    LensAid aid = seen == null ? null : seen.lens();
    double full = aid == null || view.best() <= 0 ? 0 : aid.sharpness() / view.best();
    bar.setProgress(full);
    share.setText(aid == null ? "–" : strings.percent(full, 0));
    figures.setText(
        aid == null
            ? ""
            : strings.text(
                "setup.focus.figures",
                strings.number(aid.sharpness(), 0),
                strings.number(view.best(), 0)));
    String mood = aid == null ? "NONE" : aid.light().name();
    lightHint.setText(strings.text("setup.light." + mood));
    boolean bad = aid != null && aid.light() != LensAid.Light.GOOD;
    String look = aid == null ? "choice-detail" : bad ? "setup-bad" : "setup-good";
    StyleClasses.set(lightHint, "label", "setup-light", look);
    lightFigures.setText(
        aid == null
            ? ""
            : strings.text(
                "setup.light.figures",
                strings.number(aid.mean(), 0),
                strings.percent(aid.dark(), 1),
                strings.percent(aid.bright(), 1)));
  }
}
