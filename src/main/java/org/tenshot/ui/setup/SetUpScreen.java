package org.tenshot.ui.setup;

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
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.NoticePane;
import org.tenshot.ui.common.PictureWorker;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.Symbol;
import org.tenshot.ui.common.Theme;
import org.tenshot.ui.common.TitleBar;

/// The screen on which the camera of a product is chosen and set, and its region drawn. F5 looks
/// for cameras, F10 saves, Esc goes back to the line.
public final class SetUpScreen extends StackPane implements AutoCloseable {

  private final SetUpViewModel model;
  private final Strings strings;
  private final PictureWorker worker;
  private final CameraPane camera;
  private final TitleBar top;
  private final Label hint = new Label();
  private final Button save = new Button("", new Symbol(MaterialDesignC.CONTENT_SAVE));

  /// On the drawing thread, after {@link Theme#install()}.
  ///
  /// @param strings of all screens
  public SetUpScreen(SetUpActions actions, Strings strings) {
    this.strings = strings;
    FxBridge bridge = new FxBridge(strings);
    this.worker = new PictureWorker(bridge);
    this.model = new SetUpViewModel(actions, strings, bridge);
    this.camera = new CameraPane(strings, model, worker, bridge);
    this.top = new TitleBar("back", model::leave);
    NoticePane notice = new NoticePane(strings, model::forgetNotice);
    Theme.dress(this, strings);
    save.setId("setup-save");
    save.getStyleClass().addAll("big-button", "big-start", "setup-save");
    save.setMinWidth(USE_PREF_SIZE);
    save.setOnAction(event -> model.save());
    top.add(save);
    hint.setId("setup-hint");
    hint.setMaxWidth(Double.MAX_VALUE);
    hint.setMinHeight(USE_PREF_SIZE);
    hint.setWrapText(true);
    camera.setMinHeight(0);
    VBox.setVgrow(camera, Priority.ALWAYS);
    getChildren().addAll(new VBox(top, hint, camera), notice);
    setAlignment(notice, Pos.BOTTOM_LEFT);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.viewProperty().addListener((at, before, now) -> show(now));
    model.noticeProperty().addListener((at, before, now) -> notice.show(now));
    strings.languageProperty().addListener((at, before, now) -> speak());
    speak();
  }

  /// Begins with the product of the line: whenever the screen comes to the front.
  public void open() {
    model.open();
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

  private void speak() {
    save.setText(strings.text("setup.save"));
    show(model.viewProperty().get());
    camera.show(model.viewProperty().get());
  }

  private void show(SetUpView view) {
    SetUpFacts facts = view.facts();
    top.speak(
        strings.text("teach.back"),
        facts == null ? strings.text("setup.title") : strings.text("setup.of", facts.product()));
    String foreign = view.foreign();
    hint.setText(
        facts == null || foreign.isEmpty()
            ? strings.text("setup.hint")
            : strings.text("setup.foreign", foreign, facts.camera()));
    StyleClasses.set(hint, "label", "next-step", foreign.isEmpty() ? "setup-usual" : "setup-bad");
    save.setDisable(facts == null || view.busy() || !view.hasPicture());
  }

  private void pressed(KeyEvent event) {
    KeyCode code = event.getCode();
    boolean typing = event.getTarget() instanceof TextInputControl;
    if (code == KeyCode.ENTER && event.getTarget() instanceof Button focused) {
      focused.fire();
    } else if (code == KeyCode.ESCAPE) {
      model.leave();
    } else if (code == KeyCode.F5) {
      model.search();
    } else if (code == KeyCode.F10 && !save.isDisabled()) {
      model.save();
    } else if (typing || code != KeyCode.W || event.isControlDown()) {
      return;
    } else {
      model.drawing().whole();
    }
    event.consume();
  }
}
