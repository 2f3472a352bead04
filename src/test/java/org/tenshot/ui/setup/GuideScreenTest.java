package org.tenshot.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenshot.domain.Picture;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Hands;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;

/// The guide from a fresh station to a running line, drawn into target/screens.
@ExtendWith(FxTest.class)
class GuideScreenTest {

  private final Strings strings = new Strings(Language.ENGLISH);
  private final DemoSetUp station = new DemoSetUp();
  private GuideScreen screen;
  private Hands hands;

  @BeforeEach
  void openScreen() throws Exception {
    screen = FxTest.onFx(() -> new GuideScreen(station, strings));
    hands = new Hands(FxTest.onFx(() -> new Scene(screen, 1920, 1080)));
  }

  @AfterEach
  void closeScreen() throws Exception {
    FxTest.run(screen::close);
  }

  @Test
  void aFreshStationOffersTheSample() throws Exception {
    open(true);
    FxTest.snapshot(hands.scene(), "guide-welcome");
    hands.press(KeyCode.ENTER);
    FxTest.run(() -> ((javafx.scene.control.Button) hands.scene().getFocusOwner()).fire());
    hands.settle();
    assertThat(station.asked).contains("sample");
    assertThat(station.asked.getLast()).isEqualTo("leave");
  }

  @Test
  void theFirstAdministratorIsMadeAndTheGuideGoesOn() throws Exception {
    open(true);
    hands.press(KeyCode.DIGIT3);
    hands.type("#guide-person", "Jana");
    hands.type("#guide-password", "secret1");
    hands.type("#guide-again", "secret2");
    FxTest.snapshot(hands.scene(), "guide-administrator");
    hands.fire("#guide-administrator");
    assertThat(station.asked).noneMatch(own -> own.startsWith("administrator"));
    assertThat(hands.text("#guide-problem")).contains("same password twice");
    hands.type("#guide-again", "secret1");
    hands.fire("#guide-administrator");
    assertThat(station.asked).contains("administrator Jana 7");
    hands.press(KeyCode.DIGIT2);
    assertThat(hands.text("#guide-hint")).contains("What is inspected");
  }

  @Test
  void tenGoodPartsEndInALineThatRuns() throws Exception {
    List<Picture> parts = DemoSetUp.parts(12);
    open(false);
    hands.fire("#guide-next");
    assertThat(hands.text("#guide-hint")).contains("What is inspected");
    hands.type("#guide-name", "pipe flange");
    hands.type("#guide-defects", "scratch\noil: a dark stain near the hole\n");
    assertThat(hands.text("#guide-suggestions"))
        .isEqualTo(
            "scratch: a photo of a pipe flange with a scratch\noil: a dark stain near the hole");
    FxTest.snapshot(hands.scene(), "guide-product");
    hands.press(KeyCode.F10);
    hands.fire("#guide-next");
    assertThat(hands.text("#guide-hint")).as("no picture yet").contains("Choose the camera");
    hands.fire("#setup-camera-gige-22345678");
    station.shows(parts.getFirst());
    hands.settle();
    FxTest.snapshot(hands.scene(), "guide-camera");
    hands.press(KeyCode.F10);
    hands.press(KeyCode.SPACE);
    hands.press(KeyCode.SPACE);
    assertThat(hands.text("#guide-count")).as("the same picture twice").isEqualTo("1 / 10");
    for (Picture part : parts.subList(1, 10)) {
      station.shows(part);
      hands.settle();
      hands.press(KeyCode.SPACE);
    }
    hands.press(KeyCode.Z);
    assertThat(FxTest.onFx(() -> hands.find("#guide-next").isDisabled())).isTrue();
    station.shows(parts.get(10));
    hands.settle();
    hands.press(KeyCode.SPACE);
    assertThat(hands.text("#guide-count")).isEqualTo("10 / 10");
    station.shows(parts.get(11));
    hands.settle();
    hands.press(KeyCode.DIGIT2);
    FxTest.snapshot(hands.scene(), "guide-parts");
    hands.press(KeyCode.F10);
    assertThat(station.asked.getLast()).isEqualTo("leave");
    Newcomer made = station.made.getFirst();
    assertThat(made.source()).isEqualTo(DemoSetUp.CAMERA);
    assertThat(made.shots()).hasSize(11);
    assertThat(made.shots().getLast().className()).isEqualTo("oil");
    assertThat(made.shots()).extracting(Newcomer.Captured::picture).doesNotHaveDuplicates();
  }

  @Test
  void whatFailsIsSaidAndNothingIsLost() throws Exception {
    List<Picture> parts = DemoSetUp.parts(10);
    open(false);
    hands.type("#guide-name", "flange");
    hands.press(KeyCode.F10);
    hands.fire("#setup-camera-gige-22345678");
    station.shows(parts.getFirst());
    hands.settle();
    hands.press(KeyCode.F10);
    for (Picture part : parts) {
      station.shows(part);
      hands.settle();
      hands.press(KeyCode.SPACE);
    }
    station.refusal = "There is a product flange already: give this one another name.";
    hands.press(KeyCode.F10);
    assertThat(station.asked.getLast()).isEqualTo("make flange");
    FxTest.snapshot(hands.scene(), "guide-failed");
    station.refusal = "";
    hands.press(KeyCode.ESCAPE);
    hands.press(KeyCode.ESCAPE);
    hands.type("#guide-name", "flange 2");
    hands.press(KeyCode.F10);
    hands.press(KeyCode.F10);
    hands.press(KeyCode.F10);
    assertThat(station.made.getLast().product()).isEqualTo("flange 2");
    assertThat(station.made.getLast().shots()).hasSize(10);
  }

  private void open(boolean first) throws Exception {
    FxTest.run(() -> screen.open(first));
    hands.settle();
  }
}
