package org.tenshot.ui.setup;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tenshot.ui.common.DigitKey;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.PictureWorker;
import org.tenshot.ui.common.Strings;

/// Ten good parts, one after the other under the camera; bad ones where there are some.
final class PartsPane extends HBox {

  private final Strings strings;
  private final GuideViewModel model;
  private final RegionPane picture;
  private final Label title = new Label();
  private final Label count = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Button good = new Button();
  private final Label badTitle = new Label();
  private final VBox bad = new VBox();
  private final Button undo = new Button();
  private final Label later = new Label();
  private List<String> shown = List.of();

  PartsPane(
      Strings strings,
      GuideViewModel model,
      SetUpViewModel camera,
      PictureWorker worker,
      FxBridge bridge) {
    this.strings = strings;
    this.model = model;
    this.picture = new RegionPane(strings, camera.drawing(), worker, bridge);
    picture.setId("guide-picture");
    getStyleClass().add("setup");
    HBox.setHgrow(picture, Priority.ALWAYS);
    title.getStyleClass().add("proof-title");
    badTitle.getStyleClass().add("proof-title");
    count.setId("guide-count");
    count.getStyleClass().add("setup-figure");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add("setup-bar");
    good.setId("guide-capture");
    good.getStyleClass().addAll("big-button", "big-start");
    good.setMaxWidth(Double.MAX_VALUE);
    good.setOnAction(event -> model.capture(model.classes().getFirst()));
    bad.getStyleClass().add("shot-rows");
    undo.setId("guide-undo");
    undo.getStyleClass().add("filter");
    undo.setMaxWidth(Double.MAX_VALUE);
    undo.setOnAction(event -> model.takeBack());
    for (Label line : List.of(badTitle, later)) {
      line.setWrapText(true);
      line.setMinHeight(USE_PREF_SIZE);
    }
    later.getStyleClass().add("teach-hint");
    VBox side = new VBox(title, count, bar, good, undo, badTitle, bad, later);
    side.getStyleClass().addAll("proof", "setup-card");
    ScrollPane scroll = new ScrollPane(side);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().addAll("gallery-scroll", "guide-side");
    getChildren().addAll(picture, scroll);
    camera.viewProperty().addListener((at, before, now) -> picture.show(now));
    picture.show(camera.viewProperty().get());
  }

  void show(GuideView view) {
    long taken = view.count(view.good());
    title.setText(strings.text("guide.parts"));
    count.setText(
        strings.text(
            "guide.count", strings.number(taken), strings.number((long) GuideView.WANTED)));
    bar.setProgress(Math.min(1, (double) taken / GuideView.WANTED));
    good.setText(strings.text("guide.capture"));
    good.setDisable(view.busy());
    undo.setText(strings.text("guide.undo"));
    undo.setDisable(view.busy() || view.shots().isEmpty());
    later.setText(strings.text("guide.later"));
    List<String> names = model.classes().subList(1, model.classes().size());
    badTitle.setText(strings.text("guide.bad"));
    badTitle.setVisible(!names.isEmpty());
    List<String> now = new ArrayList<>(names);
    names.forEach(name -> now.add(Long.toString(view.count(name))));
    if (!now.equals(shown)) {
      shown = now;
      bad.getChildren().clear();
      for (int i = 0; i < names.size(); i++) {
        bad.getChildren().add(button(i + 1, names.get(i), view.count(names.get(i))));
      }
    }
  }

  private Button button(int number, String name, long taken) {
    String key = DigitKey.name(number) + "   ";
    Button button = new Button((key + name).strip() + (taken == 0 ? "" : "   × " + taken));
    button.setId("guide-bad-" + number);
    button.getStyleClass().add("filter");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setFocusTraversable(false);
    button.setOnAction(event -> model.capture(name));
    return button;
  }
}
