package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenshot.app.Answers.answer;
import static org.tenshot.app.Answers.sentence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.access.People;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.store.History;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.setup.Newcomer;
import org.tenshot.ui.setup.Seen;
import org.tenshot.ui.setup.SetUpFacts;

/// The station behind the set-up screen: a line that is set up, a product that is made, who may.
@ExtendWith(FxTest.class)
class SetUpDeskTest {

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
  void theLineStandsWhileItIsSetUpAndGoesOnWithWhatWasSaved() throws Exception {
    answer(here.station.chooseProfile("bearing"));
    answer(here.station.start());
    FxTest.until("it runs", () -> here.view().isLive());
    SetUpFacts facts = answer(here.desk.open());
    assertThat(facts.product()).isEqualTo("ball bearing");
    assertThat(facts.simulated()).isTrue();
    FxTest.until("it stands", () -> !here.view().isLive());
    here.watch("sim:?seed=3");
    Seen first = here.until(one -> one.picture() != null);
    assertThat(first.state()).isEqualTo(Seen.State.LIVE);
    assertThat(first.lens()).isNotNull();

    String before = Files.readString(here.places.home().resolve("profiles/bearing.yaml"));
    answer(here.desk.save("sim:?seed=3", OpenSetUp.PART, null));
    assertThat(Files.readString(here.places.profiles().getFirst().resolve("bearing.yaml")))
        .isEqualTo(
            before.replace(
                "source: \"sim:\"\n",
                "source: \"sim:?seed=3\"\nregion: {x: 10, y: 20, width: 200, height: 180, unit: pixels}\n"));
    here.desk.leave();
    assertThat(here.left).isEqualTo(1);
    FxTest.until("it runs again", () -> here.view().counts().frames() > 0);
    assertThat(here.assembly.profile("bearing").region()).isEqualTo(OpenSetUp.PART);
    assertThat(here.audit())
        .anyMatch(
            row ->
                row.subject().equals("bearing, set up")
                    && String.valueOf(row.before()).contains("source sim:, region 0.0 0.0 100.0")
                    && String.valueOf(row.after()).contains("sim:?seed=3"));
  }

  @Test
  void ofTwoLinesTheOneThatIsSetUpStandsAndGoesOnByItself() throws Exception {
    StationLine other = here.whole.add(new LineSpec("right", null, "sim:?seed=5"));
    answer(other.actions().chooseProfile("bearing"));
    answer(here.station.chooseProfile("bearing"));
    answer(here.station.start());
    FxTest.until("it runs", () -> here.view().isLive());
    answer(here.desk.open());
    CompletionStage<?> saved = here.desk.save("sim:?seed=3", OpenSetUp.PART, null);
    here.desk.leave();
    here.desk.turnTo(other);
    answer(saved);
    FxTest.until("it runs again", () -> here.view().counts().frames() > 0);
    SetUpFacts facts = answer(here.desk.open());
    assertThat(facts.source()).isEqualTo("sim:?seed=5");
    assertThat(sentence(here.desk.save("sim:?seed=9", OpenSetUp.PART, null))).contains("--line");
    OpenLine right = other.open();
    assertThat(right).isNotNull();
    assertThat(right != null && right.isOn()).as("the other one stands as before").isFalse();
    assertThat(here.view().isLive()).as("the first one goes on").isTrue();
  }

  @Test
  void aNewProductRunsAndItsShotsAreInTheLog() throws Exception {
    Path pictures = here.pictures(3);
    List<Newcomer.Captured> shots = new ArrayList<>();
    for (Picture part : OpenSetUp.parts(3)) {
      shots.add(new Newcomer.Captured(part, "good"));
    }
    Newcomer flange =
        new Newcomer(
            "Pipe flange", "good", List.of("scratch"), pictures.toString(), Region.WHOLE, shots);
    answer(here.desk.make(flange));
    FxTest.until("the line judges its pictures", () -> here.view().counts().frames() == 3);
    assertThat(new Memory(here.places.memory()).read().profile()).isEqualTo("pipe-flange");
    try (History history = here.history()) {
      assertThat(history.teaching().shots("Pipe flange"))
          .extracting(own -> own.shot().className())
          .containsExactly("good", "good", "good");
    }
    Newcomer other =
        new Newcomer("pipe Flange", "good", List.of(), pictures.toString(), Region.WHOLE, shots);
    assertThat(sentence(here.desk.make(other))).contains("pipe-flange already");
    Newcomer twice =
        new Newcomer("Rim", "good", List.of("good"), pictures.toString(), Region.WHOLE, List.of());
    assertThat(sentence(here.desk.make(twice))).contains("rim.yaml").contains("twice");
    assertThat(here.places.profiles().getFirst().resolve("rim.yaml")).doesNotExist();
  }

  @Test
  void theSampleRunsOnAFreshStation() throws Exception {
    assertThat(here.assembly.isNew()).isTrue();
    answer(here.desk.sample());
    FxTest.until("a part", () -> here.view().counts().frames() > 0);
    assertThat(here.assembly.isNew()).isFalse();
  }

  @Test
  void onceThereIsAnAdministratorNobodyElseSetsUp() throws Exception {
    assertThat(sentence(here.desk.addAdministrator("Jana", "short".toCharArray())))
        .contains("characters");
    assertThat(here.assembly.people().standing()).isInstanceOf(People.Standing.NotSetUp.class);
    char[] password = "secret of hers".toCharArray();
    answer(here.desk.addAdministrator("Jana", password));
    assertThat(password).containsOnly('\0');
    assertThat(here.audit())
        .anyMatch(row -> row.what().equals("PERSON_ADDED") && row.subject().equals("Jana"));
    answer(here.station.chooseProfile("bearing"));
    answer(here.desk.open());
    here.assembly.session().logOut();
    assertThat(sentence(here.desk.save("sim:", OpenSetUp.PART, null))).contains("log in as");
    assertThat(here.places.profiles().getFirst().resolve("bearing.yaml")).doesNotExist();
    here.desk.enter(() -> here.left++);
    assertThat(here.left).isZero();
    assertThat(here.refused).hasSize(2);
    assertThat(sentence(here.desk.addAdministrator("Eve", "another one".toCharArray())))
        .contains("log in as");
  }
}
