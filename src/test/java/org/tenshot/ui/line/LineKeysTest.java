package org.tenshot.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.LineState;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TriggerRule;
import org.tenshot.ui.common.DigitKey;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;

/// The station with a keyboard alone.
@ExtendWith(FxTest.class)
class LineKeysTest {

  private final RecordedActions actions = new RecordedActions();
  private LineViewModel line;
  private LineScreen screen;

  @BeforeEach
  void open() throws Exception {
    line =
        FxTest.onFx(
            () -> new LineViewModel(new FxBridge(), Clock.fixed(DemoLine.MORNING, ZoneOffset.UTC)));
    screen = FxTest.onFx(() -> new LineScreen(line, actions, new Strings(Language.ENGLISH)));
    FxTest.onFx(() -> new Scene(screen, 1280, 800));
    line.lineOpened(DemoLine.facts(DemoLine.GPU));
    settle();
  }

  @AfterEach
  void close() throws Exception {
    FxTest.run(screen::close);
  }

  @Test
  void spaceStartsALineThatStandsAndStopsOneThatRuns() throws Exception {
    press(KeyCode.SPACE);
    assertThat(actions.asked).containsExactly("start");
    line.stateChanged(LineState.STARTING, "");
    line.stateChanged(LineState.RUNNING, "");
    settle();
    press(KeyCode.SPACE);
    assertThat(actions.asked).containsExactly("start", "stop");
  }

  @Test
  void inAFaultSpaceAndTheButtonStartAgain() throws Exception {
    line.stateChanged(LineState.STARTING, "");
    line.stateChanged(LineState.FAULT, Saying.english("The line broke: start it again."));
    settle();
    press(KeyCode.SPACE);
    settle();
    assertThat(actions.asked).containsExactly("stop", "start");
    fire("#start");
    assertThat(actions.asked).containsExactly("stop", "start", "stop", "start");
    line.lineClosed(Saying.english("The product could not be read: choose another one."));
    settle();
    press(KeyCode.SPACE);
    fire("#start");
    assertThat(actions.asked.subList(4, actions.asked.size()))
        .as("without a product")
        .containsExactly("profiles", "profiles");
  }

  @Test
  void wAndANumberCallTheLastVerdictWrongAndZTakesItBack() throws Exception {
    line.stateChanged(LineState.STARTING, "");
    line.stateChanged(LineState.RUNNING, "");
    line.inspected(DemoLine.pass(12), DemoLine.bearing(null));
    settle();
    press(KeyCode.W);
    press(KeyCode.DIGIT2);
    settle();
    assertThat(actions.asked).hasSize(1);
    assertThat(actions.asked.getFirst()).startsWith("wrong 12 ");
    press(KeyCode.Z);
    settle();
    assertThat(actions.asked.getLast()).isEqualTo("undo 7");
  }

  @Test
  void iTriggersALineThatWaitsForThatAndNoOther() throws Exception {
    press(KeyCode.I);
    assertThat(actions.asked).isEmpty();
    assertThat(screen.lookup("#inspect").isVisible()).isFalse();
    LineFacts facts = DemoLine.facts(DemoLine.GPU);
    line.lineOpened(
        new LineFacts(
            facts.profile(),
            facts.product(),
            facts.classes(),
            facts.source(),
            facts.device(),
            TriggerRule.By.KEY));
    settle();
    press(KeyCode.I);
    assertThat(actions.asked).as("it stands").isEmpty();
    assertThat(screen.lookup("#inspect").isVisible()).isTrue();
    assertThat(screen.lookup("#inspect").isDisabled()).isTrue();
    line.stateChanged(LineState.STARTING, "");
    line.stateChanged(LineState.RUNNING, "");
    settle();
    press(KeyCode.I);
    assertThat(actions.asked).containsExactly("trigger");
    fire("#inspect");
    assertThat(actions.asked).as("a finger does as well").containsExactly("trigger", "trigger");
  }

  @Test
  void zeroIsTheTenthClass() throws Exception {
    List<ProductClass> ten = new ArrayList<>();
    for (int i = 1; i <= 11; i++) {
      ten.add(new ProductClass("class " + i, i == 1 ? ClassKind.GOOD : ClassKind.DEFECT));
    }
    line.lineOpened(new LineFacts("many", "Many classes", ten, "sim:", DemoLine.GPU));
    line.stateChanged(LineState.STARTING, "");
    line.stateChanged(LineState.RUNNING, "");
    line.inspected(DemoLine.pass(12), DemoLine.bearing(null));
    settle();
    press(KeyCode.W);
    assertThat(FxTest.onFx(() -> screen.lookupAll(".choice .key").size()))
        .as("the eleventh has no key")
        .isEqualTo(10);
    press(KeyCode.DIGIT0);
    assertThat(actions.asked).containsExactly("wrong 12 class 10");
    assertThat(DigitKey.number(KeyCode.NUMPAD0)).isEqualTo(10);
    assertThat(DigitKey.number(KeyCode.DIGIT9)).isEqualTo(9);
    assertThat(DigitKey.number(KeyCode.A)).isZero();
  }

  @Test
  void tOpensTeaching() throws Exception {
    press(KeyCode.T);
    assertThat(actions.asked).containsExactly("teach");
  }

  @Test
  void escapeAsksForNothing() throws Exception {
    line.stateChanged(LineState.STARTING, "");
    line.stateChanged(LineState.RUNNING, "");
    line.inspected(DemoLine.pass(12), DemoLine.bearing(null));
    settle();
    press(KeyCode.W);
    press(KeyCode.ESCAPE);
    press(KeyCode.DIGIT2);
    settle();
    assertThat(actions.asked).isEmpty();
  }

  private void fire(String id) throws Exception {
    FxTest.onFx(
        () -> {
          ((Button) screen.lookup(id)).fire();
          return null;
        });
    settle();
  }

  private void press(KeyCode code) throws Exception {
    FxTest.run(
        () -> {
          Scene scene = screen.getScene();
          String text = code.isDigitKey() ? code.getName() : "";
          var target = scene.getFocusOwner() == null ? screen : scene.getFocusOwner();
          for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Event.fireEvent(
                target, new KeyEvent(type, text, text, code, false, false, false, false));
          }
        });
    settle();
  }

  /// Lets what was handed to the drawing thread be drawn.
  private static void settle() throws Exception {
    for (int i = 0; i < 3; i++) {
      FxTest.onFx(() -> null);
    }
  }
}
