package org.tenshot.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenshot.camera.Fired;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.TriggerRule;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Hands;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;

/// The set-up screen worked by mouse and keys, and drawn into target/screens.
@ExtendWith(FxTest.class)
class SetUpScreenTest {

  private final Strings strings = new Strings(Language.ENGLISH);
  private final DemoSetUp station = new DemoSetUp();
  private SetUpScreen screen;
  private Hands hands;
  private Picture picture;

  @BeforeEach
  void openScreen() throws Exception {
    picture = DemoSetUp.parts(1).getFirst();
    screen = FxTest.onFx(() -> new SetUpScreen(station, strings));
    hands = new Hands(FxTest.onFx(() -> new Scene(screen, 1920, 1080)));
  }

  @AfterEach
  void closeScreen() throws Exception {
    FxTest.run(screen::close);
  }

  @Test
  void theCameraOfTheProductIsTriedAndItsRegionDrawnWithTheMouse() throws Exception {
    open();
    assertThat(station.asked).containsExactly("open", "cameras", "watch " + DemoSetUp.CAMERA);
    assertThat(FxTest.onFx(() -> hands.find("#setup-save").isDisabled())).isTrue();
    FxTest.snapshot(hands.scene(), "setup-opening");
    show(picture);
    hands.drag("#setup-picture", 0.5, 0.5, 0.6, 0.7);
    String drawn = hands.text("#setup-pixels");
    assertThat(drawn).matches("x \\d+ {2}y \\d+ {3}\\d+ × \\d+ pixels");
    show(picture);
    assertThat(hands.text("#setup-focus")).isEqualTo("100 %");
    FxTest.snapshot(hands.scene(), "setup-region");
    hands.press(KeyCode.RIGHT);
    hands.press(KeyCode.DOWN, KeyCombination.SHIFT_DOWN, KeyCombination.CONTROL_DOWN);
    assertThat(hands.text("#setup-pixels")).isNotEqualTo(drawn);
    hands.press(KeyCode.F10);
    assertThat(station.asked.getLast())
        .startsWith("save " + DemoSetUp.CAMERA + " Region[x=")
        .contains("unit=PIXELS");
    FxTest.snapshot(hands.scene(), "setup-saved");
    hands.press(KeyCode.W);
    hands.fire("#setup-save");
    assertThat(station.asked.getLast()).endsWith(Region.WHOLE.toString());
    hands.press(KeyCode.ESCAPE);
    assertThat(station.asked.getLast()).isEqualTo("leave");
  }

  @Test
  void focusIsShownAgainstTheBestOneSoFar() throws Exception {
    open();
    show(picture);
    assertThat(hands.text("#setup-focus")).isEqualTo("100 %");
    show(blurred(picture));
    assertThat(hands.text("#setup-focus")).matches("\\d{1,2} %");
    FxTest.snapshot(hands.scene(), "setup-blurred");
    hands.fire("#setup-again");
    show(blurred(picture));
    assertThat(hands.text("#setup-focus")).isEqualTo("100 %");
    show(new Picture(64, 64, new byte[64 * 64 * 3]));
    assertThat(hands.text("#setup-light")).contains("Too dark");
    FxTest.snapshot(hands.scene(), "setup-dark");
    byte[] white = new byte[64 * 64 * 3];
    Arrays.fill(white, (byte) 255);
    show(new Picture(64, 64, white));
    assertThat(hands.text("#setup-light")).contains("Too bright");
  }

  @Test
  void aLostCameraIsSaidAndComesBack() throws Exception {
    open();
    station.stands(Seen.State.REFUSED, null, "gige:22345678 cannot be opened: access denied.");
    hands.settle();
    FxTest.snapshot(hands.scene(), "setup-refused");
    show(picture);
    station.stands(Seen.State.LOST, picture, "No picture for 5 seconds: check the cable.");
    hands.settle();
    assertThat(hands.text("#setup-badge")).contains("LOST").contains("check the cable");
    FxTest.snapshot(hands.scene(), "setup-lost");
    show(picture);
    assertThat(hands.text("#setup-badge")).isEqualTo("LIVE");
  }

  @Test
  void anotherCameraThanTheLinesIsSaid() throws Exception {
    open();
    show(picture);
    assertThat(hands.text("#setup-hint")).doesNotContain("22345678");
    station.serial = "40077112";
    show(picture);
    assertThat(hands.text("#setup-hint")).contains("SN 40077112").contains("SN 22345678");
    FxTest.snapshot(hands.scene(), "setup-foreign");
  }

  @Test
  void oneTriggerIsTriedAndItsDelaySaved() throws Exception {
    station.rule =
        new TriggerRule(
            TriggerRule.By.MODBUS, null, Duration.ofMillis(500), Duration.ZERO, null, 1);
    open();
    assertThat(FxTest.onFx(() -> hands.find("#setup-fire").isDisabled())).isTrue();
    show(picture);
    hands.fire("#setup-fire");
    hands.settle();
    assertThat(station.asked.getLast()).isEqualTo("fire 2000");
    assertThat(hands.text("#setup-fired")).isEqualTo("One picture, 43 ms after.");
    hands.fire("#setup-measure");
    hands.settle();
    assertThat(hands.text("#setup-delay")).startsWith("Delay 85 ms").contains("Save (F10)");
    hands.press(KeyCode.F10);
    assertThat(station.asked.getLast()).startsWith("save ").endsWith(" 85");
    assertFired("No picture came", 0);
    assertFired("cannot be used", 1);
    assertFired("2 pictures came for one trigger (40 / 90 ms after)", 0, 40, 90);
    assertFired("but 501 ms after; the line waits 500 ms", 0, 501);
    station.refusal = "gige:22345678 cannot be triggered: timeout.";
    hands.fire("#setup-fire");
    hands.settle();
    assertThat(FxTest.onFx(() -> hands.find("#setup-fire").isDisabled())).isFalse();
    station.refusal = "";
    hands.fire("#setup-camera--dev-video0");
    assertThat(FxTest.onFx(() -> hands.find("#setup-fired").isVisible())).isFalse();
    show(picture);
    hands.press(KeyCode.F10);
    assertThat(station.asked.getLast()).as("another camera, another delay").doesNotEndWith(" 85");
    // Without settings of the camera the trigger is higher up.
    assertFired("One picture, 43 ms after.", 0, 43);
    FxTest.snapshot(hands.scene(), "setup-fired");
    hands.fire("#setup-measure");
    hands.settle();
    assertFired("2 pictures came", 0, 40, 90);
    FxTest.snapshot(hands.scene(), "setup-fired-twice");
  }

  private void assertFired(String words, int damaged, long... after) throws Exception {
    station.fired = new Fired(Arrays.stream(after).mapToObj(Duration::ofMillis).toList(), damaged);
    hands.fire("#setup-fire");
    hands.settle();
    assertThat(hands.text("#setup-fired")).contains(words);
  }

  @Test
  void aSliderOpensTheCameraAnewOnceItRests() throws Exception {
    open();
    show(picture);
    FxTest.run(
        () -> {
          ((Slider) hands.find("#setup-exposure")).setValue(3);
          ((Slider) hands.find("#setup-exposure")).setValue(4);
        });
    String wanted = "watch " + DemoSetUp.CAMERA + "?exposure=10000";
    FxTest.until("the camera is opened anew", () -> station.asked.contains(wanted));
    assertThat(station.asked).noneMatch(own -> own.contains("exposure=1000 "));
    show(picture);
    hands.fire("#setup-keep");
    assertThat(station.asked.getLast()).contains("22345678").contains("exposure=10000");
    hands.fire("#setup-as-it-is");
    assertThat(station.asked.getLast()).isEqualTo("watch " + DemoSetUp.CAMERA);
  }

  @Test
  void whatWasKeptOfThisCameraIsTakenUp() throws Exception {
    Region part = new Region(5, 6, 70, 80, Region.Unit.PIXELS);
    station.kept =
        Optional.of(new KeptSettings("22345678", DemoSetUp.CAMERA + "?exposure=700", part));
    open();
    show(picture);
    hands.fire("#setup-take");
    assertThat(station.asked.getLast()).isEqualTo("watch " + DemoSetUp.CAMERA + "?exposure=700");
    show(picture);
    assertThat(hands.text("#setup-pixels")).startsWith("x 5  y 6   70 × 80");
  }

  @Test
  void anAddressIsTypedAndARegionThatDoesNotFitIsSaid() throws Exception {
    open();
    show(picture);
    hands.drag("#setup-picture", 0.4, 0.4, 0.69, 0.9);
    FxTest.run(() -> ((TextField) hands.find("#setup-address")).setText(" rtsp://cam/live "));
    hands.fire("#setup-use");
    assertThat(station.asked.getLast()).isEqualTo("watch rtsp://cam/live");
    show(new Picture(32, 32, new byte[32 * 32 * 3]));
    assertThat(hands.text("#setup-pixels")).startsWith("x 0  y 0   32 × 32");
    assertThat(FxTest.onFx(() -> hands.find("#setup-keep").getParent().isVisible())).isFalse();
    hands.fire("#setup-simulated");
    assertThat(station.asked.getLast()).isEqualTo("watch sim:");
    hands.fire("#setup-camera--dev-video0");
    assertThat(station.asked.getLast()).isEqualTo("watch /dev/video0");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyLanguageFitsASmallScreen(Language language) throws Exception {
    FxTest.run(
        () -> {
          strings.use(language);
          screen.getScene().setRoot(new Pane());
          hands = new Hands(new Scene(screen, 1280, 800));
        });
    open();
    FxTest.run(() -> station.watch(DemoSetUp.CAMERA + "?trigger=line1", seen -> {}));
    open();
    show(picture);
    FxTest.snapshot(hands.scene(), "setup-" + language.name().toLowerCase(java.util.Locale.ROOT));
  }

  private void open() throws Exception {
    FxTest.run(screen::open);
    hands.settle();
  }

  private void show(Picture shown) throws Exception {
    station.shows(shown);
    FxTest.until(
        "the picture",
        () -> {
          screen.layout();
          return hands.find("#setup-picture").lookupAll(".image-view").stream()
              .anyMatch(own -> own instanceof ImageView view && view.getImage() != null);
        });
    hands.settle();
  }

  private static Picture blurred(Picture sharp) {
    int width = sharp.width();
    byte[] rgb = new byte[sharp.rgb().length];
    List<Integer> around = List.of(-2, -1, 0, 1, 2);
    for (int y = 0; y < sharp.height(); y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          int sum = 0;
          for (int step : around) {
            int at = Math.clamp((long) x + step, 0, width - 1);
            sum += sharp.rgb()[(y * width + at) * 3 + c] & 0xff;
          }
          rgb[(y * width + x) * 3 + c] = (byte) (sum / 5);
        }
      }
    }
    return new Picture(width, sharp.height(), rgb);
  }
}
