package org.tenshot.ui.setup;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.tenshot.ui.common.Choice;
import org.tenshot.ui.common.ChoicePane;
import org.tenshot.ui.common.DigitKey;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.NoticePane;
import org.tenshot.ui.common.PictureWorker;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.Symbol;
import org.tenshot.ui.common.Theme;
import org.tenshot.ui.common.TitleBar;

/// From nothing to a line that runs: what is inspected, the camera, ten good parts. At the first
/// start it also offers the product that comes with the program, and makes the first administrator.
/// F10 goes on, Esc goes back.
public final class GuideScreen extends StackPane implements AutoCloseable {

  private static final List<GuideView.Step> STEPS =
      List.of(GuideView.Step.PRODUCT, GuideView.Step.CAMERA, GuideView.Step.PARTS);

  private static final Insets MARGIN = new Insets(14);

  private final Strings strings;
  private final PictureWorker worker;
  private final SetUpViewModel camera;
  private final GuideViewModel model;
  private final ProductPane product;
  private final CameraPane cameraPane;
  private final PartsPane parts;
  private final AdministratorPane administrator;
  private final ChoicePane welcome;
  private final Map<GuideView.Step, Node> panes = new EnumMap<>(GuideView.Step.class);
  private final Map<GuideView.Step, Label> steps = new EnumMap<>(GuideView.Step.class);
  private final TitleBar top;
  private final Button next = new Button("", new Symbol(MaterialDesignA.ARROW_RIGHT));
  private final Label hint = new Label();
  private GuideView.@Nullable Step before;

  /// On the drawing thread, after {@link Theme#install()}.
  ///
  /// @param strings of all screens
  public GuideScreen(SetUpActions actions, Strings strings) {
    this.strings = strings;
    FxBridge bridge = new FxBridge(strings);
    this.worker = new PictureWorker(bridge);
    this.camera = new SetUpViewModel(actions, strings, bridge);
    this.model = new GuideViewModel(actions, camera, strings, bridge);
    this.product = new ProductPane(strings, model);
    this.cameraPane = new CameraPane(strings, camera, worker, bridge);
    this.parts = new PartsPane(strings, model, camera, worker, bridge);
    this.administrator = new AdministratorPane(strings, model);
    this.welcome = new ChoicePane(strings, model::back);
    this.top = new TitleBar("back", model::back);
    NoticePane notice = new NoticePane(strings, camera::forgetNotice);
    Theme.dress(this, strings);
    panes.put(GuideView.Step.PRODUCT, product);
    panes.put(GuideView.Step.CAMERA, cameraPane);
    panes.put(GuideView.Step.PARTS, parts);
    panes.put(GuideView.Step.ADMINISTRATOR, administrator);
    fillTop();
    hint.setId("guide-hint");
    hint.getStyleClass().add("next-step");
    hint.setMaxWidth(Double.MAX_VALUE);
    hint.setMinHeight(USE_PREF_SIZE);
    hint.setWrapText(true);
    StackPane body = new StackPane(product, cameraPane, parts, administrator);
    List.of(product, administrator).forEach(card -> StackPane.setMargin(card, MARGIN));
    body.setMinHeight(0);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(new VBox(top, hint, body), welcome, notice);
    setAlignment(notice, Pos.BOTTOM_LEFT);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.viewProperty().addListener((at, was, now) -> show(now));
    camera.noticeProperty().addListener((at, was, now) -> notice.show(now));
    strings.languageProperty().addListener((at, was, now) -> speak());
    show(model.viewProperty().get());
  }

  /// Begins anew: whenever the guide comes to the front.
  ///
  /// @param firstStart whether nothing was ever done on this station
  public void open(boolean firstStart) {
    product.begin();
    before = null;
    model.open(firstStart);
  }

  /// Puts something into the top bar, such as who is logged in.
  public void showOnTop(Node more) {
    top.add(more);
  }

  /// Ends the screen's thread; before the window goes.
  @Override
  public void close() {
    worker.close();
  }

  private void fillTop() {
    for (GuideView.Step step : STEPS) {
      Label label = new Label();
      label.setId("guide-step-" + step);
      steps.put(step, label);
      top.lead(label);
    }
    next.setId("guide-next");
    next.getStyleClass().addAll("big-button", "big-start", "setup-save");
    next.setMinWidth(USE_PREF_SIZE);
    next.setOnAction(event -> model.next());
    top.add(next);
  }

  private void speak() {
    before = null;
    show(model.viewProperty().get());
    cameraPane.show(camera.viewProperty().get());
  }

  private void show(GuideView view) {
    top.speak(strings.text("guide.back"), "");
    for (GuideView.Step step : STEPS) {
      Label label = steps.get(step);
      if (label != null) {
        label.setText((STEPS.indexOf(step) + 1) + "  " + strings.text("guide.step." + step));
        StyleClasses.set(
            label, "label", "guide-step", step == view.step() ? "guide-now" : "guide-other");
      }
    }
    boolean steps3 = STEPS.contains(view.step());
    next.setVisible(steps3);
    boolean last = view.step() == GuideView.Step.PARTS;
    next.setText(strings.text(last ? "guide.finish" : "guide.next"));
    next.setDisable(view.busy() || last && !view.enough());
    hint.setText(strings.text(view.busy() ? "guide.busy" : "guide.hint." + view.step()));
    panes.forEach((step, pane) -> pane.setVisible(step == view.step()));
    product.show();
    parts.show(view);
    administrator.show(view);
    if (view.step() != before) {
      before = view.step();
      enter(view.step());
    }
  }

  private void enter(GuideView.Step step) {
    if (step == GuideView.Step.WELCOME) {
      askWelcome();
      return;
    }
    welcome.hide();
    switch (step) {
      case PRODUCT -> product.take();
      case ADMINISTRATOR -> administrator.take();
      default -> next.requestFocus();
    }
  }

  private void askWelcome() {
    List<Choice> choices = new ArrayList<>();
    choices.add(choice("sample", model::sample));
    choices.add(choice("new", () -> model.go(GuideView.Step.PRODUCT)));
    choices.add(choice("administrator", () -> model.go(GuideView.Step.ADMINISTRATOR)));
    choices.add(choice("file", model::productFile));
    if (getScene() != null) {
      welcome.ask(
          strings.text("guide.welcome"),
          strings.text("guide.welcome.explanation"),
          choices,
          0,
          null,
          List.of());
    }
  }

  private Choice choice(String name, Runnable choose) {
    return new Choice(
        strings.text("guide.choice." + name),
        strings.text("guide.choice.detail." + name),
        null,
        "",
        choose);
  }

  private void pressed(KeyEvent event) {
    KeyCode code = event.getCode();
    if (welcome.isVisible()) {
      return;
    }
    boolean typing = event.getTarget() instanceof TextInputControl;
    if (code == KeyCode.ENTER && event.getTarget() instanceof Button focused) {
      focused.fire();
    } else if (code == KeyCode.ESCAPE) {
      model.back();
    } else if (code == KeyCode.F10 && next.isVisible() && !next.isDisabled()) {
      model.next();
    } else if (code == KeyCode.F5) {
      camera.search();
    } else if (code == KeyCode.W
        && !typing
        && model.viewProperty().get().step() == GuideView.Step.CAMERA) {
      camera.drawing().whole();
    } else if (typing || model.viewProperty().get().step() != GuideView.Step.PARTS) {
      return;
    } else if (!label(code)) {
      return;
    }
    event.consume();
  }

  private boolean label(KeyCode code) {
    List<String> classes = model.classes();
    if (code == KeyCode.SPACE) {
      model.capture(classes.getFirst());
      return true;
    }
    if (code == KeyCode.Z) {
      model.takeBack();
      return true;
    }
    int number = DigitKey.number(code);
    if (number < 1 || number >= classes.size()) {
      return false;
    }
    model.capture(classes.get(number));
    return true;
  }
}
