package org.tenshot.ui.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;

/// The teaching screen worked by keys, and drawn into target/screens.
class TeachScreenTest extends DrawnTeachScreen {

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
    FxTest.run(
        () -> {
          fireKey(KeyCode.DIGIT1, false);
          fireKey(KeyCode.DIGIT1, false);
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
    FxTest.run(
        () -> {
          strings.use(language);
          screen.getScene().setRoot(new Group());
          scene = new Scene(screen, 1280, 800);
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
}
