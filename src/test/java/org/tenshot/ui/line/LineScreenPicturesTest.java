package org.tenshot.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenshot.domain.ChallengeResult;
import org.tenshot.domain.Device;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.Recording;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.Verdict;
import org.tenshot.ui.common.FitText;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;

/// Draws the screen in each of its conditions, in two sizes, into target/screens.
@ExtendWith(FxTest.class)
class LineScreenPicturesTest {

  private static final int PASS = 0x0b7d42;
  private static final int REJECT = 0xc9211e;
  private static final int REVIEW = 0xf5b301;
  private static final int NO_PART = 0x435264;
  private static final int FAULT = 0x9a2bb0;
  private static final int PANEL = 0x161d26;

  private final AtomicLong nanos = new AtomicLong();
  private final RecordedActions actions = new RecordedActions();
  private final Strings strings = new Strings(Language.ENGLISH);
  private final LineViewModel line =
      new LineViewModel(new FxBridge(), Clock.fixed(DemoLine.MORNING, ZoneOffset.UTC), nanos::get);
  private LineScreen screen;
  private Scene scene;

  @BeforeEach
  void openScreen() throws Exception {
    screen = FxTest.onFx(() -> new LineScreen(line, actions, strings));
    scene = FxTest.onFx(() -> new Scene(screen, 1920, 1080));
  }

  @AfterEach
  void closeScreen() throws Exception {
    FxTest.onFx(
        () -> {
          screen.close();
          return null;
        });
  }

  @Test
  void beforeAnythingWasChosen() throws Exception {
    BufferedImage picture = draw("line-first");
    assertThat(word()).isEqualTo("STOPPED");
    assertThat(verdictColour(picture)).isEqualTo(PANEL);
  }

  @Test
  void stopped() throws Exception {
    run(DemoLine.pass(812), null);
    line.stateChanged(LineState.STOPPED, "");
    BufferedImage picture = draw("line-stopped");
    assertThat(word()).isEqualTo("STOPPED");
    assertThat(verdictColour(picture)).as("no PASS stands when the line does").isEqualTo(PANEL);
  }

  @Test
  void pass() throws Exception {
    run(DemoLine.pass(812), null);
    BufferedImage picture = draw("line-pass");
    assertThat(word()).isEqualTo("PASS");
    assertThat(details()).isEqualTo("good  97.3 %");
    assertThat(text("#verdict-why")).contains("flawless machined bearing");
    assertThat(text("#count-pass")).isEqualTo("1,247");
    assertThat(text("#latency")).isEqualTo("24 ms");
    assertThat(verdictColour(picture)).isEqualTo(PASS);
  }

  @Test
  void reject() throws Exception {
    run(DemoLine.reject(813), DemoLine.SCRATCH);
    BufferedImage picture = draw("line-reject");
    assertThat(word()).isEqualTo("REJECT");
    assertThat(details()).startsWith("scratched raceway");
    assertThat(verdictColour(picture)).isEqualTo(REJECT);
    assertThat(FxTest.onFx(() -> screen.lookupAll(".ring").size())).isEqualTo(1);
    assertThat(text("#rings-badge")).contains("unlike every good shot");
  }

  @Test
  void review() throws Exception {
    run(DemoLine.review(814), DemoLine.RUST);
    BufferedImage picture = draw("line-review");
    assertThat(word()).isEqualTo("REVIEW");
    assertThat(verdictColour(picture)).isEqualTo(REVIEW);
  }

  @Test
  void noPart() throws Exception {
    run(DemoLine.noPart(815), DemoLine.EMPTY);
    BufferedImage picture = draw("line-no-part");
    assertThat(word()).isEqualTo("NO PART");
    assertThat(verdictColour(picture)).isEqualTo(NO_PART);
  }

  @Test
  void fault() throws Exception {
    run(DemoLine.fault(816), null);
    BufferedImage picture = draw("line-fault");
    assertThat(word()).isEqualTo("FAULT");
    assertThat(text("#verdict-why")).contains("copy it again");
    assertThat(verdictColour(picture)).isEqualTo(FAULT);
  }

  @Test
  void sourceLost() throws Exception {
    run(DemoLine.pass(812), null);
    String sentence =
        "The camera rtsp://10.0.0.17/line does not answer: check its cable and power.";
    line.sourceChanged(new Fault(Fault.Code.SOURCE_LOST, sentence));
    line.stateChanged(LineState.DEGRADED, sentence);
    BufferedImage picture = draw("line-source-lost");
    assertThat(word()).isEqualTo("NO PICTURE");
    assertThat(verdictColour(picture)).isEqualTo(PANEL);
    assertThat(alertColour(picture)).isEqualTo(REJECT);
  }

  @Test
  void anotherCamera() throws Exception {
    String sentence =
        "The camera is SN 40077112; this line was set up with SN 22345678. Put that one back, or accept this one: look at it on the set-up screen (C) and save (F10). Without a screen, write camera: \"40077112\" into the profile.";
    line.stateChanged(LineState.RUNNING, "");
    line.sourceChanged(new Fault(Fault.Code.SOURCE_LOST, sentence));
    line.stateChanged(LineState.FAULT, sentence);
    draw("line-other-camera");
    assertThat(word()).isEqualTo("LINE FAULT");
  }

  @Test
  void cpuFallback() throws Exception {
    run(DemoLine.pass(812), null, DemoLine.FALLEN_BACK);
    BufferedImage picture = draw("line-cpu-fallback");
    assertThat(word()).isEqualTo("PASS");
    assertThat(alertColour(picture)).isEqualTo(REVIEW);
  }

  @Test
  void pictureChanged() throws Exception {
    run(DemoLine.review(814), null);
    line.stateChanged(
        LineState.DEGRADED,
        "Since 10:42 the picture is 30 % darker than when the product was taught: check the lamp and the camera's exposure. Nothing passes until that is mended, or somebody accepts the picture as it is now.");
    BufferedImage picture = draw("line-picture-changed");
    assertThat(word()).isEqualTo("REVIEW");
    assertThat(alertColour(picture)).isEqualTo(REVIEW);
    assertThat(FxTest.onFx(() -> screen.lookup("#acknowledge").isVisible())).isTrue();
    press(KeyCode.A);
    FxTest.until("acknowledged", () -> actions.asked.contains("acknowledge"));
  }

  @Test
  void challengeFailed() throws Exception {
    run(DemoLine.review(814), null);
    assertThat(FxTest.onFx(() -> screen.lookup("#acknowledge").isVisible())).isFalse();
    actions.challenged =
        new ChallengeResult(
            DemoLine.MORNING,
            "auto/1",
            new Proportion(4, 5),
            new Proportion(5, 5),
            2,
            List.of(new ChallengeResult.Failure(17, "ab", "rust", Verdict.Kind.PASS)));
    press(KeyCode.K);
    line.stateChanged(
        LineState.DEGRADED,
        "Challenge at 10:42 failed: 1 of 5 known bad parts were not caught (shot 17 rust: PASS). Nothing passes until somebody who may choose heads has looked at them and acknowledges it (A).");
    draw("line-challenge-failed");
    assertThat(notice()).contains("only 4 of 5");
  }

  @Test
  void challengeMetInChinese() throws Exception {
    FxTest.onFx(
        () -> {
          strings.use(Language.CHINESE);
          return null;
        });
    run(DemoLine.pass(812), null);
    press(KeyCode.K);
    draw("line-challenge-met");
    assertThat(notice()).contains("5");
  }

  private void press(KeyCode key) throws Exception {
    FxTest.onFx(
        () -> {
          screen.fireEvent(
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
          return null;
        });
  }

  @Test
  void recordingFailed() throws Exception {
    run(DemoLine.reject(813), DemoLine.SCRATCH);
    line.recordingChanged(
        new Recording(
            Recording.Kind.FAILED,
            "The disk of /var/tenshot is full: free some space; nothing is lost yet.",
            1204));
    BufferedImage picture = draw("line-recording-failed");
    assertThat(alertColour(picture)).isEqualTo(REJECT);
  }

  @Test
  void lineFault() throws Exception {
    run(DemoLine.pass(812), null);
    line.stateChanged(
        LineState.FAULT, "The encoder answered no numbers: restart the line, then call support.");
    BufferedImage picture = draw("line-line-fault");
    assertThat(word()).isEqualTo("LINE FAULT");
    assertThat(alertColour(picture)).isEqualTo(FAULT);
    assertThat(verdictColour(picture)).isEqualTo(PANEL);
  }

  @Test
  void lookingBack() throws Exception {
    run(DemoLine.reject(813), DemoLine.SCRATCH);
    FxTest.until("a view", () -> !line.viewProperty().get().parts().isEmpty());
    line.lookAt(line.viewProperty().get().parts().get(2));
    BufferedImage picture = draw("line-looking-back");
    assertThat(word()).isEqualTo("PASS");
    assertThat(verdictColour(picture)).as("a past PASS never looks current").isEqualTo(PANEL);
  }

  @Test
  void wrongVerdict() throws Exception {
    run(DemoLine.reject(813), DemoLine.SCRATCH);
    FxTest.onFx(
        () -> {
          screen.lookup("#wrong").fireEvent(new javafx.event.ActionEvent());
          return null;
        });
    BufferedImage picture = draw("line-wrong");
    assertThat(picture.getRGB(1880, 560) >> 16 & 0xff).as("the red behind is dark").isLessThan(64);
    assertThat(screen.lookupAll(".choice")).hasSize(DemoLine.CLASSES.size());
  }

  @Test
  void profiles() throws Exception {
    FxTest.onFx(
        () -> {
          screen.askProfile();
          return null;
        });
    draw("line-profiles");
  }

  @Test
  void german() throws Exception {
    FxTest.onFx(
        () -> {
          strings.use(Language.GERMAN);
          return null;
        });
    run(DemoLine.reject(813), DemoLine.SCRATCH);
    line.recordingChanged(
        new Recording(Recording.Kind.BEHIND, "Die Platte ist langsamer als die Linie.", 340));
    draw("line-german");
    assertThat(word()).isEqualTo("AUSSCHUSS");
    assertThat(details()).matches(".+ \\d\\d,\\d %");
  }

  @Test
  void chinese() throws Exception {
    FxTest.onFx(
        () -> {
          strings.use(Language.CHINESE);
          return null;
        });
    run(DemoLine.pass(812), null);
    draw("line-chinese");
    assertThat(word()).isEqualTo("合格");
  }

  @Test
  void waitingForATrigger() throws Exception {
    LineFacts facts = DemoLine.facts(DemoLine.GPU);
    line.lineOpened(
        new LineFacts(
            facts.profile(),
            facts.product(),
            facts.classes(),
            facts.source(),
            facts.device(),
            TriggerRule.By.KEY));
    line.stateChanged(LineState.STARTING, "");
    line.stateChanged(LineState.RUNNING, "");
    line.inspected(
        DemoLine.inspection(
            1, new Verdict.Faulted(new Fault(Fault.Code.NO_PICTURE, "No picture came.")), 0, ""),
        null);
    line.sourceChanged(null);
    draw("line-waiting-for-trigger");
    assertThat(word()).isEqualTo("READY");
    assertThat(text("#verdict-why")).contains("Press I");
    assertThat(text("#trigger-faults")).contains("late 0").contains("no picture 1");
  }

  private void run(Inspection last, @Nullable ProductClass flaw) throws Exception {
    run(last, flaw, DemoLine.GPU);
  }

  private void run(Inspection last, @Nullable ProductClass flaw, Device device) throws Exception {
    line.lineOpened(DemoLine.facts(device));
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
  private BufferedImage draw(String name) throws Exception {
    resize(1280, 800);
    FxTest.snapshot(scene, name + "-1280");
    resize(1920, 1080);
    return FxTest.snapshot(scene, name);
  }

  private void resize(int width, int height) throws Exception {
    FxTest.onFx(
        () -> {
          Scene before = scene;
          LineScreen root = screen;
          before.setRoot(new javafx.scene.Group());
          scene = new Scene(root, width, height);
          for (int i = 0; i < 3; i++) {
            root.applyCss();
            root.layout();
          }
          return null;
        });
    FxTest.until("the live picture in this size", () -> isSharp(width));
  }

  private boolean isSharp(int width) {
    screen.applyCss();
    screen.layout();
    Image image = ((ImageView) screen.lookup("#picture")).getImage();
    return image == null || image.getWidth() > width * 0.4;
  }

  private String word() throws Exception {
    return FxTest.onFx(() -> ((FitText) screen.lookup("#verdict-word")).words());
  }

  private String details() throws Exception {
    return FxTest.onFx(() -> ((FitText) screen.lookup("#verdict-details")).words());
  }

  private String notice() throws Exception {
    return FxTest.onFx(() -> ((Labeled) screen.lookup(".notice .label")).getText());
  }

  private String text(String id) throws Exception {
    return FxTest.onFx(() -> ((Labeled) screen.lookup(id)).getText());
  }

  /// The colour that most of the verdict's pane has near its left edge.
  private int verdictColour(BufferedImage picture) {
    return picture.getRGB(1920 - 40, 560) & 0xffffff;
  }

  private int alertColour(BufferedImage picture) {
    return picture.getRGB(6, 110) & 0xffffff;
  }
}
