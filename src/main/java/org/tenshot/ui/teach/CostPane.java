package org.tenshot.ui.teach;

import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;
import org.tenshot.ui.common.Strings;

/// What an escaped part costs beside a falsely rejected one, and what a shift may expect then.
final class CostPane extends VBox {

  /// The slider goes by powers of ten, from 1 to 1000.
  private static final double HIGHEST_POWER = 3;

  private final Strings strings;
  private final Label question = new Label();
  private final Slider slider = new Slider(0, HIGHEST_POWER, 1);
  private final Label outcome = new Label();
  private boolean showing;

  CostPane(Strings strings, TeachViewModel model) {
    this.strings = strings;
    getStyleClass().add("costs");
    question.setWrapText(true);
    outcome.setWrapText(true);
    outcome.setId("costs-outcome");
    outcome.getStyleClass().add("costs-outcome");
    slider.setId("costs-slider");
    slider.setBlockIncrement(0.1);
    slider
        .valueProperty()
        .addListener(
            (at, before, now) -> {
              if (!showing) {
                model.weigh(Math.round(Math.pow(10, now.doubleValue())));
              }
            });
    getChildren().addAll(question, slider, outcome);
  }

  void show(TeachView view) {
    showing = true;
    if (!slider.isValueChanging()) {
      slider.setValue(Math.log10(view.escapeCost()));
    }
    showing = false;
    question.setText(strings.text("teach.cost", strings.number(Math.round(view.escapeCost()))));
    HeadProof proof = view.proof();
    outcome.setText(proof == null ? "" : outcome(proof.cuts()));
  }

  private String outcome(HeadProof.Cuts cuts) {
    return strings.text(
        "teach.cuts",
        strings.percent(cuts.limits().pass(), 0),
        strings.percent(cuts.limits().reject(), 0),
        strings.number(Math.round(cuts.parts())),
        strings.number(cuts.escapes(), 1),
        strings.number(cuts.falseRejects(), 0),
        strings.number(cuts.looks(), 0));
  }
}
