package org.tenshot.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Fault;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Recording;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.Verdict;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;

/// Draws the screen in each of its conditions, in two sizes, into target/screens.
class LineScreenPicturesTest extends DrawnLineScreen {

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
    assertThat(FxTest.onFx(() -> screen.lookup("#chip-device .chip-value").getParent().isVisible()))
        .isTrue();
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
    assertThat(next()).isEqualTo("Look at this part by hand: the gate is closed.");
    assertThat(text("#wrong")).isEqualTo("What is it? (W)");
    nanos.addAndGet(LineViewModel.STALE_AFTER.toNanos() + 1);
    FxTest.until(
        "it is old", () -> line.viewProperty().get().headline() instanceof Headline.Waiting);
    assertThat(text("#wrong")).as("the part is still in the hand").isEqualTo("What is it? (W)");
    line.inspected(DemoLine.pass(815), null);
    FxTest.until("the next part", () -> wordNow().equals("PASS"));
    assertThat(next()).isEmpty();
    assertThat(text("#wrong")).isEqualTo("Wrong verdict");
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
    FxTest.run(() -> screen.lookup("#wrong").fireEvent(new javafx.event.ActionEvent()));
    BufferedImage picture = draw("line-wrong");
    assertThat(picture.getRGB(1880, 560) >> 16 & 0xff).as("the red behind is dark").isLessThan(64);
    assertThat(screen.lookupAll(".choice")).hasSize(DemoLine.CLASSES.size());
  }

  @Test
  void profiles() throws Exception {
    FxTest.run(screen::askProfile);
    draw("line-profiles");
  }

  @Test
  void german() throws Exception {
    FxTest.run(() -> strings.use(Language.GERMAN));
    run(DemoLine.reject(813), DemoLine.SCRATCH);
    line.recordingChanged(
        new Recording(
            Recording.Kind.BEHIND,
            Saying.of(
                "log.slow",
                "The log {0} is slower than the line: check what else uses its disk, or keep fewer pictures.",
                "tenshot.db"),
            340));
    draw("line-german");
    assertThat(word()).isEqualTo("AUSSCHUSS");
    assertThat(text("#rings-badge")).isEqualTo("Ring: anders als jede gute Aufnahme");
    assertThat(details()).matches(".+ \\d\\d,\\d %");
  }

  @Test
  void chinese() throws Exception {
    FxTest.run(() -> strings.use(Language.CHINESE));
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
    assertThat(text("#verdict-why")).contains("Press Inspect or I");
    assertThat(text("#inspect")).isEqualTo("Inspect (I)");
    assertThat(text("#trigger-faults")).contains("late 0").contains("no picture 1");
  }
}
