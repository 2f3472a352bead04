package org.tenshot.ui.line;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.tenshot.domain.Device;
import org.tenshot.domain.Fault;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Recording;
import org.tenshot.domain.Saying;
import org.tenshot.ui.common.FullScreen;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.Symbol;

/// The product, and how line, camera, device and recording stand. In a narrow window the words go
/// that are missed least, so that the others can be read.
final class TopBar extends HBox {

  /// Below so many pixels not all words find room.
  private static final double ROOMY = 1600;

  private final Strings strings;
  private final Label caption = new Label();
  private final Label product = new Label();
  private final Button back = new Button("", new Symbol(MaterialDesignA.ARROW_LEFT));
  private final Button profile = new Button();
  private String name = "";
  private final Chip line = new Chip("chip-line", Chip.Least.WORDS);
  private final Chip camera = new Chip("chip-camera", Chip.Least.TROUBLE);
  private final Chip device = new Chip("chip-device", Chip.Least.TROUBLE);
  private final Chip recording = new Chip("chip-recording", Chip.Least.WORDS);
  private final Button teach = new Button("", new Symbol(MaterialDesignS.SCHOOL));
  private final Button setUp = new Button("", new Symbol(MaterialDesignC.CAMERA));
  private final Button history = new Button("", new Symbol(MaterialDesignH.HISTORY));
  private final Button challenge = new Button("", new Symbol(MaterialDesignS.SHIELD_CHECK));
  private final Button acknowledge = new Button("", new Symbol(MaterialDesignC.CHECK_ALL));
  private final Button language = new Button("", new Symbol(MaterialDesignT.TRANSLATE));
  private final Button fullScreen = new Button("", new Symbol(MaterialDesignF.FULLSCREEN));

  TopBar(Strings strings, OperatorViewModel operator) {
    this.strings = strings;
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(USE_PREF_SIZE);
    back.setId("back");
    back.getStyleClass().add("square-button");
    back.setOnAction(event -> operator.back());
    leadsBack(false);
    caption.getStyleClass().add("chip-caption");
    product.getStyleClass().add("product");
    product.setId("product-name");
    // Products of one kind are told apart by the digits at the end.
    product.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    VBox words = new VBox(caption, product);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox content = new HBox(words, new Symbol(MaterialDesignC.CHEVRON_DOWN));
    content.getStyleClass().add("product-content");
    content.setAlignment(Pos.CENTER_LEFT);
    profile.setGraphic(content);
    profile.setId("profile");
    profile.getStyleClass().add("product-button");
    profile.setOnAction(event -> operator.askProfile());
    teach.setId("teach");
    teach.getStyleClass().add("square-button");
    teach.setOnAction(event -> operator.teach());
    setUp.setId("set-up");
    setUp.getStyleClass().add("square-button");
    setUp.setOnAction(event -> operator.setUp());
    history.setId("history");
    history.getStyleClass().add("square-button");
    history.setOnAction(event -> operator.lookBack());
    challenge.setId("challenge");
    challenge.getStyleClass().add("square-button");
    challenge.setOnAction(event -> operator.challenge());
    acknowledge.setId("acknowledge");
    acknowledge.getStyleClass().add("square-button");
    acknowledge.setOnAction(event -> operator.acknowledge());
    language.setId("language");
    language.getStyleClass().add("square-button");
    language.setOnAction(event -> operator.askLanguage());
    fullScreen.setId("full-screen");
    fullScreen.getStyleClass().add("square-button");
    fullScreen.setOnAction(event -> FullScreen.toggle(getScene()));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.SOMETIMES);
    getChildren().addAll(back, profile, gap, line, camera, device, recording);
    getChildren().addAll(acknowledge, challenge, history, teach, setUp, language, fullScreen);
    widthProperty().addListener((at, before, now) -> fit(now.doubleValue() < ROOMY));
    fit(false);
  }

  private void fit(boolean narrow) {
    StyleClasses.set(this, "top", narrow ? "top-narrow" : "top-wide");
    List.of(line, camera, device, recording).forEach(chip -> chip.fit(narrow));
  }

  /// Puts something beside the buttons.
  void add(Node more) {
    getChildren().add(getChildren().indexOf(history), more);
  }

  /// @param several true if there is an overview to go back to
  void leadsBack(boolean several) {
    back.setVisible(several);
    back.setManaged(several);
  }

  /// Shows the line's name beside the product.
  ///
  /// @param line empty for the only one
  void call(String line) {
    name = line;
    speak();
  }

  /// Takes up the language.
  void speak() {
    caption.setText(name.isEmpty() ? strings.text("top.product") : name);
    back.setTooltip(tip(strings.text("top.back.tip")));
    back.setAccessibleText(strings.text("top.back.tip"));
    profile.setTooltip(tip(strings.text("top.product.tip")));
    teach.setTooltip(tip(strings.text("button.teach.tip")));
    teach.setAccessibleText(strings.text("button.teach"));
    setUp.setTooltip(tip(strings.text("button.setup.tip")));
    setUp.setAccessibleText(strings.text("button.setup"));
    history.setTooltip(tip(strings.text("button.history.tip")));
    history.setAccessibleText(strings.text("button.history"));
    challenge.setTooltip(tip(strings.text("button.challenge.tip")));
    challenge.setAccessibleText(strings.text("button.challenge"));
    acknowledge.setTooltip(tip(strings.text("button.acknowledge.tip")));
    acknowledge.setAccessibleText(strings.text("button.acknowledge"));
    language.setTooltip(tip(strings.text("top.language.tip")));
    language.setAccessibleText(strings.text("top.language.tip"));
    fullScreen.setTooltip(tip(strings.text("top.full-screen.tip")));
    fullScreen.setAccessibleText(strings.text("top.full-screen.tip"));
  }

  void show(LineView view) {
    LineFacts facts = view.facts();
    product.setText(facts == null ? strings.text("top.no-product") : facts.product());
    profile.setAccessibleText(caption.getText() + ": " + product.getText());
    showLine(view);
    showCamera(facts, view.sourceLost(), view.isLive());
    showDevice(facts);
    showRecording(view.recording());
    // There is something to take note of only then; the place stays the picture's meanwhile.
    acknowledge.setVisible(view.state() == LineState.DEGRADED || view.held() != null);
    acknowledge.setManaged(acknowledge.isVisible());
  }

  private void showLine(LineView view) {
    Saying held = view.held();
    LineState state = held == null ? view.state() : LineState.FAULT;
    Ikon symbol =
        switch (state) {
          case STOPPED -> MaterialDesignS.STOP;
          case STARTING -> MaterialDesignT.TIMER_SAND;
          case RUNNING -> MaterialDesignP.PLAY;
          case DEGRADED, FAULT -> MaterialDesignA.ALERT;
        };
    Chip.Mood mood =
        switch (state) {
          case STOPPED, STARTING -> Chip.Mood.IDLE;
          case RUNNING -> Chip.Mood.GOOD;
          case DEGRADED -> Chip.Mood.WARNING;
          case FAULT -> Chip.Mood.BAD;
        };
    String reason = strings.say(held == null ? view.said() : held);
    line.show(mood, symbol, strings.text("chip.line"), strings.text(view.stateKey()), reason);
  }

  private void showCamera(@Nullable LineFacts facts, @Nullable Fault lost, boolean live) {
    String about = strings.text("chip.camera");
    if (facts == null) {
      camera.show(Chip.Mood.IDLE, MaterialDesignV.VIDEO, about, "–", "");
    } else if (lost != null) {
      camera.show(
          Chip.Mood.BAD,
          MaterialDesignV.VIDEO_OFF,
          about,
          strings.text("chip.camera.lost"),
          strings.say(lost.saying()));
    } else {
      Chip.Mood mood = live ? Chip.Mood.GOOD : Chip.Mood.IDLE;
      camera.show(mood, MaterialDesignV.VIDEO, about, facts.source(), facts.source());
    }
  }

  private void showDevice(@Nullable LineFacts facts) {
    String about = strings.text("chip.device");
    if (facts == null) {
      device.show(Chip.Mood.IDLE, MaterialDesignC.CHIP, about, "–", "");
      return;
    }
    Device where = facts.device();
    boolean onGpu = where.kind() != Device.Kind.CPU;
    String why = strings.say(where.why());
    String stands = (onGpu ? "GPU" : "CPU") + (why.isEmpty() ? "" : " · " + why);
    device.show(
        where.fellBack() ? Chip.Mood.WARNING : Chip.Mood.GOOD,
        onGpu ? MaterialDesignE.EXPANSION_CARD : MaterialDesignC.CHIP,
        about,
        stands,
        why);
  }

  private void showRecording(Recording state) {
    String waiting = strings.number(state.waiting());
    Chip.Mood mood =
        switch (state.kind()) {
          case WRITING -> Chip.Mood.GOOD;
          case BEHIND -> Chip.Mood.WARNING;
          case FAILED -> Chip.Mood.BAD;
        };
    Ikon symbol =
        switch (state.kind()) {
          case WRITING -> MaterialDesignD.DATABASE_CHECK;
          case BEHIND -> MaterialDesignD.DATABASE_CLOCK;
          case FAILED -> MaterialDesignD.DATABASE_ALERT;
        };
    recording.show(
        mood,
        symbol,
        strings.text("chip.recording"),
        strings.text("recording." + state.kind(), waiting),
        strings.say(state.saying()));
  }

  /// A tip that comes soon enough for somebody who searches.
  static Tooltip tip(String text) {
    Tooltip tip = new Tooltip(text);
    tip.setShowDelay(Duration.millis(400));
    tip.setWrapText(true);
    tip.setMaxWidth(480);
    return tip;
  }
}
