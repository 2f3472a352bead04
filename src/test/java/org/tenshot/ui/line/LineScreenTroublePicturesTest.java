package org.tenshot.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.ChallengeResult;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.Recording;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Verdict;
import org.tenshot.inspect.Cautions;
import org.tenshot.inspect.Eyes;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;

/// Draws the screen while something is not as it should be.
class LineScreenTroublePicturesTest extends DrawnLineScreen {

  private static final Saying CHALLENGE_FAILED =
      Saying.of(
          "challenge.failed",
          "Challenge at {0} failed: {1} of {2} known bad parts were not caught ({3}). Nothing passes until somebody who may choose heads has looked at them and acknowledges it (A).",
          "10:42",
          1,
          5,
          "#17 rust: PASS");

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
    assertThat(FxTest.onFx(() -> line.viewProperty().get().alerts()))
        .as("the sentence is said once")
        .hasSize(1);
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
    String near =
        "Since 10:42 the picture is 12 % darker than when the product was taught: check the lamp and the camera's exposure.";
    cautions.raise(LineEvent.Kind.PICTURE, new Cautions.Caution(Saying.english(near), false));
    line.stateChanged(LineState.DEGRADED, near);
    assertThat(alertColour(draw("line-picture-near"))).isEqualTo(REVIEW);
    assertThat(alertTitle()).isEqualTo("LOOK AFTER THE LINE");
    String far =
        "Since 10:42 the picture is 30 % darker than when the product was taught: check the lamp and the camera's exposure. Nothing passes until that is mended, or somebody accepts the picture as it is now.";
    cautions.raise(LineEvent.Kind.PICTURE, new Cautions.Caution(Saying.english(far), true));
    line.stateChanged(LineState.DEGRADED, far);
    BufferedImage picture = draw("line-picture-changed");
    assertThat(word()).isEqualTo("REVIEW");
    assertThat(alertColour(picture)).isEqualTo(FAULT);
    assertThat(alertTitle()).isEqualTo("NOTHING PASSES");
    assertThat(text("#chip-line .chip-value")).isEqualTo("Nothing passes");
    assertThat(FxTest.onFx(() -> line.viewProperty().get().alerts()))
        .as("the sentence is said once")
        .hasSize(1);
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
            DemoLine.pass(1).basis().eye(),
            new Proportion(4, 5),
            new Proportion(5, 5),
            2,
            List.of(new ChallengeResult.Failure(17, "ab", "rust", Verdict.Kind.PASS)));
    press(KeyCode.K);
    cautions.raise(LineEvent.Kind.CHALLENGE, new Cautions.Caution(CHALLENGE_FAILED, true));
    line.tick();
    FxTest.until("before the next part", () -> screen.lookup("#acknowledge").isVisible());
    line.stateChanged(LineState.DEGRADED, CHALLENGE_FAILED);
    assertThat(alertColour(draw("line-challenge-failed"))).isEqualTo(FAULT);
    assertThat(notice()).contains("only 4 of 5");
  }

  @Test
  void anEyeInDoubtHoldsTheLineUntilItIsKnown() throws Exception {
    run(DemoLine.pass(814), null);
    Inspection judged = DemoLine.pass(815);
    cautions.raise(LineEvent.Kind.EYE, new Cautions.Caution(Eyes.DOUBT, false));
    line.inspected(judged, null);
    line.stateChanged(LineState.DEGRADED, Eyes.DOUBT);
    assertThat(alertColour(draw("line-eye-in-doubt"))).isEqualTo(FAULT);
    assertThat(alertTitle()).isEqualTo("NOTHING PASSES");
    cautions.eyes().know(judged.basis().eye(), cautions.eyes().changes());
    line.stateChanged(LineState.RUNNING, "");
    FxTest.until("parts may pass", () -> line.viewProperty().get().alerts().isEmpty());
  }

  @Test
  void challengeFailedIsToldInTheLanguageOfTheReader() throws Exception {
    run(DemoLine.review(814), null);
    cautions.raise(LineEvent.Kind.CHALLENGE, new Cautions.Caution(CHALLENGE_FAILED, true));
    line.stateChanged(LineState.DEGRADED, CHALLENGE_FAILED);
    for (Language language : Language.values()) {
      FxTest.run(() -> strings.use(language));
      draw("line-challenge-failed-" + language.name().toLowerCase(Locale.ROOT));
      String told = strings.say(CHALLENGE_FAILED);
      assertThat(told).contains("#17 rust: PASS").contains("10:42");
      assertThat(told.equals(CHALLENGE_FAILED.english())).isEqualTo(language == Language.ENGLISH);
      assertThat(
              FxTest.onFx(
                  () ->
                      screen.lookupAll(".alert-sentence").stream()
                          .map(node -> ((Label) node).getText())
                          .toList()))
          .contains(told);
    }
  }

  @Test
  void challengeMetInChinese() throws Exception {
    FxTest.run(() -> strings.use(Language.CHINESE));
    run(DemoLine.pass(812), null);
    press(KeyCode.K);
    draw("line-challenge-met");
    assertThat(notice()).contains("5");
  }

  @Test
  void recordingFailed() throws Exception {
    run(DemoLine.reject(813), DemoLine.SCRATCH);
    line.recordingChanged(
        new Recording(
            Recording.Kind.FAILED,
            Saying.english(
                "The disk of /var/tenshot is full: free some space; nothing is lost yet."),
            1204));
    BufferedImage picture = draw("line-recording-failed");
    assertThat(alertColour(picture)).isEqualTo(REJECT);
  }

  /// A camera, a log and a graphics card in trouble at once, as the floor reads it.
  @Test
  void everyTroubleIsToldInTheLanguageOfTheReader() throws Exception {
    run(DemoLine.reject(813), DemoLine.SCRATCH, DemoLine.FALLEN_BACK);
    Saying full =
        Saying.of(
            "log.full",
            "The log {0} cannot grow because its disk is full: free space on that disk.",
            "/var/tenshot/tenshot.db");
    Saying missing = Saying.of("log.missing", "{0} Inspections are missing by now.", full);
    Saying mend =
        Saying.of(
            "mend.stream",
            "Check the camera''s power, its cable, the address, the user and the password.");
    Fault lost =
        new Fault(
            Fault.Code.SOURCE_LOST,
            Saying.of(
                "camera.unreadable",
                "{0} cannot be read: {1}. {2}",
                "rtsp://10.0.0.17/line",
                "Connection refused",
                mend));
    line.recordingChanged(new Recording(Recording.Kind.FAILED, missing, 1204));
    line.sourceChanged(lost);
    line.stateChanged(LineState.FAULT, lost.saying());
    for (Language language : List.of(Language.GERMAN, Language.CHINESE)) {
      FxTest.onFx(
          () -> {
            strings.use(language);
            return null;
          });
      draw("line-troubles-" + language.name().toLowerCase(Locale.ROOT));
      List<String> told =
          FxTest.onFx(
              () ->
                  screen.lookupAll(".alert-sentence").stream()
                      .map(node -> ((Label) node).getText())
                      .toList());
      assertThat(told)
          .contains(strings.say(missing), strings.say(lost.saying()))
          .noneMatch(own -> own.contains("cannot") || own.contains("Check"));
    }
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
}
