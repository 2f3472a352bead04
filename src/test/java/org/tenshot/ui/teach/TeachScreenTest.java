package org.tenshot.ui.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.TimeZone;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenshot.domain.Proportion;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;

/// The teaching screen worked by keys, and drawn into target/screens.
@ExtendWith(FxTest.class)
class TeachScreenTest {

  private final Strings strings = new Strings(Language.ENGLISH);
  private DemoTeaching station;
  private TeachScreen screen;
  private Scene scene;

  @BeforeEach
  void openScreen() throws Exception {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    station = new DemoTeaching();
    screen = FxTest.onFx(() -> new TeachScreen(station, strings));
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
  void whoeverHasLabelledNothingIsToldWhereToBegin() throws Exception {
    open();
    assertThat(text("#next-step")).contains("Label 2 more good parts");
    FxTest.snapshot(scene, "teach-first");
    press(KeyCode.F3);
    assertThat(text("#next-step")).contains("Label 2 more good parts");
    FxTest.snapshot(scene, "teach-proof-none");
    assertThat(find("#promote").isDisabled()).isTrue();
  }

  @Test
  void picturesAreLabelledByKeysAndTakenBack() throws Exception {
    open();
    press(KeyCode.SPACE);
    press(KeyCode.RIGHT);
    press(KeyCode.RIGHT);
    press(KeyCode.SPACE);
    press(KeyCode.DIGIT1);
    assertThat(station.asked).contains("label [1, 3] good");
    assertThat(text("#class-1", ".shot-count")).isEqualTo("2 / 10");
    assertThat(text("#gallery-0", ".gallery-label")).isEqualTo("good");
    assertThat(text("#next-step")).contains("2 more bad parts");
    // The cursor stands on the next one.
    press(KeyCode.DIGIT2);
    assertThat(station.asked).contains("label [4] " + station.classes().get(1).name());
    press(KeyCode.Z);
    assertThat(station.asked).contains("take back [3]");
    assertThat(text("#class-2", ".shot-count")).isEqualTo("0 / 10");
    FxTest.snapshot(scene, "teach-label");
  }

  @Test
  void aSentenceIsTriedWhileItIsTypedAndKeptOnDemand() throws Exception {
    open();
    press(KeyCode.F5);
    assertThat(find("#keep-prompts").isDisabled()).isTrue();
    TextArea sentences = (TextArea) find("#sentences");
    assertThat(sentences.getText()).startsWith("a bearing that shows good\n");
    type(sentences, "a clean bearing\n\n  a whole bearing ");
    assertThat(station.asked).contains("try {good=[a clean bearing, a whole bearing]}");
    FxTest.until(
        "the trial",
        () -> text("#prompts-trial", ".trial-title").contains("4 of the last 5,000 frames"));
    assertThat(text("#prompts-trial", ".trial-REJECT")).isEqualTo("406");

    fire("#prompt-rust");
    assertThat(sentences.getText()).startsWith("a bearing that shows rust\n");
    type(sentences, "");
    FxTest.snapshot(scene, "teach-prompts");
    fire("#keep-prompts");
    assertThat(station.asked)
        .anyMatch(
            own -> own.startsWith("keep {") && own.contains("rust=[]") && own.contains("good=["));
    FxTest.until("kept", () -> find("#keep-prompts").isDisabled());
  }

  @Test
  void changedSentencesAreTakenBack() throws Exception {
    open();
    press(KeyCode.F5);
    TextArea sentences = (TextArea) find("#sentences");
    type(sentences, "nothing of it");
    fire("#revert-prompts");
    FxTest.until("the old ones", () -> sentences.getText().startsWith("a bearing that shows good"));
    assertThat(text("#prompts-trial", ".trial-title")).contains("Change a sentence");
    assertThat(station.asked).noneMatch(own -> own.startsWith("keep"));
  }

  @Test
  void theNextKeyIsForTheNextPictureBeforeTheLogHasAnswered() throws Exception {
    open();
    FxTest.onFx(
        () -> {
          fireKey(KeyCode.DIGIT1, false);
          fireKey(KeyCode.DIGIT1, false);
          return null;
        });
    assertThat(station.asked).contains("label [1] good", "label [2] good");
  }

  @Test
  void anotherLabelTakesTheFirstOnesPlace() throws Exception {
    open();
    press(KeyCode.DIGIT1);
    press(KeyCode.LEFT);
    press(KeyCode.DIGIT2);
    assertThat(text("#class-1", ".shot-count")).isEqualTo("0 / 10");
    assertThat(text("#class-2", ".shot-count")).isEqualTo("1 / 10");
  }

  @Test
  void shiftChoosesOnTheWayAndAHeadIsLearntByItself() throws Exception {
    open();
    shift(KeyCode.RIGHT);
    press(KeyCode.DIGIT1);
    assertThat(station.asked).contains("label [1, 2] good").doesNotContain("teach");
    shift(KeyCode.RIGHT);
    press(KeyCode.DIGIT2);
    assertThat(station.asked).contains("teach");
    assertThat(text("#next-step")).contains("8 more shots");
  }

  @Test
  void theProofSpeaksTheFactorysWords() throws Exception {
    station.fill();
    station.doubt();
    open();
    press(KeyCode.F3);
    assertThat(text("#teach-escapes")).isEqualTo("0 of 60");
    assertThat(text("#costs-outcome")).contains("PASS from").contains("Of 1,000 parts a shift");
    assertThat(find("#promote").isDisabled()).isFalse();
    FxTest.snapshot(scene, "teach-proof");
    press(KeyCode.F3);
    fire("#relabel-20");
    assertThat(station.asked).contains("relabel 20 " + station.classes().get(1).name());
    FxTest.until("the proof without it", () -> !screen.lookup("#promote").isDisabled());
    fire("#promote");
    assertThat(station.asked).contains("promote null");
  }

  @Test
  void theSliderMovesTheLimitsAndWhatAShiftMayExpect() throws Exception {
    station.fill();
    open();
    press(KeyCode.F3);
    String before = text("#costs-outcome");
    FxTest.onFx(
        () -> {
          ((Slider) find("#costs-slider")).setValue(2.5);
          return null;
        });
    FxTest.onFx(() -> null);
    assertThat(station.asked).contains("weigh 316");
    assertThat(text("#costs-outcome")).isNotEqualTo(before);
  }

  @Test
  void aWorseHeadNeedsAReasonAndALockedOneHasNone() throws Exception {
    station.fill();
    station.worse = "It lets 2 of 60 bad shots pass, and the head that judges now 1.";
    open();
    press(KeyCode.F3);
    assertThat(find("#promote").isDisabled()).isTrue();
    FxTest.onFx(
        () -> {
          ((TextField) find("#reason")).setText("the lamp was changed");
          return null;
        });
    assertThat(find("#promote").isDisabled()).isFalse();
    FxTest.snapshot(scene, "teach-proof-worse");
    fire("#promote");
    assertThat(station.asked).contains("promote the lamp was changed");

    station.locked = "It would pass a part that is confirmed bad.";
    press(KeyCode.F2);
    press(KeyCode.DIGIT1);
    press(KeyCode.F3);
    assertThat(find("#promote").isDisabled()).isTrue();
    assertThat(find("#reason").isVisible()).isFalse();
    assertThat(text("#next-step")).contains("confirmed bad");
  }

  @Test
  void learningCanBeStopped() throws Exception {
    station.fill();
    station.slow = true;
    open();
    press(KeyCode.F3);
    assertThat(text("#next-step")).contains("Learning");
    FxTest.snapshot(scene, "teach-learning");
    fire("#cancel-teaching");
    assertThat(station.asked).contains("cancel");
    assertThat(text("#next-step")).doesNotContain("Learning");
  }

  @Test
  void versionsAreComparedPromotedAndRolledBack() throws Exception {
    station.fill();
    for (int i = 3; i > 0; i--) {
      station.versions.add(
          new HeadVersion(
              i,
              "auto/5e1c0a7" + i,
              "Jana",
              DemoTeaching.MORNING.plusSeconds(86_400L * i),
              new Proportion(0, 20 * i),
              new Proportion(9 * i, 10 * i),
              i == 3));
    }
    open();
    press(KeyCode.F4);
    fire("#try-1");
    assertThat(station.asked).contains("try head 1");
    FxTest.snapshot(scene, "teach-versions");
    assertThat(find("#promote-3").isDisabled()).isTrue();
    fire("#promote-1");
    assertThat(station.asked).contains("promote 1 null");
    fire("#roll-back");
    assertThat(station.asked).contains("roll back");
    press(KeyCode.ESCAPE);
    assertThat(station.asked).contains("leave");
  }

  @Test
  void whatTheStationRefusesIsASentence() throws Exception {
    station.fill();
    open();
    station.refusal = "The log is full: make room on the disk.";
    press(KeyCode.DIGIT1);
    assertThat(text(".notice", ".label")).contains("make room");
    assertThat(text("#class-1", ".shot-count")).isEqualTo("10 / 10");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyLanguageFitsASmallScreen(Language language) throws Exception {
    station.fill();
    station.doubt();
    FxTest.onFx(
        () -> {
          strings.use(language);
          screen.getScene().setRoot(new Group());
          scene = new Scene(screen, 1280, 800);
          return null;
        });
    open();
    String name = "teach-small-" + language.name().toLowerCase(Locale.ROOT);
    FxTest.snapshot(scene, name);
    press(KeyCode.F3);
    FxTest.snapshot(scene, name + "-proof");
    for (Node node : screen.lookupAll(".area")) {
      Bounds place = node.localToScene(node.getBoundsInLocal());
      assertThat(place.getMinY()).as("nothing is cut off").isNotNegative();
      assertThat(place.getMaxX()).isLessThanOrEqualTo(1280);
    }
    Node button = find("#promote");
    assertThat(button.localToScene(button.getBoundsInLocal()).getMaxY()).isLessThanOrEqualTo(800);
    assertThat(text("#next-step")).isNotBlank();
  }

  private void open() throws Exception {
    FxTest.onFx(
        () -> {
          screen.open();
          return null;
        });
    FxTest.onFx(() -> null);
    FxTest.onFx(() -> null);
    FxTest.onFx(
        () -> {
          screen.applyCss();
          screen.layout();
          return null;
        });
    FxTest.until(
        "the first picture",
        () ->
            screen.lookup("#gallery-0") instanceof Button tile
                && tile.lookup(".image-view") instanceof ImageView image
                && image.getImage() != null);
    FxTest.until(
        "the last picture",
        () ->
            screen.lookup("#gallery-30") instanceof Button tile
                && tile.lookup(".image-view") instanceof ImageView image
                && image.getImage() != null);
  }

  private static void type(TextArea area, String text) throws Exception {
    FxTest.onFx(
        () -> {
          area.setText(text);
          return null;
        });
  }

  private void press(KeyCode code) throws Exception {
    key(code, false);
  }

  private void shift(KeyCode code) throws Exception {
    key(code, true);
  }

  private void key(KeyCode code, boolean shift) throws Exception {
    FxTest.onFx(
        () -> {
          Event.fireEvent(
              screen, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
          return null;
        });
    FxTest.onFx(() -> null);
    FxTest.onFx(
        () -> {
          screen.applyCss();
          screen.layout();
          return null;
        });
  }

  private void fireKey(KeyCode code, boolean shift) {
    Event.fireEvent(
        screen, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
  }

  private void fire(String selector) throws Exception {
    FxTest.onFx(
        () -> {
          ((Button) find(selector)).fire();
          return null;
        });
    FxTest.onFx(() -> null);
  }

  private Node find(String selector) {
    Node node = screen.lookup(selector);
    assertThat(node).as(selector).isNotNull();
    return node;
  }

  private String text(String selector) {
    return ((Labeled) find(selector)).getText();
  }

  private String text(String outer, String inner) {
    Node node = find(outer).lookup(inner);
    assertThat(node).as(outer + " " + inner).isNotNull();
    return ((Labeled) node).getText();
  }
}
