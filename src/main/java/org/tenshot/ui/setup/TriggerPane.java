package org.tenshot.ui.setup;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.Fired;
import org.tenshot.camera.MeasuredDelay;
import org.tenshot.domain.TriggerRule;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;

/// Shows whether triggers come and what comes of one, and how long pictures take.
final class TriggerPane extends VBox {

  private final Strings strings;
  private final TriggerViewModel model;
  private final Label title = new Label();
  private final Label lately = new Label();
  private final Button fire = new Button();
  private final Label fired = new Label();
  private final Button measure = new Button();
  private final Label delay = new Label();
  private TriggerRule rule = TriggerRule.NONE;
  private boolean ready;

  TriggerPane(Strings strings, TriggerViewModel model) {
    this.strings = strings;
    this.model = model;
    getStyleClass().addAll("proof", "setup-card");
    title.getStyleClass().add("proof-title");
    lately.setId("setup-lately");
    lately.getStyleClass().add("shot-name");
    fired.setId("setup-fired");
    delay.setId("setup-delay");
    for (Label line : List.of(lately, fired, delay)) {
      line.setWrapText(true);
      line.setMinHeight(USE_PREF_SIZE);
    }
    button(fire, "setup-fire", () -> model.fire(rule.within()));
    button(measure, "setup-measure", model::measure);
    getChildren().addAll(title, lately, fire, fired, measure, delay);
    model.trialProperty().addListener((at, before, now) -> show(now));
    show(TriggerViewModel.Trial.NONE);
  }

  private static void button(Button button, String id, Runnable action) {
    button.setId(id);
    button.getStyleClass().add("filter");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> action.run());
  }

  void show(SetUpView view) {
    String fires = Objects.requireNonNullElse(view.settings().get("trigger"), "off");
    boolean triggered = fires.startsWith("line");
    int count = view.seen() == null ? 0 : view.seen().lately();
    title.setText(strings.text(triggered ? "setup.trigger.test" : "setup.rate"));
    lately.setText(
        strings.text(
            triggered ? "setup.trigger.lately" : "setup.rate.lately",
            strings.number(count),
            strings.number(count / 10.0, 1)));
    SetUpFacts facts = view.facts();
    rule = facts == null ? TriggerRule.NONE : facts.trigger();
    model.turnTo(view.address());
    ready = triggered || view.hasPicture();
    show(model.trialProperty().get());
  }

  private void show(TriggerViewModel.Trial trial) {
    fire.setText(strings.text(trial.busy() ? "setup.firing" : "setup.fire"));
    measure.setText(strings.text("setup.measure"));
    fire.setDisable(trial.busy() || !ready);
    measure.setDisable(trial.busy() || !ready);
    Fired last = trial.fired();
    Fired.Outcome outcome = last == null ? null : last.outcome(rule.within());
    show(fired, last == null ? "" : words(last));
    boolean good = outcome == Fired.Outcome.ONE;
    StyleClasses.set(fired, "label", "setup-light", good ? "setup-good" : "setup-bad");
    show(delay, words(trial.delay()));
  }

  private static void show(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  private String words(Fired last) {
    String after = last.pictures().stream().map(this::millis).collect(Collectors.joining(" / "));
    int count = last.pictures().size() + last.damaged();
    return strings.text(
        "setup.fired." + last.outcome(rule.within()),
        after,
        millis(rule.within()),
        strings.number(count));
  }

  private String words(@Nullable MeasuredDelay measured) {
    if (measured == null) {
      return "";
    }
    String own =
        strings.text(
            measured.tries() == 0 ? "setup.delay.estimated" : "setup.delay.measured",
            millis(measured.delay()),
            millis(measured.longest()),
            millis(measured.period()),
            strings.number(measured.tries()));
    String next = rule.seeksPictures() ? "setup.delay.save" : "setup.delay.unused";
    return own + " " + strings.text(next);
  }

  private String millis(Duration time) {
    return strings.number(time.toMillis());
  }
}
