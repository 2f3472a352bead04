package org.tenshot.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineState;
import org.tenshot.domain.ProductClass;
import org.tenshot.ui.common.FitText;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.lines.LinesScreen;
import org.tenshot.ui.lines.ShownLine;

/// The overview of several lines: what it shows from afar, drawn into target/screens, and its keys.
@ExtendWith(FxTest.class)
class LinesScreenTest {

  private static final int PASS = 0x0b7d42;
  private static final int FAULT = 0x9a2bb0;

  private final AtomicLong nanos = new AtomicLong();
  private final Strings strings = new Strings(Language.ENGLISH);
  private final RecordedLinesActions asked = new RecordedLinesActions();
  private final List<LineViewModel> lines = new ArrayList<>();
  private LinesScreen screen;
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    screen = FxTest.onFx(() -> new LinesScreen(asked, strings));
    scene = FxTest.onFx(() -> new Scene(screen, 1920, 1080));
  }

  @AfterEach
  void close() throws Exception {
    FxTest.run(screen::close);
  }

  @Test
  void twoLines() throws Exception {
    show("left", "right");
    runs(0, DemoLine.pass(812), null);
    runs(1, DemoLine.reject(77), DemoLine.SCRATCH);
    draw("lines-2");
    assertThat(word(1)).isEqualTo("PASS");
    assertThat(word(2)).isEqualTo("REJECT");
    assertThat(text(1, "#tile-count-pass")).isEqualTo("4");
  }

  @Test
  void fourLinesOfWhichOneCannotJudgeAndOneIsBlind() throws Exception {
    show("press-1", "press-2", "washer", "packing");
    runs(0, DemoLine.pass(812), null);
    runs(1, DemoLine.pass(813), null);
    lines
        .get(1)
        .stateChanged(
            LineState.FAULT,
            "The encoder answered no numbers: restart the line, then call support.");
    runs(2, DemoLine.review(77), DemoLine.RUST);
    runs(3, DemoLine.pass(5), null);
    String sentence = "The camera rtsp://10.0.0.17/line does not answer: check its cable.";
    lines.get(3).sourceChanged(new Fault(Fault.Code.SOURCE_LOST, sentence));
    lines.get(3).stateChanged(LineState.DEGRADED, sentence);
    BufferedImage picture = draw("lines-4");
    assertThat(word(2)).as("no PASS of a line in a fault").isEqualTo("LINE FAULT");
    assertThat(word(4)).isEqualTo("NO PICTURE");
    assertThat(verdictColour(picture, 1)).isEqualTo(PASS);
    assertThat(verdictColour(picture, 2)).isEqualTo(FAULT);
    assertThat(verdictColour(picture, 4)).isEqualTo(FAULT);
    FxTest.run(() -> strings.use(Language.GERMAN));
    draw("lines-4-german");
    assertThat(word(2)).isEqualTo("STÖRUNG DER LINIE");
  }

  @Test
  void aVerdictGrowsOldAndALineThatStandsShowsNone() throws Exception {
    show("left", "right");
    runs(0, DemoLine.pass(812), null);
    runs(1, DemoLine.pass(812), null);
    nanos.addAndGet(LineViewModel.STALE_AFTER.toNanos() + 1);
    FxTest.until("it is old", () -> words(1).equals("WAITING"));
    lines.get(1).stateChanged(LineState.STOPPED, "");
    FxTest.until("it stands", () -> words(2).equals("STOPPED"));
  }

  @Test
  void numbersOpenLinesAndNothingElseDoes() throws Exception {
    show("left", "right");
    press(KeyCode.DIGIT2, "2");
    press(KeyCode.DIGIT7, "7");
    press(KeyCode.RIGHT, "");
    press(KeyCode.ENTER, "");
    assertThat(asked.all).containsExactly("open right", "open left");
  }

  @Test
  void linesAreAddedAndRemovedByChoiceAndARefusalIsASentence() throws Exception {
    show("left", "right");
    fire("#add-line");
    FxTest.until("a question", () -> screen.lookupAll(".choice").size() == 2);
    draw("lines-add");
    press(KeyCode.DIGIT2, "2");
    assertThat(asked.all).as("a number answers the question").containsExactly("add tile");
    asked.refusal = "The line runs: stop it first.";
    fire("#remove-line");
    FxTest.until("another question", () -> screen.lookupAll(".choice").size() == 2);
    press(KeyCode.DIGIT1, "1");
    assertThat(asked.all).endsWith("remove left");
    FxTest.until("a sentence", () -> screen.lookup(".notice").isVisible());
    fire("#start-all");
    fire("#stop-all");
    assertThat(asked.all).endsWith("start all", "stop all");
  }

  @Test
  void theButtonsOfAllLinesAreReachedByTab() throws Exception {
    show("left", "right");
    for (String id : List.of("#start-all", "#stop-all", "#add-line", "#remove-line")) {
      FxTest.onFx(
          () -> {
            Node button = screen.lookup(id);
            assertThat(button.isFocusTraversable()).as(id).isTrue();
            button.requestFocus();
            return null;
          });
      press(id.startsWith("#s") ? KeyCode.ENTER : KeyCode.SPACE, "");
      if (!id.startsWith("#s")) {
        FxTest.until("a question", () -> screen.lookup(".choice") != null);
        press(KeyCode.ENTER, "");
      }
    }
    assertThat(asked.all).containsExactly("start all", "stop all", "add bearing", "remove left");
  }

  private void show(String... names) throws Exception {
    List<ShownLine> shown = new ArrayList<>();
    for (String name : names) {
      LineViewModel line =
          new LineViewModel(
              new FxBridge(), Clock.fixed(DemoLine.MORNING, ZoneOffset.UTC), nanos::get);
      lines.add(line);
      shown.add(new ShownLine(name, line));
    }
    FxTest.run(
        () -> {
          screen.show(shown);
          screen.open();
        });
  }

  private void runs(int at, Inspection last, @Nullable ProductClass flaw) throws Exception {
    LineViewModel line = lines.get(at);
    line.lineOpened(DemoLine.facts(DemoLine.GPU));
    line.stateChanged(LineState.STARTING, "");
    line.stateChanged(LineState.RUNNING, "");
    for (int i = 0; i < 3; i++) {
      line.inspected(DemoLine.pass(i), null);
    }
    line.frameArrived(
        DemoLine.frame(last.origin().sequence(), DemoLine.bearing(flaw)), DemoLine.BOX);
    line.inspected(last, null);
    FxTest.until(
        "its picture",
        () -> {
          layOut();
          return tile(at + 1).lookupAll("ImageView").stream()
              .anyMatch(each -> ((ImageView) each).getImage() != null);
        });
  }

  private void layOut() {
    for (int i = 0; i < 3; i++) {
      screen.applyCss();
      screen.layout();
    }
  }

  private BufferedImage draw(String name) throws Exception {
    FxTest.run(() -> layOut());
    FxTest.onFx(() -> null);
    FxTest.run(() -> layOut());
    return FxTest.snapshot(scene, name);
  }

  private Node tile(int number) {
    return screen.lookup("#line-tile-" + number);
  }

  private String words(int number) {
    return ((FitText) tile(number).lookup("#tile-word")).words();
  }

  private String word(int number) throws Exception {
    return FxTest.onFx(() -> words(number));
  }

  private String text(int number, String id) throws Exception {
    return FxTest.onFx(() -> ((Labeled) tile(number).lookup(id)).getText());
  }

  /// The colour in the corner of a tile's verdict.
  private int verdictColour(BufferedImage picture, int number) throws Exception {
    var at =
        FxTest.onFx(
            () -> {
              Node verdict = tile(number).lookup(".verdict");
              return verdict.localToScene(verdict.getLayoutBounds());
            });
    return picture.getRGB((int) at.getMinX() + 20, (int) at.getCenterY()) & 0xffffff;
  }

  private void fire(String id) throws Exception {
    FxTest.run(() -> screen.lookup(id).fireEvent(new javafx.event.ActionEvent()));
    FxTest.onFx(() -> null);
  }

  private void press(KeyCode code, String text) throws Exception {
    FxTest.run(
        () -> {
          Node owner = scene.getFocusOwner();
          Event.fireEvent(
              owner == null ? screen : owner,
              new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, false, false, false, false));
        });
    FxTest.onFx(() -> null);
  }
}
