package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenshot.app.Answers.answer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.domain.Change;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Saying;
import org.tenshot.store.EventFilter;
import org.tenshot.store.EventLog;
import org.tenshot.store.InspectionLog;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.history.HistoryScreen;

/// The list of events, over the log that two running lines wrote: from a key to the database.
@ExtendWith(FxTest.class)
class LookBackAtEventsTest {

  private static final int PARTS = 30;
  private static final String PRODUCT = "ball bearing";

  @TempDir Path folder;
  private final Strings strings = new Strings(Language.ENGLISH);
  private Station station;
  private HistoryDesk desk;
  private GroupDesk groups;
  private EventDesk events;
  private InspectionLog log;
  private HistoryScreen screen;
  private Scene scene;
  private Instant began;
  private volatile boolean left;

  @BeforeEach
  void open() throws Exception {
    Places places = FreshPlaces.in(folder);
    Assembly assembly = new Assembly(places);
    LineOptions options = new LineOptions();
    station = new Station(assembly, new Memory(places.memory()), options);
    began = Instant.now();
    StationLine first = run(new LineSpec("packing", null, "sim:?seed=2&rate=60"));
    run(new LineSpec("press", null, "sim:?seed=3&rate=60"));
    log = answer(first.log());
    tell();
    desk = new HistoryDesk(assembly, first, options, () -> left = true);
    groups = new GroupDesk(assembly, first, options);
    events = new EventDesk(assembly, first, options);
    screen = FxTest.onFx(() -> new HistoryScreen(desk, groups, events, strings));
    scene = FxTest.onFx(() -> new Scene(screen, 1920, 1080));
    FxTest.onFx(
        () -> {
          screen.open();
          return null;
        });
    layout();
    FxTest.until("the first page", () -> screen.lookup("#row-0") != null);
  }

  private StationLine run(LineSpec spec) throws Exception {
    StationLine line = station.add(spec);
    answer(line.actions().chooseProfile("bearing"));
    answer(line.actions().start());
    FxTest.until("parts", () -> line.screen().viewProperty().get().counts().frames() >= PARTS);
    answer(line.actions().stop());
    return line;
  }

  /// A shift with some trouble.
  private void tell() throws Exception {
    event(
        LineEvent.Kind.CHALLENGE,
        3600,
        3600L,
        "challenge",
        false,
        Saying.of(
            "challenge.met",
            "Challenge at {0} met: {1} of {2} known bad parts were caught, {3} of {4} good ones passed.",
            "06:00",
            5,
            5,
            5,
            5));
    long darker =
        event(
            LineEvent.Kind.PICTURE,
            1500,
            null,
            "packing: sim:",
            true,
            Saying.of(
                "picture.darker",
                "Since {0} the picture is {3} % darker than {1}: check the lamp and the camera''s exposure.{2}",
                "10:42",
                Saying.of("usual.taught", "when the product was taught"),
                Saying.of(
                    "held",
                    " Nothing passes until that is mended, or somebody accepts the picture as it is now (A)."),
                31));
    log.events()
        .acknowledge(
            new EventLog.Seen(PRODUCT, EnumSet.allOf(LineEvent.Kind.class), Long.MAX_VALUE),
            "Quentin",
            "the picture is darker")
        .get();
    log.events().end(darker, began.minusSeconds(900)).get();
    event(
        LineEvent.Kind.SOURCE,
        700,
        640L,
        "press: gige:0012",
        false,
        Saying.english(
            "The camera 0012 gives no pictures any more: check its cable and its power."));
    event(
        LineEvent.Kind.CHALLENGE,
        400,
        400L,
        "challenge",
        true,
        Saying.of(
            "challenge.failed",
            "Challenge at {0} failed: {1} of {2} known bad parts were not caught ({3}). Nothing passes until somebody who may choose heads has looked at them and acknowledges it (A).",
            "10:58",
            1,
            5,
            "#17 rust: PASS"));
    event(
        LineEvent.Kind.PRODUCT,
        30,
        null,
        "press: sim:",
        true,
        Saying.of(
            "product",
            "Since {0} the parts look like {1}; {2} is active. Nothing passes until the right product is chosen or comes.",
            "11:04",
            "B-204",
            "A-113"));
    log.audit()
        .add(
            new Change(
                "Olga",
                Change.Kind.HEAD_CHOSEN,
                PRODUCT,
                "auto/91c2, passes from 0.80",
                "auto/91c2, passes from 0.62"))
        .get();
  }

  private long event(
      LineEvent.Kind kind,
      long ago,
      @Nullable Long until,
      String source,
      boolean held,
      Saying saying)
      throws Exception {
    return log.events()
        .add(
            new LineEvent(
                0,
                kind,
                PRODUCT,
                source,
                began.minusSeconds(ago),
                until == null ? null : began.minusSeconds(until),
                held,
                saying,
                kind == LineEvent.Kind.CHALLENGE ? "Jana" : null,
                "{}",
                null))
        .get();
  }

  @AfterEach
  void close() throws Exception {
    FxTest.onFx(
        () -> {
          screen.close();
          return null;
        });
    desk.close();
    groups.close();
    events.close();
    station.close();
  }

  @Test
  void whatWasWrongIsListedAndLeadsToItsParts() throws Exception {
    press(KeyCode.F4);
    FxTest.until("events", () -> screen.lookup("#event-9") != null);
    layout();
    FxTest.snapshot(scene, "history-events");
    assertThat(said("#event-0")).contains("Another head or other limits judge", "by Olga");

    // Left and right choose what is listed: "What was wrong" stands beside "All".
    press(KeyCode.RIGHT);
    FxTest.until("what was wrong", () -> said("#event-0").contains("Another product"));
    assertThat(text("#events-WRONG")).isEqualTo("What was wrong");
    assertThat(said("#event-0")).contains("no end known", "nothing passed", "Line press");
    assertThat(said("#event-1"))
        .contains("Challenge failed", "asked for by Jana", "nobody acknowledged it");
    assertThat(said("#event-2")).contains("No pictures from the camera", "(60 s)");
    assertThat(said("#event-3")).contains("31 % darker", "acknowledged by Quentin", "(10 min)");
    assertThat(said("#event-4")).contains("Challenge met");
    layout();
    FxTest.snapshot(scene, "history-events-wrong");

    choose("#events-line", "packing");
    FxTest.until("one line", () -> said("#event-1").contains("31 % darker"));
    assertThat(said("#event-0")).as("a challenge is put to a product").contains("Challenge failed");
    choose("#events-line", "All lines");
    FxTest.until("all lines", () -> said("#event-0").contains("Another product"));
    press(KeyCode.ENTER);
    FxTest.until("its parts", () -> shows("#row-0") && rowText().contains("press: sim:"));
    layout();
    FxTest.snapshot(scene, "history-events-parts");
    assertThat(chosen("#filter-period")).startsWith("since ").endsWith("Line press");

    press(KeyCode.ESCAPE);
    assertThat(shows("#event-0")).as("Esc leads back to the events").isTrue();
    press(KeyCode.ESCAPE);
    assertThat(left).isTrue();
  }

  @Test
  void aTouchOnAnEventShowsTheInspectionsOfItsTime() throws Exception {
    fire("#area-events");
    FxTest.until("events", () -> screen.lookup("#event-9") != null);
    fire("#events-RUNS");
    FxTest.until("starts and stops", () -> said("#event-0").contains("Line stopped"));
    assertThat(said("#event-0")).contains("Line press · bearing");
    assertThat(said("#event-3")).contains("Line started", "Line packing · bearing");
    touch("#event-3");
    FxTest.until("its parts", () -> shows("#row-0") && rowText().contains("packing: sim:"));

    press(KeyCode.F4);
    assertThat(said("#event-3")).as("the events are as they were left").contains("Line started");
    type("#events-to", "2001-01-01");
    FxTest.until("nothing", () -> screen.lookup("#events-none").isVisible());
    type("#events-to", "soon");
    FxTest.until("no time", () -> text(".notice", ".label").contains("A time is written as"));
    type("#events-to", "");
    FxTest.until("events again", () -> screen.lookup("#event-3") != null && shows("#event-3"));
  }

  @Test
  void theListIsWrittenDown() throws Exception {
    Path file = folder.resolve("events.csv");
    long written = answer(events.export(EventFilter.ALL, file));
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize((int) written + 1);
    assertThat(lines.getFirst()).startsWith("from,until,topic,kind,line,source,product,sentence");
    assertThat(lines)
        .anyMatch(
            line ->
                line.contains(",PICTURE,PICTURE,packing,")
                    && line.contains("31 % darker")
                    && line.contains(",Quentin,"))
        .anyMatch(line -> line.contains(",CHANGES,HEAD_CHOSEN,") && line.contains(",Olga,"));
  }

  @Test
  void everyLanguageFitsASmallScreen() throws Exception {
    press(KeyCode.F4);
    FxTest.until("events", () -> screen.lookup("#event-9") != null);
    fire("#events-WRONG");
    FxTest.until("what was wrong", () -> screen.lookup("#event-5") == null && shows("#event-4"));
    for (Language language : Language.values()) {
      show(language, 1280, 800);
      FxTest.snapshot(scene, "history-events-" + language.name().toLowerCase(Locale.ROOT));
      for (String id : List.of("#area-events", "#events-PEOPLE", "#events-export", "#event-0")) {
        Node own = screen.lookup(id);
        assertThat(own.localToScene(own.getBoundsInLocal()).getMaxX())
            .as(language + " " + id)
            .isLessThanOrEqualTo(1280);
      }
      assertThat(screen.lookup("#event-0").getBoundsInParent().getHeight()).isGreaterThan(64);
      assertThat(said("#event-3")).doesNotContain("{").contains("31 %");
    }
  }

  /// In a scene of its own: what scrolls is drawn from memory in one that no window shows.
  private void show(Language language, int width, int height) throws Exception {
    FxTest.onFx(
        () -> {
          strings.use(language);
          scene.setRoot(new Group());
          scene = new Scene(screen, width, height);
          return null;
        });
    layout();
  }

  private void layout() throws Exception {
    FxTest.onFx(
        () -> {
          screen.applyCss();
          screen.layout();
          return null;
        });
  }

  private boolean shows(String id) {
    Node node = screen.lookup(id);
    while (node != null && node != screen) {
      if (!node.isVisible()) {
        return false;
      }
      node = node.getParent();
    }
    return node != null;
  }

  /// Everything that a row says.
  private String said(String id) {
    Node row = screen.lookup(id);
    return row == null
        ? ""
        : String.join(
            " | ",
            row.lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(own -> ((Label) own).getText())
                .toList());
  }

  /// What is told of the part that is shown large.
  private String rowText() {
    return String.join(
        " ",
        screen.lookupAll(".history-details .label").stream()
            .map(own -> ((Label) own).getText())
            .toList());
  }

  private String text(String... path) {
    Node node = screen;
    for (String step : path) {
      node = node == null ? null : node.lookup(step);
    }
    return node instanceof Labeled own ? own.getText() : "";
  }

  private String chosen(String id) {
    return String.valueOf(((ComboBox<?>) screen.lookup(id)).getValue());
  }

  private void choose(String id, String item) throws Exception {
    FxTest.onFx(
        () -> {
          ComboBox<?> box = (ComboBox<?>) screen.lookup(id);
          box.getSelectionModel().select(box.getItems().indexOf(item));
          return null;
        });
  }

  private void fire(String id) throws Exception {
    FxTest.onFx(
        () -> {
          ((Button) screen.lookup(id)).fire();
          return null;
        });
  }

  private void type(String id, String text) throws Exception {
    FxTest.onFx(
        () -> {
          TextField field = (TextField) screen.lookup(id);
          field.setText(text);
          field.fireEvent(new ActionEvent());
          return null;
        });
  }

  private void touch(String id) throws Exception {
    FxTest.onFx(
        () -> {
          Event.fireEvent(
              screen.lookup(id),
              new MouseEvent(
                  MouseEvent.MOUSE_CLICKED,
                  9,
                  9,
                  9,
                  9,
                  MouseButton.PRIMARY,
                  1,
                  false,
                  false,
                  false,
                  false,
                  true,
                  false,
                  false,
                  true,
                  false,
                  true,
                  null));
          return null;
        });
  }

  private void press(KeyCode code) throws Exception {
    FxTest.onFx(
        () -> {
          Event.fireEvent(
              screen, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
          return null;
        });
  }
}
