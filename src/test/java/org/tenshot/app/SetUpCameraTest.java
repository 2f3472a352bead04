package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenshot.app.Answers.answer;
import static org.tenshot.app.Answers.sentence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.camera.CameraSearch;
import org.tenshot.camera.FakeCamera;
import org.tenshot.camera.Fired;
import org.tenshot.camera.FoundSource;
import org.tenshot.camera.MeasuredDelay;
import org.tenshot.domain.LineState;
import org.tenshot.image.LensAid;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.setup.KeptSettings;
import org.tenshot.ui.setup.Seen;
import org.tenshot.ui.setup.SetUpFacts;

/// The station behind the set-up screen: real sources that are found, tried, accepted and fired.
@ExtendWith(FxTest.class)
class SetUpCameraTest {

  @TempDir Path folder;
  private OpenSetUp here;

  @BeforeEach
  void open() throws Exception {
    here = new OpenSetUp(folder);
  }

  @AfterEach
  void close() {
    here.close();
  }

  @Test
  void aSourceThatCannotBeIsRefusedAndTheNextOneIsTried() throws Exception {
    here.watch(folder.resolve("nothere").toString());
    assertThat(here.until(one -> one.state() == Seen.State.REFUSED).why().english())
        .contains("nothere");
    Path pictures = here.pictures(2);
    here.watch(pictures.toString());
    here.until(one -> one.picture() != null && one.lately() == 2);
    assertThat(here.until(one -> one.state() == Seen.State.ENDED).picture()).isNotNull();
  }

  @Test
  void settingsAreKeptByTheCamerasSerialNumber() throws Exception {
    KeptSettings own = new KeptSettings("22/45", "gige:22/45?exposure=70", OpenSetUp.PART);
    Path file = Path.of(answer(here.desk.keep(own)));
    assertThat(file).isEqualTo(here.places.cameras().resolve("22_45.json"));
    assertThat(answer(here.desk.kept("22/45"))).isEqualTo(Optional.of(own));
    assertThat(answer(here.desk.kept("77"))).isEmpty();
    Files.copy(file, here.places.cameras().resolve("77.json"));
    assertThat(sentence(here.desk.kept("77"))).contains("22/45").contains("77.json");
    Files.writeString(file, "{\"version\": 1, \"serial\": \"22/45\"");
    assertThat(sentence(here.desk.kept("22/45"))).contains("22_45.json");
  }

  @Test
  void aGigeCameraIsFoundTriedAndItsExposureTurned() throws Exception {
    try (FakeCamera camera = FakeCamera.start("GVSETUP")) {
      assertThat(camera).isNotNull();
      CameraSearch.Found found = answer(here.desk.cameras());
      assertThat(found.sources()).extracting(FoundSource::address).contains("gige:GVSETUP");
      here.watch("gige:GVSETUP");
      Seen bright = here.until(one -> one.lately() > 2);
      // The fake camera's pattern is black below a thousandth of a second.
      here.watch("gige:GVSETUP?exposure=100");
      Seen dark = here.until(one -> one.address().endsWith("100") && one.picture() != null);
      assertThat(mean(dark)).isZero();
      assertThat(mean(bright)).isGreaterThan(20);
    }
  }

  @Test
  void anotherCameraIsSeenBeforeItsFirstVerdictAndAcceptedOnTheScreen() throws Exception {
    answer(here.station.chooseProfile("bearing"));
    try (FakeCamera camera = FakeCamera.start("GV4242")) {
      assertThat(camera).isNotNull();
      here.watch("gige:");
      assertThat(here.until(one -> one.picture() != null).serial()).isEqualTo("GV4242");
      answer(here.desk.save("gige:", OpenSetUp.PART, null));
      assertThat(here.assembly.profile("bearing").camera()).isEqualTo("GV4242");
      here.desk.leave();
      answer(here.station.start());
      FxTest.until("it judges", () -> here.view().counts().frames() > 0);
      answer(here.station.stop());
    }
    long judged = here.view().counts().frames();
    try (FakeCamera other = FakeCamera.start("GV4711")) {
      assertThat(other).isNotNull();
      answer(here.station.start());
      FxTest.until("it says so", () -> here.view().reason().contains("is SN GV4711"));
      assertThat(here.view().state()).isEqualTo(LineState.FAULT);
      assertThat(here.view().counts().frames()).isEqualTo(judged);
      SetUpFacts facts = answer(here.desk.open());
      assertThat(facts.camera()).isEqualTo("GV4242");
      here.watch("gige:");
      here.until(one -> one.picture() != null && one.serial().equals("GV4711"));
      answer(here.desk.save("gige:", OpenSetUp.PART, null));
      here.desk.leave();
      FxTest.until("it judges again", () -> here.view().counts().frames() > 0);
    }
    assertThat(here.audit())
        .anyMatch(
            row ->
                String.valueOf(row.before()).contains("camera GV4242")
                    && String.valueOf(row.after()).contains("camera GV4711"));
  }

  @Test
  void aCameraIsFiredAndItsDelayMeasuredAndItsPicturesGoOn() throws Exception {
    try (FakeCamera camera = FakeCamera.start("GVFIRED")) {
      assertThat(camera).isNotNull();
      here.watch("gige:GVFIRED?fps=20");
      here.until(one -> one.lately() > 4);
      Fired fired = answer(here.desk.fire(Duration.ofSeconds(1)));
      assertThat(fired.outcome(Duration.ofSeconds(10))).isEqualTo(Fired.Outcome.ONE);
      here.until(one -> one.picture() != null);
      MeasuredDelay delay = answer(here.desk.measureDelay());
      assertThat(delay.tries()).isEqualTo(20);
      assertThat(delay.delay()).isGreaterThanOrEqualTo(delay.longest().plus(delay.period()));
      assertThat(delay.period()).isPositive();
      here.seen.clear();
      here.until(one -> one.lately() > 2);
    }
  }

  @Test
  void theSimulatedLineGivesOnePictureAndAFolderCannotBeTriggered() throws Exception {
    answer(here.station.chooseProfile("bearing"));
    here.watch("sim:?seed=3&rate=50");
    here.until(one -> one.picture() != null);
    assertThat(answer(here.desk.fire(Duration.ofSeconds(2))).pictures()).hasSize(1);
    assertThat(answer(here.desk.measureDelay()).delay()).isZero();
    here.watch(here.pictures(3).toString());
    here.until(one -> one.address().endsWith("pictures") && one.picture() != null);
    assertThat(sentence(here.desk.fire(Duration.ofSeconds(2)))).contains("cannot be triggered");
  }

  private static double mean(Seen seen) {
    LensAid lens = seen.lens();
    assertThat(lens).isNotNull();
    return lens == null ? -1 : lens.mean();
  }
}
