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
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
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
import org.tenshot.ui.common.Hands;
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
  private EventDesk events;
  private HistoryScreen screen;
  private Hands hands;
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
    events = new EventDesk(assembly, line, options);
    answer(line.actions().chooseProfile("bearing"));
    answer(line.actions().start());
    FxTest.until("parts", () -> line.screen().viewProperty().get().counts().frames() >= PARTS);
    answer(line.actions().stop());
    screen = FxTest.onFx(() -> new HistoryScreen(desk, groups, events, strings));
    hands = new Hands(FxTest.onFx(() -> new Scene(screen, 1920, 1080)));
    FxTest.run(screen::open);
    hands.settle();
    FxTest.until("the first page", () -> screen.lookup("#row-59") != null);
  }

  @AfterEach
  void close() throws Exception {
    FxTest.run(screen::close);
    desk.close();
    groups.close();
    events.close();
    station.close();
  }

  @Test
  void partsAreLookedThroughFilteredAndLabelled() throws Exception {
    hands.settle();
    FxTest.until("a picture", () -> anyImage());
    FxTest.snapshot(hands.scene(), "history-list");
    // The end of a page brings the next one.
    for (int i = 0; i < 8; i++) {
      hands.press(KeyCode.PAGE_DOWN);
    }
    FxTest.until("the next page", () -> screen.lookup("#row-119") != null);

    hands.fire("#filter-REJECT");
    FxTest.until("rejects alone", () -> hands.words("#row-verdict").startsWith("REJECT"));
    assertThat(screen.lookup("#label-1")).isNotNull();
    hands.press(KeyCode.DIGIT1);
    FxTest.until("a shot", () -> hands.words(".notice", ".label").contains("is a shot of"));
    hands.press(KeyCode.Z);
    FxTest.until("no shot", () -> hands.words(".notice", ".label").contains("taken back"));

    enter("#filter-lot", "no such lot");
    FxTest.until("nothing", () -> screen.lookup("#history-none").isVisible());
    hands.press(KeyCode.ESCAPE);
    assertThat(left).isTrue();
  }

  @Test
  void whatIsLikeAPartIsFoundMarkedRankedAnewAndWrittenDown() throws Exception {
    hands.settle();
    hands.fire("#filter-REJECT");
    FxTest.until("rejects alone", () -> hands.words("#row-verdict").startsWith("REJECT"));
    hands.press(KeyCode.K);
    FxTest.until("hits", () -> hands.words("#wanted").startsWith("Like inspection"));
    FxTest.until("the part itself", () -> hands.words("#row-0", ".gallery-label").equals("1.000"));
    hands.press(KeyCode.RIGHT);
    hands.press(KeyCode.PLUS);
    hands.press(KeyCode.MINUS);
    assertThat(hands.words("#row-1", ".gallery-label")).startsWith("+");
    assertThat(hands.words("#row-2", ".gallery-label")).startsWith("-");
    hands.press(KeyCode.S);
    FxTest.until("the answer", () -> hands.words("#since-answer").contains("First:"));
    hands.settle();
    FxTest.until("a picture", () -> hasImage("#row-0"));
    FxTest.snapshot(hands.scene(), "history-since");
    hands.press(KeyCode.ESCAPE);
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

    enter("#search-words", "a rusty bearing");
    FxTest.until("words", () -> hands.words("#wanted").contains("a rusty bearing"));
    Path picture = folder.resolve("part.png");
    answer(desk.save(answer(desk.picture(Objects.requireNonNull(part.pictureHash()))), picture));
    var found =
        answer(desk.find(new Wanted.PictureFile(picture), new Marks(Set.of(), Set.of()), 3));
    assertThat(found.getFirst().row().id()).isEqualTo(part.id());
    assertThat(found.getFirst().likeness()).isGreaterThan(0.99);
  }

  @Test
  void figuresAreDrawnAndSaved() throws Exception {
    hands.press(KeyCode.F3);
    hands.fire("#by-HOUR");
    FxTest.until("a chart", () -> screen.lookup(".chart") instanceof XYChart<?, ?>);
    hands.settle();
    assertThat(hands.words("#history-summary")).contains("Yield");
    FxTest.snapshot(hands.scene(), "history-p");
    for (String kind : List.of("PARETO", "YIELD", "SURE", "LATENCY", "HEADS")) {
      hands.fire("#chart-" + kind);
      hands.settle();
      XYChart<?, ?> chart = (XYChart<?, ?>) screen.lookup(".chart");
      assertThat(chart.getData().getFirst().getData()).as(kind).isNotEmpty();
      FxTest.snapshot(hands.scene(), "history-" + kind.toLowerCase(Locale.ROOT));
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
    hands.press(KeyCode.F3);
    FxTest.until("a chart", () -> screen.lookup(".chart") instanceof XYChart<?, ?>);
    hands.fire("#chart-GROUPS");
    FxTest.until("groups", () -> screen.lookup("#group-confirm-0") != null);
    hands.settle();
    FxTest.until("pictures", () -> groupPictures() >= 5);
    FxTest.snapshot(hands.scene(), "history-groups");
    assertThat(hands.words("#groups-summary")).contains("rejects of ball bearing");

    hands.type("#group-name-0", "worn race");
    hands.fire("#group-confirm-0");
    FxTest.until("a group", () -> hands.words(".notice", ".label").contains("is a group now"));
    assertThat(hands.words("#group-confirm-0")).isEqualTo("Rename");
    for (Language language : Language.values()) {
      show(language, 1280, 800);
      FxTest.snapshot(hands.scene(), "history-groups-" + language.name().toLowerCase(Locale.ROOT));
      assertFits(language, "#group-list-0", "#group-give-up-0", "#chart-GROUPS");
    }
    show(Language.ENGLISH, 1920, 1080);

    hands.fire("#chart-PARETO");
    hands.fire("#chart-GROUPS");
    FxTest.until(
        "the group is there again", () -> hands.words("#group-confirm-0").equals("Rename"));
    hands.fire("#group-list-0");
    FxTest.until("its parts", () -> hands.words("#wanted").startsWith("Group “worn race”"));
    FxTest.until("a reject", () -> hands.words("#row-verdict").startsWith("REJECT"));
    hands.press(KeyCode.F3);
    hands.fire("#group-give-up-0");
    FxTest.until(
        "no group", () -> hands.words(".notice", ".label").contains("is no group any more"));
    assertThat(hands.words("#group-confirm-0")).isEqualTo("Confirm");
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
      FxTest.snapshot(hands.scene(), name);
      assertFits(language, "#area-figures", "#row-verdict", "#like-this");
    }
  }

  /// In a scene of its own: what scrolls is drawn from memory in one that no window shows.
  private void show(Language language, int width, int height) throws Exception {
    FxTest.run(
        () -> {
          strings.use(language);
          hands.scene().setRoot(new Group());
          hands = new Hands(new Scene(screen, width, height));
        });
    hands.settle();
  }

  private void assertFits(Language language, String... ids) {
    for (String id : ids) {
      Node own = hands.find(id);
      assertThat(own.localToScene(own.getBoundsInLocal()).getMaxX())
          .as(language + " " + id)
          .isLessThanOrEqualTo(1280);
    }
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

  private void enter(String id, String text) throws Exception {
    FxTest.run(
        () -> {
          TextField field = (TextField) hands.find(id);
          field.setText(text);
          field.fireEvent(new ActionEvent());
        });
  }
}
