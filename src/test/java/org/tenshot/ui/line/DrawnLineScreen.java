package org.tenshot.ui.line;

import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenshot.domain.Device;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ProductClass;
import org.tenshot.inspect.Cautions;
import org.tenshot.ui.common.FitText;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;

/// A line's screen that is drawn in two sizes into target/screens, after a morning's parts.
@ExtendWith(FxTest.class)
abstract class DrawnLineScreen {

  static final int PASS = 0x0b7d42;
  static final int REJECT = 0xc9211e;
  static final int REVIEW = 0xf5b301;
  static final int NO_PART = 0x435264;
  static final int FAULT = 0x9a2bb0;
  static final int PANEL = 0x161d26;

  final AtomicLong nanos = new AtomicLong();
  final Cautions cautions = new Cautions();
  final RecordedActions actions = new RecordedActions();
  final Strings strings = new Strings(Language.ENGLISH);
  final LineViewModel line =
      new LineViewModel(new FxBridge(), Clock.fixed(DemoLine.MORNING, ZoneOffset.UTC), nanos::get);
  LineScreen screen;
  Scene scene;

  @BeforeEach
  void openScreen() throws Exception {
    screen = FxTest.onFx(() -> new LineScreen(line, actions, strings));
    scene = FxTest.onFx(() -> new Scene(screen, 1920, 1080));
  }

  @AfterEach
  void closeScreen() throws Exception {
    FxTest.run(screen::close);
  }

  void press(KeyCode key) throws Exception {
    FxTest.run(
        () ->
            screen.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
  }

  void run(Inspection last, @Nullable ProductClass flaw) throws Exception {
    run(last, flaw, DemoLine.GPU);
  }

  void run(Inspection last, @Nullable ProductClass flaw, Device device) throws Exception {
    line.lineOpened(DemoLine.facts(device), cautions);
    line.stateChanged(LineState.STARTING, "");
    line.stateChanged(LineState.RUNNING, "");
    for (int i = 0; i < 1240; i++) {
      line.inspected(DemoLine.pass(i), null);
    }
    for (int i = 0; i < 31; i++) {
      line.inspected(DemoLine.reject(i), null);
    }
    Picture good = DemoLine.bearing(null);
    Picture ballMissing = DemoLine.bearing(DemoLine.BALL);
    line.frameArrived(DemoLine.frame(800, good), DemoLine.BOX);
    for (int i = 800; i < 812; i++) {
      switch (i % 6) {
        case 1 -> line.inspected(DemoLine.reject(i), ballMissing);
        case 3 -> line.inspected(DemoLine.review(i), DemoLine.bearing(DemoLine.RUST));
        case 5 -> line.inspected(DemoLine.noPart(i), DemoLine.bearing(DemoLine.EMPTY));
        default -> line.inspected(DemoLine.pass(i), good);
      }
    }
    Picture picture = DemoLine.bearing(flaw);
    line.frameArrived(DemoLine.frame(last.origin().sequence(), picture), DemoLine.BOX);
    line.inspected(last, last.score() == null ? null : picture);
    FxTest.until(
        "the live picture",
        () -> {
          screen.applyCss();
          screen.layout();
          return ((ImageView) screen.lookup("#picture")).getImage() != null;
        });
  }

  /// Both sizes; the larger one is handed back.
  BufferedImage draw(String name) throws Exception {
    resize(1280, 800);
    FxTest.snapshot(scene, name + "-1280");
    resize(1920, 1080);
    return FxTest.snapshot(scene, name);
  }

  void resize(int width, int height) throws Exception {
    FxTest.run(
        () -> {
          Scene before = scene;
          LineScreen root = screen;
          before.setRoot(new javafx.scene.Group());
          scene = new Scene(root, width, height);
          for (int i = 0; i < 3; i++) {
            root.applyCss();
            root.layout();
          }
        });
    FxTest.until("the live picture in this size", () -> isSharp(width));
  }

  boolean isSharp(int width) {
    screen.applyCss();
    screen.layout();
    Image image = ((ImageView) screen.lookup("#picture")).getImage();
    return image == null || image.getWidth() > width * 0.4;
  }

  String word() throws Exception {
    return FxTest.onFx(this::wordNow);
  }

  /// On the drawing thread.
  String wordNow() {
    return ((FitText) screen.lookup("#verdict-word")).words();
  }

  /// What a person has to do with the part.
  String next() throws Exception {
    return FxTest.onFx(() -> ((FitText) screen.lookup("#verdict-next")).words());
  }

  String details() throws Exception {
    return FxTest.onFx(() -> ((FitText) screen.lookup("#verdict-details")).words());
  }

  /// Of the worst.
  String alertTitle() throws Exception {
    return text(".alert-title");
  }

  String notice() throws Exception {
    return FxTest.onFx(() -> ((Labeled) screen.lookup(".notice .label")).getText());
  }

  String text(String id) throws Exception {
    return FxTest.onFx(() -> ((Labeled) screen.lookup(id)).getText());
  }

  /// The colour that most of the verdict's pane has near its left edge.
  int verdictColour(BufferedImage picture) {
    return picture.getRGB(1920 - 40, 560) & 0xffffff;
  }

  int alertColour(BufferedImage picture) {
    return picture.getRGB(6, 110) & 0xffffff;
  }
}
