package org.tenshot.ui.setup;

import java.util.List;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.tenshot.ui.common.Strings;

/// Exposure, gain and trigger of an industrial camera, and what was kept of it. The camera is
/// opened anew when a slider was left alone for a moment.
final class SettingsPane extends VBox {

  private static final String EXPOSURE = "exposure";
  private static final String GAIN = "gain";
  private static final String TRIGGER = "trigger";
  private static final List<String> TRIGGERS =
      List.of("off", "software", "line0", "line1", "line2", "line3", "line4");

  private static final double LEAST_EXPOSURE = Math.log10(20);
  private static final double MOST_EXPOSURE = Math.log10(500_000);
  private static final double MOST_GAIN = 48;

  private final Strings strings;
  private final SetUpViewModel model;
  private final Label title = new Label();
  private final Label exposureName = new Label();
  private final Slider exposure = new Slider(LEAST_EXPOSURE, MOST_EXPOSURE, LEAST_EXPOSURE);
  private final Label gainName = new Label();
  private final Slider gain = new Slider(0, MOST_GAIN, 0);
  private final Label triggerName = new Label();
  private final ComboBox<String> trigger = new ComboBox<>();
  private final Button asItIs = new Button();
  private final Button keep = new Button();
  private final Button take = new Button();
  private final PauseTransition rest = new PauseTransition(Duration.millis(500));
  private boolean showing;
  private @Nullable Runnable wanted;

  SettingsPane(Strings strings, SetUpViewModel model) {
    this.strings = strings;
    this.model = model;
    getStyleClass().addAll("proof", "setup-card");
    title.getStyleClass().add("proof-title");
    exposureName.setWrapText(true);
    gainName.setWrapText(true);
    exposure.setId("setup-exposure");
    gain.setId("setup-gain");
    trigger.setId("setup-trigger");
    trigger.getItems().setAll(TRIGGERS);
    trigger.getStyleClass().add("setup-field");
    trigger.setMaxWidth(Double.MAX_VALUE);
    exposure
        .valueProperty()
        .addListener(
            (at, before, now) ->
                turned(() -> model.set(EXPOSURE, Math.pow(10, now.doubleValue()))));
    gain.valueProperty()
        .addListener((at, before, now) -> turned(() -> model.set(GAIN, now.doubleValue())));
    trigger.setOnAction(event -> chooseTrigger());
    rest.setOnFinished(event -> carryOut());
    button(asItIs, "setup-as-it-is", this::reset);
    button(keep, "setup-keep", model::keep);
    button(take, "setup-take", model::takeKept);
    getChildren()
        .addAll(
            title,
            exposureName,
            exposure,
            gainName,
            gain,
            triggerName,
            trigger,
            asItIs,
            keep,
            take);
  }

  private static void button(Button button, String id, Runnable action) {
    button.setId(id);
    button.getStyleClass().add("filter");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> action.run());
  }

  private void chooseTrigger() {
    String chosen = trigger.getValue();
    if (!showing && chosen != null) {
      model.set(TRIGGER, chosen.equals("off") ? null : chosen);
    }
  }

  private void reset() {
    rest.stop();
    wanted = null;
    model.set(EXPOSURE, null);
    model.set(GAIN, null);
  }

  private void turned(Runnable change) {
    if (!showing) {
      wanted = change;
      rest.playFromStart();
    }
  }

  private void carryOut() {
    Runnable change = wanted;
    wanted = null;
    if (change != null) {
      change.run();
    }
  }

  void show(SetUpView view) {
    setVisible(view.settable());
    setManaged(view.settable());
    title.setText(strings.text("setup.settings"));
    asItIs.setText(strings.text("setup.as-it-is"));
    keep.setText(strings.text("setup.keep"));
    take.setText(strings.text("setup.take"));
    take.setDisable(view.kept() == null);
    triggerName.setText(strings.text("setup.trigger"));
    String micros = view.settings().get(EXPOSURE);
    String decibels = view.settings().get(GAIN);
    String own = strings.text("setup.own");
    exposureName.setText(strings.text("setup.exposure", micros == null ? own : micros + " µs"));
    gainName.setText(strings.text("setup.gain", decibels == null ? own : decibels + " dB"));
    if (wanted != null || exposure.isValueChanging() || gain.isValueChanging()) {
      return;
    }
    showing = true;
    exposure.setValue(Math.log10(number(micros, Math.pow(10, LEAST_EXPOSURE))));
    gain.setValue(number(decibels, 0));
    trigger.setValue(Objects.requireNonNullElse(view.settings().get(TRIGGER), "off"));
    showing = false;
  }

  private static double number(@Nullable String text, double otherwise) {
    try {
      return text == null ? otherwise : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
