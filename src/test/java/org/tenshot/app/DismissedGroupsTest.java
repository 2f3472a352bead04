package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenshot.app.Answers.answer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.access.Person;
import org.tenshot.access.Role;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.cluster.RejectGroup;
import org.tenshot.cluster.RejectGroups;
import org.tenshot.cluster.Watch;
import org.tenshot.domain.Change;
import org.tenshot.store.History;
import org.tenshot.store.HistoryFilter;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.history.HistoryScreen;

/// A group of rejects that is no kind of defect is dismissed on the screen, for good or until that
/// is taken back.
@ExtendWith(FxTest.class)
class DismissedGroupsTest {

  private static final int PARTS = 150;

  @TempDir Path folder;
  private final Strings strings = new Strings(Language.ENGLISH);
  private final List<String> refused = new ArrayList<>();
  private Assembly assembly;
  private Station station;
  private HistoryDesk desk;
  private GroupDesk groups;
  private EventDesk events;
  private HistoryScreen screen;
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    Places places = FreshPlaces.in(folder);
    assembly = new Assembly(places);
    LineOptions options = new LineOptions();
    station = new Station(assembly, new Memory(places.memory()), options);
    StationLine line = station.add(new LineSpec("", null, "sim:?seed=2&rate=60"));
    desk = new HistoryDesk(assembly, line, options, () -> {});
    groups = new GroupDesk(assembly, line, options);
    events = new EventDesk(assembly, line, options);
    groups.offersLogIn(refused::add);
    answer(line.actions().chooseProfile("bearing"));
    answer(line.actions().start());
    FxTest.until("parts", () -> line.screen().viewProperty().get().counts().frames() >= PARTS);
    answer(line.actions().stop());
    screen = FxTest.onFx(() -> new HistoryScreen(desk, groups, events, strings));
    scene = FxTest.onFx(() -> new Scene(screen, 1920, 1080));
    FxTest.onFx(
        () -> {
          screen.open();
          return null;
        });
    show(Language.ENGLISH, 1920, 1080);
    FxTest.until("the first page", () -> screen.lookup("#row-59") != null);
    fire("#area-figures");
    FxTest.until("a chart", () -> screen.lookup(".chart") instanceof XYChart<?, ?>);
    sort();
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
  void aDismissedGroupComesLastIsNotSuggestedAgainAndIsTakenBack() throws Exception {
    RejectGroups before = sorted();
    fire("#group-dismiss-0");
    FxTest.until("a notice", () -> notice().contains("not suggested again"));
    assertThat(shown("#group-confirm-0")).as("it takes no name").isFalse();
    assertThat(shown("#group-dismiss-0")).isFalse();
    assertThat(text("#group-give-up-0")).isEqualTo("Take back");

    sort();
    int last = before.groups().size() - 1;
    assertThat(text("#group-give-up-" + last)).isEqualTo("Take back");
    assertThat(shown("#group-give-up-" + last)).isTrue();
    assertThat(text("#groups-summary")).contains("no kind of defect");
    RejectGroups after = sorted();
    assertThat(after.groups().getLast())
        .matches(RejectGroup::isDismissed)
        .returns(before.groups().getFirst().members(), RejectGroup::members);
    assertThat(after.number()).as("they are rejects all the same").isEqualTo(before.number());
    try (History history = assembly.history(null)) {
      assertThat(history.audit().knows(Change.Kind.GROUP_DISMISSED)).isTrue();
    }
    FxTest.until("pictures", () -> pictures() >= 5);
    FxTest.snapshot(scene, "history-groups-dismissed");
    for (Language language : Language.values()) {
      show(language, 1280, 800);
      String name = "history-groups-dismissed-" + language.name().toLowerCase(Locale.ROOT);
      FxTest.snapshot(scene, name);
      for (String id : List.of("#group-list-0", "#group-dismiss-0", "#group-give-up-" + last)) {
        Node own = screen.lookup(id);
        assertThat(own.localToScene(own.getBoundsInLocal()).getMaxX())
            .as(language + " " + id)
            .isLessThanOrEqualTo(1280);
      }
    }
    show(Language.ENGLISH, 1920, 1080);

    fire("#group-list-" + last);
    FxTest.until("its parts", () -> text("#wanted").contains("Not a kind of defect"));
    FxTest.until("rejects", () -> text("#row-verdict").startsWith("REJECT"));
    fire("#area-figures");
    fire("#group-give-up-" + last);
    FxTest.until("a notice", () -> notice().contains("is suggested again"));
    assertThat(shown("#group-confirm-" + last)).isTrue();
    assertThat(sorted().groups()).allMatch(RejectGroup::isSuggested);
  }

  @Test
  void whoMayNotDismissIsAskedWhoTheyAre() throws Exception {
    assembly.people().add(new Person("Jana", Role.ADMINISTRATOR), "birnbaum".toCharArray(), false);
    fire("#group-dismiss-0");
    FxTest.until("a sentence", () -> !refused.isEmpty());
    assertThat(refused.getFirst()).contains("dismiss groups of rejects");
    assertThat(sorted().groups()).allMatch(RejectGroup::isSuggested);
  }

  /// As a station sorts them that was started anew.
  private RejectGroups sorted() throws Exception {
    return answer(groups.sort(HistoryFilter.ALL, Watch.PATIENT)).groups();
  }

  private void sort() throws Exception {
    fire("#chart-PARETO");
    fire("#chart-GROUPS");
    FxTest.until("groups", () -> screen.lookup("#group-confirm-0") != null);
    layout();
  }

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

  private long pictures() {
    return screen.lookupAll(".group-picture .image-view").stream()
        .filter(own -> own instanceof ImageView image && image.getImage() != null)
        .count();
  }

  private boolean shown(String id) {
    Node node = screen.lookup(id);
    return node != null && node.isVisible();
  }

  private String notice() {
    return text(".notice", ".label");
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
}
