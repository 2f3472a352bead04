package org.tenshot.ui.teach;

import java.util.EnumMap;
import java.util.Map;
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
import org.tenshot.ui.common.DigitKey;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.NoticePane;
import org.tenshot.ui.common.PictureWorker;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.Theme;
import org.tenshot.ui.common.Thumbnails;
import org.tenshot.ui.common.TitleBar;

/// The QA engineer's screen: label, prove, promote. Everything can be done by keys: F2 to F5 choose
/// an area, arrows move, Space chooses, numbers label, Z takes back, Esc goes back to the line.
public final class TeachScreen extends StackPane implements AutoCloseable {

  private final TeachViewModel model;
  private final Strings strings;
  private final PictureWorker worker;
  private final Label next = new Label();
  private final TitleBar top;
  private final Map<TeachView.Area, Button> areas = new EnumMap<>(TeachView.Area.class);
  private final Map<TeachView.Area, Node> panes = new EnumMap<>(TeachView.Area.class);
  private final GalleryRings rings;
  private final LabelPane label;
  private final ProofPane proof;
  private final VersionsPane versions;
  private final EncoderSwitch encoders;
  private final EncoderPane encoder;
  private final Prompts sentences;
  private final PromptsPane prompts;
  private final NoticePane notice;

  /// On the drawing thread, after {@link Theme#install()}.
  ///
  /// @param actions what is asked of the station
  /// @param strings of all screens
  public TeachScreen(TeachActions actions, Strings strings) {
    this.strings = strings;
    FxBridge bridge = new FxBridge(strings);
    this.worker = new PictureWorker(bridge);
    this.model = new TeachViewModel(actions, strings, bridge);
    Thumbnails thumbnails = new Thumbnails(actions::picture, bridge, worker);
    this.rings = new GalleryRings(actions, bridge);
    this.label =
        new LabelPane(
            strings,
            model,
            new Exchange(actions, strings, bridge, model::say, model::learnAnew),
            thumbnails,
            rings);
    this.proof = new ProofPane(strings, model, thumbnails);
    this.versions =
        new VersionsPane(strings, model, actions, new Trials(bridge, model::failed), thumbnails);
    this.encoders = new EncoderSwitch(actions, strings, bridge, model::say, model::learnAnew);
    this.encoder = new EncoderPane(strings, encoders);
    this.sentences = new Prompts(actions, strings, bridge, model::say);
    this.prompts = new PromptsPane(strings, sentences, thumbnails);
    this.notice = new NoticePane(strings, model::forgetNotice);
    this.top = new TitleBar("back", model::leave);
    Theme.dress(this, strings);
    panes.put(TeachView.Area.LABEL, label);
    panes.put(TeachView.Area.PROOF, proof);
    VBox kept = new VBox(encoder, versions);
    VBox.setVgrow(versions, Priority.ALWAYS);
    panes.put(TeachView.Area.VERSIONS, kept);
    panes.put(TeachView.Area.PROMPTS, prompts);
    addAreas();
    StackPane body = new StackPane(label, proof, kept, prompts);
    body.setMinHeight(0);
    VBox.setVgrow(body, Priority.ALWAYS);
    next.getStyleClass().add("next-step");
    next.setId("next-step");
    next.setMaxWidth(Double.MAX_VALUE);
    next.setMinHeight(USE_PREF_SIZE);
    next.setWrapText(true);
    getChildren().addAll(new VBox(top, next, body), notice);
    setAlignment(notice, Pos.BOTTOM_LEFT);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.viewProperty().addListener((at, before, now) -> show(now));
    model.noticeProperty().addListener((at, before, now) -> notice.show(now));
    strings.languageProperty().addListener((at, before, now) -> show(model.viewProperty().get()));
    show(model.viewProperty().get());
  }

  /// Asks the station for everything anew: whenever the screen comes to the front.
  public void open() {
    rings.forget();
    model.open();
    sentences.open();
    versions.open();
    encoders.open();
  }

  /// Ends the screen's thread; before the window goes.
  @Override
  public void close() {
    worker.close();
  }

  /// Puts something into the top bar, such as who is logged in.
  public void showOnTop(Node more) {
    top.add(more);
  }

  private void addAreas() {
    for (TeachView.Area area : TeachView.Area.values()) {
      Button button = new Button();
      button.setId("area-" + area.name());
      button.setFocusTraversable(false);
      button.setOnAction(event -> model.show(area));
      button.setMinWidth(USE_PREF_SIZE);
      areas.put(area, button);
      top.add(button);
    }
  }

  private void show(TeachView view) {
    TeachFacts facts = view.facts();
    top.speak(strings.text("teach.back"), facts == null ? "" : facts.product());
    next.setText(view.next());
    areas.forEach(
        (area, button) -> {
          button.setText(strings.text("teach.area." + area));
          StyleClasses.set(
              button, "button", "area", area == view.area() ? "filter-on" : "filter-off");
        });
    panes.forEach((area, pane) -> pane.setVisible(area == view.area()));
    switch (view.area()) {
      case LABEL -> label.show(view);
      case PROOF -> proof.show(view);
      case VERSIONS -> {
        encoder.show();
        versions.show(view);
      }
      case PROMPTS -> prompts.show();
    }
  }

  private void pressed(KeyEvent event) {
    boolean typing = event.getTarget() instanceof TextInputControl;
    if (typing && !event.getCode().isFunctionKey() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof Button focused) {
      focused.fire();
      event.consume();
    } else if (anywhere(event.getCode())
        || model.viewProperty().get().area() == TeachView.Area.LABEL && labelling(event)) {
      event.consume();
    }
  }

  private boolean anywhere(KeyCode code) {
    switch (code) {
      case F2 -> model.show(TeachView.Area.LABEL);
      case F3 -> model.show(TeachView.Area.PROOF);
      case F4 -> model.show(TeachView.Area.VERSIONS);
      case F5 -> model.show(TeachView.Area.PROMPTS);
      case Z -> model.undoLast();
      case ESCAPE -> model.leave();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean labelling(KeyEvent event) {
    int columns = label.columns();
    switch (event.getCode()) {
      case LEFT -> model.move(-1, event.isShiftDown());
      case RIGHT -> model.move(1, event.isShiftDown());
      case UP -> model.move(-columns, event.isShiftDown());
      case DOWN -> model.move(columns, event.isShiftDown());
      case SPACE -> model.choose(model.viewProperty().get().cursor(), true);
      case U -> model.mostUseful(!model.viewProperty().get().filter().mostUseful());
      default -> {
        return number(event.getCode());
      }
    }
    label.reveal(model.viewProperty().get().cursor());
    return true;
  }

  private boolean number(KeyCode code) {
    int number = DigitKey.number(code);
    if (number == 0) {
      return false;
    }
    model.label(number);
    label.reveal(model.viewProperty().get().cursor());
    return true;
  }
}
