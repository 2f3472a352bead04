package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Change;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Shifts;
import org.tenshot.domain.Verdict;

/// What happened, as a list.
class EventPagesTest {

  private static final String PRODUCT = Samples.PROFILE.product();

  @TempDir Path folder;
  private LogPlace place;
  private InspectionLog log;
  private History history;

  @BeforeEach
  void open() throws Exception {
    place = Samples.place(folder);
    log = InspectionLog.open(place, Samples.CLOCK, recording -> {});
    log.register(Samples.PROFILE, Samples.ENCODER, Samples.HEAD).get();
    history = History.open(place);
  }

  @AfterEach
  void close() throws Exception {
    history.close();
    log.close();
  }

  @Test
  void eventsFaultsAndChangesAreOneListWhosePagesFitTogether() throws Exception {
    // Four things at the same microsecond, and some before and after: audit rows are dated NOW.
    event(LineEvent.Kind.PICTURE, 0, 10L, "sim:");
    event(LineEvent.Kind.EYE, 0, null, "sim:");
    fault(0, Fault.Code.LATE, "sim:");
    change(Change.Kind.HEAD_CHOSEN, PRODUCT);
    event(LineEvent.Kind.CHALLENGE, -30, -30L, "challenge");
    event(LineEvent.Kind.SOURCE, 30, 40L, "sim:");
    fault(31, Fault.Code.NO_PICTURE, "sim:");

    List<Happened> whole = page(EventFilter.ALL, EventPages.Place.START, 100);
    assertThat(whole.stream().map(EventPagesTest::name))
        .containsExactly(
            "NO_PICTURE", "SOURCE", "HEAD_CHOSEN", "LATE", "EYE", "PICTURE", "CHALLENGE");
    for (int size = 1; size <= 8; size++) {
      List<Happened> pieced = new ArrayList<>();
      EventPages.Place after = EventPages.Place.START;
      List<Happened> next = page(EventFilter.ALL, after, size);
      while (!next.isEmpty()) {
        assertThat(next).hasSizeLessThanOrEqualTo(size);
        pieced.addAll(next);
        next = page(EventFilter.ALL, next.getLast().place(), size);
      }
      assertThat(pieced).as("pages of " + size).isEqualTo(whole);
    }
    assertThat(whole.get(1).until()).isEqualTo(at(40));
    assertThat(whole.get(4).until()).as("it lasts").isNull();
  }

  @Test
  void aTopicOrALineCutsTheListDown() throws Exception {
    event(LineEvent.Kind.PICTURE, 0, 5L, "press: sim:");
    event(LineEvent.Kind.SOURCE, 1, 6L, "packing: sim:");
    event(LineEvent.Kind.CHALLENGE, 2, 2L, "challenge");
    fault(3, Fault.Code.DOUBLE_TRIGGER, "packing: sim:");
    fault(3, Fault.Code.ENCODER_FAILED, "press: sim:");
    change(Change.Kind.LINE_STARTED, "bearing on line press");
    change(Change.Kind.ENCODER, "line packing");
    change(Change.Kind.ENCODER, "line pack_ng");
    change(Change.Kind.PERSON_ADDED, "Jana");
    change(Change.Kind.LABEL, "shot 3 of bearing");

    assertThat(names(EventTopic.CAMERA, null)).containsExactly("SOURCE");
    assertThat(names(EventTopic.PICTURE, null)).containsExactly("PICTURE");
    assertThat(names(EventTopic.TRIGGERS, null)).containsExactly("DOUBLE_TRIGGER");
    assertThat(names(EventTopic.STATION, null)).containsExactly("ENCODER_FAILED");
    assertThat(names(EventTopic.CHALLENGES, null)).containsExactly("CHALLENGE");
    assertThat(names(EventTopic.RUNS, null)).containsExactly("LINE_STARTED");
    assertThat(names(EventTopic.CHANGES, null)).containsExactly("ENCODER", "ENCODER");
    assertThat(names(EventTopic.LABELS, null)).containsExactly("LABEL");
    assertThat(names(EventTopic.PEOPLE, null)).containsExactly("PERSON_ADDED");
    assertThat(names(EventTopic.WRONG, null))
        .containsExactly("ENCODER_FAILED", "DOUBLE_TRIGGER", "CHALLENGE", "SOURCE", "PICTURE");
    assertThat(names(EventTopic.ALL, null)).hasSize(10);

    assertThat(names(EventTopic.WRONG, "packing"))
        .as("a challenge is put to a product")
        .containsExactly("DOUBLE_TRIGGER", "CHALLENGE", "SOURCE");
    assertThat(names(EventTopic.ALL, "press"))
        .containsExactly(
            "ENCODER_FAILED", "CHALLENGE", "LABEL", "PERSON_ADDED", "LINE_STARTED", "PICTURE");
    Happened started = page(filter(EventTopic.RUNS, null), EventPages.Place.START, 1).getFirst();
    assertThat(started.line()).isEqualTo("press");
    assertThat(EventFilter.line("rtsp://10.0.0.1/x")).isEmpty();
  }

  @Test
  void whatLastedIntoAStretchOfTimeBelongsToIt() throws Exception {
    event(LineEvent.Kind.PICTURE, -100, -50L, "sim:");
    event(LineEvent.Kind.PRODUCT, -90, 5L, "sim:");
    event(LineEvent.Kind.EYE, -80, null, "sim:");
    fault(-70, Fault.Code.LATE, "sim:");
    fault(10, Fault.Code.LATE, "sim:");
    event(LineEvent.Kind.CAMERA, 20, null, "sim:");
    event(LineEvent.Kind.SOURCE, 60, null, "sim:");

    EventFilter minute = new EventFilter(stretch(0, 60), EventTopic.ALL, null);
    assertThat(page(minute, EventPages.Place.START, 10).stream().map(EventPagesTest::name))
        .containsExactly("CAMERA", "LATE", "EYE", "PRODUCT");
    List<Happened> first = page(minute, EventPages.Place.START, 2);
    assertThat(page(minute, first.getLast().place(), 10).stream().map(EventPagesTest::name))
        .containsExactly("EYE", "PRODUCT");
  }

  @Test
  void oneShiftOfEachDayIsFoundHoweverFarApart() throws Exception {
    // NOW is 08:00 UTC, in the first shift of the day.
    Duration day = Duration.ofDays(1);
    event(LineEvent.Kind.PICTURE, 0, 1L, "sim:");
    event(LineEvent.Kind.PICTURE, 7 * 3600, 7 * 3600 + 1L, "sim:");
    event(LineEvent.Kind.EYE, -400 * day.toSeconds(), -399 * day.toSeconds(), "sim:");
    event(LineEvent.Kind.EYE, -400 * day.toSeconds() + 10 * 3600, null, "sim:");
    fault(-3 * day.toSeconds(), Fault.Code.LATE, "sim:");

    Shifts shifts = Shifts.parse(Shifts.USUAL, ZoneOffset.UTC);
    EventFilter early =
        new EventFilter(
            new HistoryFilter.Stretch(
                Instant.EPOCH,
                HistoryFilter.Stretch.ALWAYS.to(),
                new HistoryFilter.OneShift(shifts, 1)),
            EventTopic.ALL,
            null);
    List<Happened> all = page(early, EventPages.Place.START, 10);
    assertThat(all.stream().map(EventPagesTest::name)).containsExactly("PICTURE", "LATE", "EYE");
    assertThat(page(early, all.getFirst().place(), 1)).containsExactly(all.get(1));
    EventFilter nobody = new EventFilter(early.time(), EventTopic.PEOPLE, null);
    assertThat(page(nobody, EventPages.Place.START, 10)).isEmpty();
  }

  @Test
  void faultsThatFollowEachOtherAreOneRowAndStayWhenTheirInspectionsGo() throws Exception {
    for (int i = 0; i < 50; i++) {
      fault(i * 2, Fault.Code.LATE, "sim:");
    }
    fault(3, Fault.Code.NO_PICTURE, "sim:");
    fault(4, Fault.Code.LATE, "packing: sim:");
    fault(98 + 299, Fault.Code.LATE, "sim:");
    fault(98 + 298, Fault.Code.LATE, "sim:");
    fault(98 + 299 + 300, Fault.Code.LATE, "sim:");
    log.append(Samples.passed(1), null).get();

    List<String> told =
        page(filter(EventTopic.TRIGGERS, null), EventPages.Place.START, 10).stream()
            .map(Happened.Faults.class::cast)
            .map(
                own ->
                    "%s %s %d %d+%d"
                        .formatted(
                            own.line(),
                            own.code(),
                            own.number(),
                            Duration.between(Samples.NOW, own.from()).toSeconds(),
                            Duration.between(own.from(), own.until()).toSeconds()))
            .toList();
    assertThat(told)
        .containsExactly(
            " LATE 1 697+0", "packing LATE 1 4+0", " NO_PICTURE 1 3+0", " LATE 52 0+397");
    log.close();
    try (Connection other = Samples.connect(place.database())) {
      Samples.execute(other, "DELETE FROM inspections");
      assertThatThrownBy(() -> Samples.execute(other, "DELETE FROM fault_stretches"))
          .hasMessageContaining("never deleted");
    }
    assertThat(page(filter(EventTopic.TRIGGERS, null), EventPages.Place.START, 10)).hasSize(4);
  }

  @Test
  void everyPageUsesAnIndexAndSortsNothing() throws Exception {
    for (EventTable table : EventTable.values()) {
      assertThat(plan(table.newest()))
          .as(table.name())
          .startsWith("SEARCH ")
          .contains("_by_kind (")
          .doesNotContain("TEMP B-TREE", "SCAN");
      assertThat(plan(table.newestOfLine()))
          .as(table.name())
          .startsWith("SEARCH ")
          .contains("_by_line (kind=? AND <expr>=?")
          .doesNotContain("TEMP B-TREE", "SCAN");
      assertThat(plan(table.newestTime()))
          .contains("COVERING INDEX")
          .doesNotContain("TEMP", "SCAN");
      assertThat(plan(table.oldestTime()))
          .contains("COVERING INDEX")
          .doesNotContain("TEMP", "SCAN");
      if (table.lasts()) {
        assertThat(plan(table.lasting())).startsWith("SEARCH ").contains("_by_end (kind");
      }
    }
  }

  private String plan(String query) throws Exception {
    try (var connection = Samples.connect(place.database());
        var statement = connection.createStatement();
        var row = statement.executeQuery("EXPLAIN QUERY PLAN " + query)) {
      List<String> steps = new ArrayList<>();
      while (row.next()) {
        steps.add(row.getString("detail"));
      }
      return String.join("\n", steps).replace("code=?", "kind=?").replace("what=?", "kind=?");
    }
  }

  @Test
  void whatAKilledProgramLeftOpenIsOverAtTheLastFrameOfTheLog() throws Exception {
    event(LineEvent.Kind.PICTURE, -100, null, "sim:?rate=5");
    event(LineEvent.Kind.EYE, 50, null, "sim:");
    event(LineEvent.Kind.PICTURE, -100, null, "packing: sim:");
    fault(20, Fault.Code.LATE, "sim:");

    assertThat(log.events().closeLeft("sim:").get()).isEqualTo(2);
    assertThat(log.events().closeLeft("sim:").get()).isZero();
    assertThat(Samples.ask(place, ended("PICTURE", "sim:?rate=5"))).isEqualTo(micros(20));
    assertThat(Samples.ask(place, ended("EYE", "sim:"))).as("not before").isEqualTo(micros(50));
    assertThat(Samples.ask(place, ended("PICTURE", "packing: sim:"))).isEqualTo("null");
    assertThat(log.events().closeLeft("packing: usb=0").get()).isEqualTo(1);
  }

  private static String ended(String kind, String source) {
    return "SELECT ended FROM events WHERE kind = '%s' AND source = '%s'".formatted(kind, source);
  }

  private static String micros(long seconds) {
    return String.valueOf(Times.micros(at(seconds)));
  }

  /// A log of the version before keeps its events and what follows them, and its faults are
  /// gathered.
  @Test
  void anOlderLogTellsWhatWentWrongToo() throws Exception {
    Path old = folder.resolve("old");
    LogPlace other = LogPlace.of(old.resolve("tenshot.db"), Samples.NATIVES);
    Files.createDirectories(old);
    List<String> scripts = new ArrayList<>();
    for (int i = 1; i < Schema.current().version(); i++) {
      try (InputStream script = Schema.class.getResourceAsStream("schema/%03d.sql".formatted(i))) {
        String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        if (text.contains("CREATE TABLE fault_stretches")) {
          break;
        }
        scripts.add(text);
      }
    }
    new Database(other.database(), new Schema(scripts), Duration.ofMillis(100))
        .prepare(Samples.CLOCK);
    try (Connection connection = Samples.connect(other.database())) {
      Samples.execute(
          connection,
          """
          INSERT INTO products VALUES (1, 'tile');
          INSERT INTO profiles VALUES (1, 'ab', 'tile', 1, 'x', 0);
          INSERT INTO encoders VALUES (1, 'surface-s', 'ab', 'FP32', 1, 512);
          INSERT INTO heads VALUES (1, 'a/1', 'a', 1, 1, 0);
          INSERT INTO outcomes VALUES (1, 'sim:', 1, 'FAULT', '', -1, 0);
          INSERT INTO outcomes VALUES (2, 'sim:', 1, 'PASS', 'good', 19, 0);
          INSERT INTO events (kind, product, source, began, held, wording, parameters, sentence, details)
            VALUES ('PICTURE', 1, 'sim:', 7, 1, '', '[]', 'It is dark.', '');
          UPDATE events SET ended = 9;
          """);
      for (long second : new long[] {0, 10, 20, 400, 410}) {
        Samples.execute(
            connection,
            "INSERT INTO inspections (source, sequence, captured_at, verdict, fault_code,"
                + " fault_sentence, prepare_nanos, encode_nanos, score_nanos, total_nanos, profile,"
                + " head, device, outcome) VALUES ('sim:', 1, %d, 'FAULT', 'LATE', 'Too late.', 1, 1, 1, 1, 1, 1, 'CPU', 1)"
                    .formatted(second * 1_000_000 + 5));
      }
    }
    try (InspectionLog brought = InspectionLog.open(other, Samples.CLOCK, recording -> {});
        History past = History.open(other)) {
      List<Happened> all = past.happened().page(EventFilter.ALL, EventPages.Place.START, 10);
      assertThat(all.stream().map(EventPagesTest::name)).containsExactly("LATE", "PICTURE", "LATE");
      assertThat(((Happened.Faults) all.getFirst()).number()).isEqualTo(2);
      assertThat(((Happened.Faults) all.getLast()).number()).isEqualTo(3);
      assertThat(((Happened.Faults) all.getLast()).saying().english()).isEqualTo("Too late.");
      assertThat(all.get(1).until()).isEqualTo(Times.instant(9));
      brought.events().end(1, Samples.NOW).get();
      assertThat(Samples.ask(other, "SELECT max(change) FROM row_changes WHERE name = 'events'"))
          .as("changes of events are still noted for copies")
          .isEqualTo("1");
    }
  }

  private List<Happened> page(EventFilter filter, EventPages.Place after, int limit)
      throws Exception {
    return history.happened().page(filter, after, limit);
  }

  private List<String> names(EventTopic topic, @Nullable String line) throws Exception {
    return page(filter(topic, line), EventPages.Place.START, 100).stream()
        .map(EventPagesTest::name)
        .toList();
  }

  private static EventFilter filter(EventTopic topic, @Nullable String line) {
    return new EventFilter(HistoryFilter.Stretch.ALWAYS, topic, line);
  }

  private static HistoryFilter.Stretch stretch(long from, long to) {
    return new HistoryFilter.Stretch(at(from), at(to), null);
  }

  private static Instant at(long seconds) {
    return Samples.NOW.plusSeconds(seconds);
  }

  private static String name(Happened own) {
    return switch (own) {
      case Happened.Event event -> event.event().kind().name();
      case Happened.Faults faults -> faults.code().name();
      case Happened.Changed change -> change.kind().name();
    };
  }

  private void event(LineEvent.Kind kind, long from, @Nullable Long until, String source)
      throws Exception {
    log.events()
        .add(
            new LineEvent(
                0,
                kind,
                PRODUCT,
                source,
                at(from),
                until == null ? null : at(until),
                false,
                Saying.english("Something."),
                null,
                "",
                null))
        .get();
  }

  private void change(Change.Kind kind, String subject) throws Exception {
    log.audit().add(new Change("Jana", kind, subject, "one", "another")).get();
  }

  private void fault(long second, Fault.Code code, String source) throws Exception {
    Inspection like = Samples.inspection(1, new Verdict.Faulted(new Fault(code, "It went wrong.")));
    Frame.Origin origin = new Frame.Origin(source, 1, at(second), 0, null, PartId.UNKNOWN);
    log.append(
            new Inspection(
                origin,
                like.verdict(),
                like.score(),
                like.embedding(),
                like.times(),
                like.basis(),
                like.truth()),
            null)
        .get();
  }
}
