package org.tenshot.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenshot.domain.Picture;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;

/// The guide from a fresh station to a running line, drawn into target/screens.
@ExtendWith(FxTest.class)
class GuideScreenTest {

  private final Strings strings = new Strings(Language.ENGLISH);
  private final DemoSetUp station = new DemoSetUp();
  private GuideScreen screen;
  private Desk desk;

  @BeforeEach
  void openScreen() throws Exception {
    screen = FxTest.onFx(() -> new GuideScreen(station, strings));
    desk = new Desk(FxTest.onFx(() -> new Scene(screen, 1920, 1080)));
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
  void aFreshStationOffersTheSample() throws Exception {
    open(true);
    FxTest.snapshot(desk.scene(), "guide-welcome");
    desk.press(KeyCode.ENTER);
    FxTest.onFx(
        () -> {
          ((javafx.scene.control.Button) desk.scene().getFocusOwner()).fire();
          return null;
        });
    desk.settle();
    assertThat(station.asked).contains("sample");
    assertThat(station.asked.getLast()).isEqualTo("leave");
  }

  @Test
  void theFirstAdministratorIsMadeAndTheGuideGoesOn() throws Exception {
    open(true);
    digit(KeyCode.DIGIT3, "3");
    type("#guide-person", "Jana");
    type("#guide-password", "secret1");
    type("#guide-again", "secret2");
    FxTest.snapshot(desk.scene(), "guide-administrator");
    desk.fire("#guide-administrator");
    assertThat(station.asked).noneMatch(own -> own.startsWith("administrator"));
    assertThat(desk.text("#guide-problem")).contains("same password twice");
    type("#guide-again", "secret1");
    desk.fire("#guide-administrator");
    assertThat(station.asked).contains("administrator Jana 7");
    digit(KeyCode.DIGIT2, "2");
    assertThat(desk.text("#guide-hint")).contains("What is inspected");
  }

  @Test
  void tenGoodPartsEndInALineThatRuns() throws Exception {
    List<Picture> parts = DemoSetUp.parts(12);
    open(false);
    desk.fire("#guide-next");
    assertThat(desk.text("#guide-hint")).contains("What is inspected");
    type("#guide-name", "pipe flange");
    type("#guide-defects", "scratch\noil: a dark stain near the hole\n");
    assertThat(desk.text("#guide-suggestions"))
        .isEqualTo(
            "scratch: a photo of a pipe flange with a scratch\noil: a dark stain near the hole");
    FxTest.snapshot(desk.scene(), "guide-product");
    desk.press(KeyCode.F10);
    desk.fire("#guide-next");
    assertThat(desk.text("#guide-hint")).as("no picture yet").contains("Choose the camera");
    desk.fire("#setup-camera-gige-22345678");
    station.shows(parts.getFirst());
    desk.settle();
    FxTest.snapshot(desk.scene(), "guide-camera");
    desk.press(KeyCode.F10);
    desk.press(KeyCode.SPACE);
    desk.press(KeyCode.SPACE);
    assertThat(desk.text("#guide-count")).as("the same picture twice").isEqualTo("1 / 10");
    for (Picture part : parts.subList(1, 10)) {
      station.shows(part);
      desk.settle();
      desk.press(KeyCode.SPACE);
    }
    desk.press(KeyCode.Z);
    assertThat(FxTest.onFx(() -> desk.find("#guide-next").isDisabled())).isTrue();
    station.shows(parts.get(10));
    desk.settle();
    desk.press(KeyCode.SPACE);
    assertThat(desk.text("#guide-count")).isEqualTo("10 / 10");
    station.shows(parts.get(11));
    desk.settle();
    desk.press(KeyCode.DIGIT2);
    FxTest.snapshot(desk.scene(), "guide-parts");
    desk.press(KeyCode.F10);
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
    type("#guide-name", "flange");
    desk.press(KeyCode.F10);
    desk.fire("#setup-camera-gige-22345678");
    station.shows(parts.getFirst());
    desk.settle();
    desk.press(KeyCode.F10);
    for (Picture part : parts) {
      station.shows(part);
      desk.settle();
      desk.press(KeyCode.SPACE);
    }
    station.refusal = "There is a product flange already: give this one another name.";
    desk.press(KeyCode.F10);
    assertThat(station.asked.getLast()).isEqualTo("make flange");
    FxTest.snapshot(desk.scene(), "guide-failed");
    station.refusal = "";
    desk.press(KeyCode.ESCAPE);
    desk.press(KeyCode.ESCAPE);
    type("#guide-name", "flange 2");
    desk.press(KeyCode.F10);
    desk.press(KeyCode.F10);
    desk.press(KeyCode.F10);
    assertThat(station.made.getLast().product()).isEqualTo("flange 2");
    assertThat(station.made.getLast().shots()).hasSize(10);
  }

  private void open(boolean first) throws Exception {
    FxTest.onFx(
        () -> {
          screen.open(first);
          return null;
        });
    desk.settle();
  }

  private void digit(KeyCode code, String digit) throws Exception {
    FxTest.onFx(
        () -> {
          javafx.event.Event.fireEvent(
              desk.scene().getFocusOwner(),
              new javafx.scene.input.KeyEvent(
                  javafx.scene.input.KeyEvent.KEY_PRESSED,
                  "",
                  digit,
                  code,
                  false,
                  false,
                  false,
                  false));
          return null;
        });
    desk.settle();
  }

  private void type(String id, String text) throws Exception {
    FxTest.onFx(
        () -> {
          ((TextInputControl) desk.find(id)).setText(text);
          return null;
        });
    desk.settle();
  }
}
