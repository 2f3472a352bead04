package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenshot.app.Answers.answer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.domain.Shifts;
import org.tenshot.paper.PdfBack;
import org.tenshot.statistics.Chart;
import org.tenshot.statistics.Charts;
import org.tenshot.store.HistoryFilter;
import org.tenshot.store.HistoryPages;
import org.tenshot.store.StoredInspection;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.history.HistoryScreen;
import org.tenshot.ui.history.Marks;
import org.tenshot.ui.history.Since;
import org.tenshot.ui.history.Wanted;

/// The screen for looking back, over the log that a running line wrote: from a key to the database.
@ExtendWith(FxTest.class)
class LookBackTest {

  private static final int PARTS = 150;

  @TempDir Path folder;
  private final Strings strings = new Strings(Language.ENGLISH);
  private Station station;
  private HistoryDesk desk;
  private GroupDesk groups;
  private HistoryScreen screen;
  private Scene scene;
  private volatile boolean left;

  @BeforeEach
  void open() throws Exception {
    Places places = FreshPlaces.in(folder);
    Assembly assembly = new Assembly(places);
    LineOptions options = new LineOptions();
    station = new Station(assembly, new Memory(places.memory()), options);
    StationLine line = station.add(new LineSpec("", null, "sim:?seed=2&rate=60"));
    desk = new HistoryDesk(assembly, line, options, () -> left = true);
    groups = new GroupDesk(assembly, line, options);
    answer(line.actions().chooseProfile("bearing"));
    answer(line.actions().start());
    FxTest.until("parts", () -> line.screen().viewProperty().get().counts().frames() >= PARTS);
    answer(line.actions().stop());
    screen = FxTest.onFx(() -> new HistoryScreen(desk, groups, strings));
    scene = FxTest.onFx(() -> new Scene(screen, 1920, 1080));
    FxTest.onFx(
        () -> {
          screen.open();
          return null;
        });
    layout();
    FxTest.until("the first page", () -> screen.lookup("#row-59") != null);
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
    station.close();
  }

  @Test
  void partsAreLookedThroughFilteredAndLabelled() throws Exception {
    layout();
    FxTest.until("a picture", () -> anyImage());
    FxTest.snapshot(scene, "history-list");
    // The end of a page brings the next one.
    for (int i = 0; i < 8; i++) {
      press(KeyCode.PAGE_DOWN);
    }
    FxTest.until("the next page", () -> screen.lookup("#row-119") != null);

    fire("#filter-REJECT");
    FxTest.until("rejects alone", () -> text("#row-verdict").startsWith("REJECT"));
    assertThat(screen.lookup("#label-1")).isNotNull();
    press(KeyCode.DIGIT1);
    FxTest.until("a shot", () -> text(".notice", ".label").contains("is a shot of"));
    press(KeyCode.Z);
    FxTest.until("no shot", () -> text(".notice", ".label").contains("taken back"));

    type("#filter-lot", "no such lot");
    FxTest.until("nothing", () -> screen.lookup("#history-none").isVisible());
    press(KeyCode.ESCAPE);
    assertThat(left).isTrue();
  }

  @Test
  void whatIsLikeAPartIsFoundMarkedRankedAnewAndWrittenDown() throws Exception {
    layout();
    fire("#filter-REJECT");
    FxTest.until("rejects alone", () -> text("#row-verdict").startsWith("REJECT"));
    press(KeyCode.K);
    FxTest.until("hits", () -> text("#wanted").startsWith("Like inspection"));
    FxTest.until("the part itself", () -> text("#row-0", ".gallery-label").equals("1.000"));
    press(KeyCode.RIGHT);
    press(KeyCode.PLUS);
    press(KeyCode.MINUS);
    assertThat(text("#row-1", ".gallery-label")).startsWith("+");
    assertThat(text("#row-2", ".gallery-label")).startsWith("-");
    press(KeyCode.S);
    FxTest.until("the answer", () -> text("#since-answer").contains("First:"));
    layout();
    FxTest.until("a picture", () -> hasImage("#row-0"));
    FxTest.snapshot(scene, "history-since");
    press(KeyCode.ESCAPE);
    assertThat(left).as("Esc goes back to the list first").isFalse();

    StoredInspection part =
        answer(desk.page(HistoryFilter.ALL, HistoryPages.Place.START, PARTS)).stream()
            .filter(own -> own.pictureHash() != null)
            .findFirst()
            .orElseThrow();
    Wanted.Row wanted = new Wanted.Row(part.id());
    Since since = answer(desk.since(wanted, new Marks(Set.of(), Set.of()), -1));
    assertThat(since.count()).isEqualTo(since.all()).isGreaterThanOrEqualTo(PARTS);
    StoredInspection first = since.first();
    assertThat(first == null ? -1 : first.inspection().origin().sequence()).isZero();
    Path list = folder.resolve("contain.csv");
    int written = answer(desk.exportSince(wanted, new Marks(Set.of(), Set.of()), -1, list));
    assertThat(Files.readAllLines(list)).hasSize(written + 1);

    type("#search-words", "a rusty bearing");
    FxTest.until("words", () -> text("#wanted").contains("a rusty bearing"));
    Path picture = folder.resolve("part.png");
    answer(desk.save(answer(desk.picture(Objects.requireNonNull(part.pictureHash()))), picture));
    var found =
        answer(desk.find(new Wanted.PictureFile(picture), new Marks(Set.of(), Set.of()), 3));
    assertThat(found.getFirst().row().id()).isEqualTo(part.id());
    assertThat(found.getFirst().likeness()).isGreaterThan(0.99);
  }

  @Test
  void figuresAreDrawnAndSaved() throws Exception {
    press(KeyCode.F3);
    fire("#by-HOUR");
    FxTest.until("a chart", () -> screen.lookup(".chart") instanceof XYChart<?, ?>);
    layout();
    assertThat(text("#history-summary")).contains("Yield");
    FxTest.snapshot(scene, "history-p");
    for (String kind : List.of("PARETO", "YIELD", "SURE", "LATENCY", "HEADS")) {
      fire("#chart-" + kind);
      layout();
      XYChart<?, ?> chart = (XYChart<?, ?>) screen.lookup(".chart");
      assertThat(chart.getData().getFirst().getData()).as(kind).isNotEmpty();
      FxTest.snapshot(scene, "history-" + kind.toLowerCase(Locale.ROOT));
    }
    var facts = answer(desk.facts());
    var now = facts.shifts().between(facts.now(), facts.now().plusNanos(1)).getFirst();
    Path page = answer(desk.report(now, Locale.ENGLISH, folder.resolve("shift.html")));
    assertThat(Files.readString(page)).contains("data:image/jpeg;base64,");
    try (PdfBack back = new PdfBack(Files.readAllBytes(paper(now)))) {
      assertThat(back.text()).contains("Shift " + now.number());
    }
    Chart chart = new Charts(key -> key).pareto(List.of());
    Path drawing = answer(desk.save(chart, Locale.GERMAN, folder.resolve("chart.pdf")));
    try (PdfBack back = new PdfBack(Files.readAllBytes(drawing))) {
      assertThat(back.text()).contains("pareto");
    }
    assertThat(
            Files.readString(answer(desk.save(chart, Locale.GERMAN, folder.resolve("chart.svg")))))
        .startsWith("<svg");
  }

  private Path paper(Shifts.Shift shift) throws Exception {
    return answer(desk.report(shift, Locale.ENGLISH, folder.resolve("shift.pdf")));
  }

  @Test
  void rejectsAreSortedNamedAndShown() throws Exception {
    press(KeyCode.F3);
    FxTest.until("a chart", () -> screen.lookup(".chart") instanceof XYChart<?, ?>);
    fire("#chart-GROUPS");
    FxTest.until("groups", () -> screen.lookup("#group-confirm-0") != null);
    layout();
    FxTest.until("pictures", () -> groupPictures() >= 5);
    FxTest.snapshot(scene, "history-groups");
    assertThat(text("#groups-summary")).contains("rejects of ball bearing");

    FxTest.onFx(
        () -> {
          ((TextField) screen.lookup("#group-name-0")).setText("worn race");
          return null;
        });
    fire("#group-confirm-0");
    FxTest.until("a group", () -> text(".notice", ".label").contains("is a group now"));
    assertThat(text("#group-confirm-0")).isEqualTo("Rename");
    for (Language language : Language.values()) {
      show(language, 1280, 800);
      FxTest.snapshot(scene, "history-groups-" + language.name().toLowerCase(Locale.ROOT));
      for (String id : List.of("#group-list-0", "#group-give-up-0", "#chart-GROUPS")) {
        Node own = screen.lookup(id);
        assertThat(own.localToScene(own.getBoundsInLocal()).getMaxX())
            .as(language + " " + id)
            .isLessThanOrEqualTo(1280);
      }
    }
    show(Language.ENGLISH, 1920, 1080);

    fire("#chart-PARETO");
    fire("#chart-GROUPS");
    FxTest.until("the group is there again", () -> text("#group-confirm-0").equals("Rename"));
    fire("#group-list-0");
    FxTest.until("its parts", () -> text("#wanted").startsWith("Group “worn race”"));
    FxTest.until("a reject", () -> text("#row-verdict").startsWith("REJECT"));
    press(KeyCode.F3);
    fire("#group-give-up-0");
    FxTest.until("no group", () -> text(".notice", ".label").contains("is no group any more"));
    assertThat(text("#group-confirm-0")).isEqualTo("Confirm");
  }

  private long groupPictures() {
    return screen.lookupAll(".group-picture .image-view").stream()
        .filter(own -> own instanceof ImageView image && image.getImage() != null)
        .count();
  }

  @Test
  void everyLanguageFitsASmallScreen() throws Exception {
    for (Language language : Language.values()) {
      show(language, 1280, 800);
      String name = "history-small-" + language.name().toLowerCase(Locale.ROOT);
      FxTest.snapshot(scene, name);
      for (String id : List.of("#area-figures", "#row-verdict", "#like-this")) {
        Node own = screen.lookup(id);
        assertThat(own.localToScene(own.getBoundsInLocal()).getMaxX())
            .as(language + " " + id)
            .isLessThanOrEqualTo(1280);
      }
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

  private boolean hasImage(String tile) {
    return screen.lookup(tile) instanceof Button own
        && own.lookup(".image-view") instanceof ImageView image
        && image.getImage() != null;
  }

  private boolean anyImage() {
    return screen.lookupAll(".gallery-tile .image-view").stream()
        .anyMatch(own -> own instanceof ImageView image && image.getImage() != null);
  }

  private String text(String... path) {
    Node node = screen;
    for (String step : path) {
      node = node == null ? null : node.lookup(step);
    }
    return node instanceof Labeled own ? own.getText() : "";
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

  private void press(KeyCode code) throws Exception {
    FxTest.onFx(
        () -> {
          Event.fireEvent(
              screen, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
          return null;
        });
  }
}
