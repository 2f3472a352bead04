package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenshot.app.Answers.answer;
import static org.tenshot.app.Answers.sentence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.access.People;
import org.tenshot.camera.CameraSearch;
import org.tenshot.camera.FakeCamera;
import org.tenshot.camera.Fired;
import org.tenshot.camera.FoundSource;
import org.tenshot.camera.FrameSource;
import org.tenshot.camera.MeasuredDelay;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.image.LensAid;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.AuditRecord;
import org.tenshot.store.History;
import org.tenshot.store.LogPlace;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.line.LineActions;
import org.tenshot.ui.line.LineViewModel;
import org.tenshot.ui.setup.KeptSettings;
import org.tenshot.ui.setup.Newcomer;
import org.tenshot.ui.setup.Seen;
import org.tenshot.ui.setup.SetUpFacts;

/// The station behind the set-up screen: real sources, real profiles, a real log.
@ExtendWith(FxTest.class)
class SetUpDeskTest {

  private static final Region PART = new Region(10, 20, 200, 180, Region.Unit.PIXELS);

  @TempDir Path folder;
  private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private final List<String> refused = new ArrayList<>();
  private Places places;
  private Assembly assembly;
  private LineViewModel screen;
  private Station whole;
  private LineActions station;
  private SetUpDesk desk;
  private int left;

  @BeforeEach
  void open() throws Exception {
    places = FreshPlaces.in(folder);
    assembly = new Assembly(places);
    whole = new Station(assembly, new Memory(places.memory()), new LineOptions());
    StationLine line = whole.add(new LineSpec("", null, null));
    screen = line.screen();
    station = line.actions();
    desk = new SetUpDesk(assembly, line, () -> left++);
    desk.offersLogIn(refused::add);
  }

  @AfterEach
  void close() {
    desk.close();
    whole.close();
  }

  @Test
  void theLineStandsWhileItIsSetUpAndGoesOnWithWhatWasSaved() throws Exception {
    answer(station.chooseProfile("bearing"));
    answer(station.start());
    FxTest.until("it runs", () -> screen.viewProperty().get().isLive());
    SetUpFacts facts = answer(desk.open());
    assertThat(facts.product()).isEqualTo("ball bearing");
    assertThat(facts.simulated()).isTrue();
    FxTest.until("it stands", () -> !screen.viewProperty().get().isLive());
    desk.watch("sim:?seed=3", seen::add);
    Seen first = until(one -> one.picture() != null);
    assertThat(first.state()).isEqualTo(Seen.State.LIVE);
    assertThat(first.lens()).isNotNull();

    String before = Files.readString(places.home().resolve("profiles/bearing.yaml"));
    answer(desk.save("sim:?seed=3", PART, null));
    assertThat(Files.readString(places.profiles().getFirst().resolve("bearing.yaml")))
        .isEqualTo(
            before.replace(
                "source: \"sim:\"\n",
                "source: \"sim:?seed=3\"\nregion: {x: 10, y: 20, width: 200, height: 180, unit: pixels}\n"));
    desk.leave();
    assertThat(left).isEqualTo(1);
    FxTest.until("it runs again", () -> screen.viewProperty().get().counts().frames() > 0);
    assertThat(assembly.profile("bearing").region()).isEqualTo(PART);
    assertThat(audit())
        .anyMatch(
            row ->
                row.subject().equals("bearing, set up")
                    && String.valueOf(row.before()).contains("source sim:, region 0.0 0.0 100.0")
                    && String.valueOf(row.after()).contains("sim:?seed=3"));
  }

  @Test
  void ofTwoLinesTheOneThatIsSetUpStandsAndGoesOnByItself() throws Exception {
    StationLine other = whole.add(new LineSpec("right", null, "sim:?seed=5"));
    answer(other.actions().chooseProfile("bearing"));
    answer(station.chooseProfile("bearing"));
    answer(station.start());
    FxTest.until("it runs", () -> screen.viewProperty().get().isLive());
    answer(desk.open());
    CompletionStage<?> saved = desk.save("sim:?seed=3", PART, null);
    desk.leave();
    desk.turnTo(other);
    answer(saved);
    FxTest.until("it runs again", () -> screen.viewProperty().get().counts().frames() > 0);
    SetUpFacts facts = answer(desk.open());
    assertThat(facts.source()).isEqualTo("sim:?seed=5");
    assertThat(sentence(desk.save("sim:?seed=9", PART, null))).contains("--line");
    OpenLine right = other.open();
    assertThat(right).isNotNull();
    assertThat(right != null && right.isOn()).as("the other one stands as before").isFalse();
    assertThat(screen.viewProperty().get().isLive()).as("the first one goes on").isTrue();
  }

  @Test
  void aSourceThatCannotBeIsRefusedAndTheNextOneIsTried() throws Exception {
    desk.watch(folder.resolve("nothere").toString(), seen::add);
    assertThat(until(one -> one.state() == Seen.State.REFUSED).why().english()).contains("nothere");
    Path pictures = pictures(2);
    desk.watch(pictures.toString(), seen::add);
    until(one -> one.picture() != null && one.lately() == 2);
    assertThat(until(one -> one.state() == Seen.State.ENDED).picture()).isNotNull();
  }

  @Test
  void aNewProductRunsAndItsShotsAreInTheLog() throws Exception {
    Path pictures = pictures(3);
    List<Newcomer.Captured> shots = new ArrayList<>();
    for (Picture part : parts(3)) {
      shots.add(new Newcomer.Captured(part, "good"));
    }
    Newcomer flange =
        new Newcomer(
            "Pipe flange", "good", List.of("scratch"), pictures.toString(), Region.WHOLE, shots);
    answer(desk.make(flange));
    FxTest.until(
        "the line judges its pictures", () -> screen.viewProperty().get().counts().frames() == 3);
    assertThat(new Memory(places.memory()).read().profile()).isEqualTo("pipe-flange");
    try (History history = history()) {
      assertThat(history.teaching().shots("Pipe flange"))
          .extracting(own -> own.shot().className())
          .containsExactly("good", "good", "good");
    }
    Newcomer other =
        new Newcomer("pipe Flange", "good", List.of(), pictures.toString(), Region.WHOLE, shots);
    assertThat(sentence(desk.make(other))).contains("pipe-flange already");
    Newcomer twice =
        new Newcomer("Rim", "good", List.of("good"), pictures.toString(), Region.WHOLE, List.of());
    assertThat(sentence(desk.make(twice))).contains("rim.yaml").contains("twice");
    assertThat(places.profiles().getFirst().resolve("rim.yaml")).doesNotExist();
  }

  @Test
  void theSampleRunsOnAFreshStation() throws Exception {
    assertThat(assembly.isNew()).isTrue();
    answer(desk.sample());
    FxTest.until("a part", () -> screen.viewProperty().get().counts().frames() > 0);
    assertThat(assembly.isNew()).isFalse();
  }

  @Test
  void onceThereIsAnAdministratorNobodyElseSetsUp() throws Exception {
    assertThat(sentence(desk.addAdministrator("Jana", "short".toCharArray())))
        .contains("characters");
    assertThat(assembly.people().standing()).isInstanceOf(People.Standing.NotSetUp.class);
    char[] password = "secret of hers".toCharArray();
    answer(desk.addAdministrator("Jana", password));
    assertThat(password).containsOnly('\0');
    assertThat(audit())
        .anyMatch(row -> row.what().equals("PERSON_ADDED") && row.subject().equals("Jana"));
    answer(station.chooseProfile("bearing"));
    answer(desk.open());
    assembly.session().logOut();
    assertThat(sentence(desk.save("sim:", PART, null))).contains("log in as");
    assertThat(places.profiles().getFirst().resolve("bearing.yaml")).doesNotExist();
    desk.enter(() -> left++);
    assertThat(left).isZero();
    assertThat(refused).hasSize(2);
    assertThat(sentence(desk.addAdministrator("Eve", "another one".toCharArray())))
        .contains("log in as");
  }

  @Test
  void settingsAreKeptByTheCamerasSerialNumber() throws Exception {
    KeptSettings own = new KeptSettings("22/45", "gige:22/45?exposure=70", PART);
    Path file = Path.of(answer(desk.keep(own)));
    assertThat(file).isEqualTo(places.cameras().resolve("22_45.json"));
    assertThat(answer(desk.kept("22/45"))).isEqualTo(Optional.of(own));
    assertThat(answer(desk.kept("77"))).isEmpty();
    Files.copy(file, places.cameras().resolve("77.json"));
    assertThat(sentence(desk.kept("77"))).contains("22/45").contains("77.json");
    Files.writeString(file, "{\"version\": 1, \"serial\": \"22/45\"");
    assertThat(sentence(desk.kept("22/45"))).contains("22_45.json");
  }

  @Test
  void aGigeCameraIsFoundTriedAndItsExposureTurned() throws Exception {
    try (FakeCamera camera = FakeCamera.start("GVSETUP")) {
      assertThat(camera).isNotNull();
      CameraSearch.Found found = answer(desk.cameras());
      assertThat(found.sources()).extracting(FoundSource::address).contains("gige:GVSETUP");
      desk.watch("gige:GVSETUP", seen::add);
      Seen bright = until(one -> one.lately() > 2);
      // The fake camera's pattern is black below a thousandth of a second.
      desk.watch("gige:GVSETUP?exposure=100", seen::add);
      Seen dark = until(one -> one.address().endsWith("100") && one.picture() != null);
      assertThat(mean(dark)).isZero();
      assertThat(mean(bright)).isGreaterThan(20);
    }
  }

  @Test
  void anotherCameraIsSeenBeforeItsFirstVerdictAndAcceptedOnTheScreen() throws Exception {
    answer(station.chooseProfile("bearing"));
    try (FakeCamera camera = FakeCamera.start("GV4242")) {
      assertThat(camera).isNotNull();
      desk.watch("gige:", seen::add);
      assertThat(until(one -> one.picture() != null).serial()).isEqualTo("GV4242");
      answer(desk.save("gige:", PART, null));
      assertThat(assembly.profile("bearing").camera()).isEqualTo("GV4242");
      desk.leave();
      answer(station.start());
      FxTest.until("it judges", () -> screen.viewProperty().get().counts().frames() > 0);
      answer(station.stop());
    }
    long judged = screen.viewProperty().get().counts().frames();
    try (FakeCamera other = FakeCamera.start("GV4711")) {
      assertThat(other).isNotNull();
      answer(station.start());
      FxTest.until(
          "it says so", () -> screen.viewProperty().get().reason().contains("is SN GV4711"));
      assertThat(screen.viewProperty().get().state()).isEqualTo(LineState.FAULT);
      assertThat(screen.viewProperty().get().counts().frames()).isEqualTo(judged);
      SetUpFacts facts = answer(desk.open());
      assertThat(facts.camera()).isEqualTo("GV4242");
      desk.watch("gige:", seen::add);
      until(one -> one.picture() != null && one.serial().equals("GV4711"));
      answer(desk.save("gige:", PART, null));
      desk.leave();
      FxTest.until("it judges again", () -> screen.viewProperty().get().counts().frames() > 0);
    }
    assertThat(audit())
        .anyMatch(
            row ->
                String.valueOf(row.before()).contains("camera GV4242")
                    && String.valueOf(row.after()).contains("camera GV4711"));
  }

  @Test
  void aCameraIsFiredAndItsDelayMeasuredAndItsPicturesGoOn() throws Exception {
    try (FakeCamera camera = FakeCamera.start("GVFIRED")) {
      assertThat(camera).isNotNull();
      desk.watch("gige:GVFIRED?fps=20", seen::add);
      until(one -> one.lately() > 4);
      Fired fired = answer(desk.fire(Duration.ofSeconds(1)));
      assertThat(fired.outcome(Duration.ofSeconds(10))).isEqualTo(Fired.Outcome.ONE);
      until(one -> one.picture() != null);
      MeasuredDelay delay = answer(desk.measureDelay());
      assertThat(delay.tries()).isEqualTo(20);
      assertThat(delay.delay()).isGreaterThanOrEqualTo(delay.longest().plus(delay.period()));
      assertThat(delay.period()).isPositive();
      seen.clear();
      until(one -> one.lately() > 2);
    }
  }

  @Test
  void theSimulatedLineGivesOnePictureAndAFolderCannotBeTriggered() throws Exception {
    answer(station.chooseProfile("bearing"));
    desk.watch("sim:?seed=3&rate=50", seen::add);
    until(one -> one.picture() != null);
    assertThat(answer(desk.fire(Duration.ofSeconds(2))).pictures()).hasSize(1);
    assertThat(answer(desk.measureDelay()).delay()).isZero();
    desk.watch(pictures(3).toString(), seen::add);
    until(one -> one.address().endsWith("pictures") && one.picture() != null);
    assertThat(sentence(desk.fire(Duration.ofSeconds(2)))).contains("cannot be triggered");
  }

  private static double mean(Seen seen) {
    LensAid lens = seen.lens();
    assertThat(lens).isNotNull();
    return lens == null ? -1 : lens.mean();
  }

  private Seen until(Predicate<Seen> wanted) throws InterruptedException {
    Seen last = null;
    while (last == null || !wanted.test(last)) {
      Seen next = seen.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("after %s", last).isNotNull();
      last = next;
    }
    return last;
  }

  private static List<Picture> parts(int count) throws Exception {
    List<Picture> parts = new ArrayList<>();
    try (FrameSource source =
        ShippedEncoder.source("sim:?seed=4", ShippedEncoder.profile("bearing"))) {
      while (parts.size() < count) {
        if (source.next() instanceof Arrival.Taken(var frame)) {
          parts.add(frame.picture());
        }
      }
    }
    return parts;
  }

  private Path pictures(int count) throws Exception {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    List<Picture> parts = parts(count);
    for (int i = 0; i < count; i++) {
      Files.write(pictures.resolve(i + ".png"), PictureFiles.png(parts.get(i)));
    }
    return pictures;
  }

  private History history() throws TenshotException {
    return History.open(LogPlace.of(places.database(), ShippedEncoder.natives()));
  }

  private List<AuditRecord> audit() throws Exception {
    List<AuditRecord> rows = new ArrayList<>();
    try (History history = history()) {
      history.audit().each(rows::add);
    }
    return rows;
  }
}
