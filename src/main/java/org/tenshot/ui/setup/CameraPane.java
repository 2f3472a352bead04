package org.tenshot.ui.setup;

import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.PictureWorker;
import org.tenshot.ui.common.Strings;

/// A camera is chosen on the left, its picture is in the middle, and what helps to set it on the
/// right.
final class CameraPane extends HBox {

  private final Strings strings;
  private final SourcesPane sources;
  private final RegionPane picture;
  private final LensPane lens;
  private final SettingsPane settings;
  private final TriggerPane trigger;
  private final Button whole = new Button();

  CameraPane(Strings strings, SetUpViewModel model, PictureWorker worker, FxBridge bridge) {
    this.strings = strings;
    this.sources = new SourcesPane(strings, model);
    this.picture = new RegionPane(strings, model.drawing(), worker, bridge);
    this.lens = new LensPane(strings, model);
    this.settings = new SettingsPane(strings, model);
    this.trigger = new TriggerPane(strings, model.trigger());
    getStyleClass().add("setup");
    whole.setId("setup-whole");
    whole.getStyleClass().add("filter");
    whole.setOnAction(event -> model.drawing().whole());
    VBox middle = new VBox(picture, whole);
    middle.getStyleClass().add("column");
    VBox.setVgrow(picture, Priority.ALWAYS);
    HBox.setHgrow(middle, Priority.ALWAYS);
    VBox right = new VBox(lens, settings, trigger);
    right.getStyleClass().add("column");
    ScrollPane scroll = new ScrollPane(right);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().addAll("gallery-scroll", "setup-aside");
    getChildren().addAll(sources, middle, scroll);
    model.viewProperty().addListener((at, before, now) -> show(now));
    show(model.viewProperty().get());
  }

  void show(SetUpView view) {
    whole.setText(strings.text("setup.whole"));
    sources.show(view);
    picture.show(view);
    lens.show(view);
    trigger.show(view);
    settings.show(view);
  }
}
