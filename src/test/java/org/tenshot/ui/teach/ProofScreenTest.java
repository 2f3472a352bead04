package org.tenshot.ui.teach;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Proportion;
import org.tenshot.ui.common.FxTest;

/// What a head is worth, on the teaching screen: proven, promoted, rolled back.
class ProofScreenTest extends DrawnTeachScreen {

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
    FxTest.run(() -> ((Slider) find("#costs-slider")).setValue(2.5));
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
    FxTest.run(() -> ((TextField) find("#reason")).setText("the lamp was changed"));
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
}
