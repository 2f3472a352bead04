package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tenshot.app.Answers.answer;
import static org.tenshot.app.Answers.sentence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.domain.ChallengeResult;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Verdict;
import org.tenshot.output.LineOrders;
import org.tenshot.store.History;
import org.tenshot.store.LogPlace;
import org.tenshot.store.StoredShot;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.line.LineActions;
import org.tenshot.ui.line.LineView;
import org.tenshot.ui.line.LineViewModel;
import org.tenshot.ui.line.Part;

/// The station behind the screen: profiles, a line that starts and stops, a verdict that is called
/// wrong.
@ExtendWith(FxTest.class)
class StationTest {

  @TempDir Path folder;
  private Places places;
  private Memory memory;
  private LineViewModel screen;
  private Station whole;
  private StationLine line;
  private LineActions station;

  @BeforeEach
  void open() throws Exception {
    places = FreshPlaces.in(folder);
    memory = new Memory(places.memory());
    whole = new Station(new Assembly(places), memory, new LineOptions());
    line = whole.add(new LineSpec("", null, "sim:?seed=2&rate=30"));
    screen = line.screen();
    station = line.actions();
  }

  @AfterEach
  void close() {
    whole.close();
  }

  @Test
  void theShippedProfilesAreOfferedAndTheLastOneIsRemembered() throws Exception {
    assertThat(answer(station.profiles()))
        .extracting(LineActions.ProfileChoice::name)
        .contains("bearing", "metal-surface", "magnetic-tile")
        .doesNotContain("template");
    answer(station.chooseProfile("bearing"));
    assertThat(memory.read().profile()).isEqualTo("bearing");
    assertThat(answer(station.profiles()).stream().filter(LineActions.ProfileChoice::last).toList())
        .extracting(LineActions.ProfileChoice::name)
        .containsExactly("bearing");
  }

  @Test
  void aVerdictThatIsCalledWrongBecomesAShotAndCanBeTakenBack() throws Exception {
    answer(station.chooseProfile("bearing"));
    answer(station.start());
    FxTest.until("three parts", () -> screen.viewProperty().get().counts().frames() >= 3);
    answer(station.stop());
    assertThat(FxTest.onFx(() -> screen.viewProperty().get().state())).isEqualTo(LineState.STOPPED);

    Inspection inspection =
        FxTest.onFx(() -> screen.viewProperty().get().parts().getFirst().inspection());
    Picture picture = new Picture(8, 8, new byte[8 * 8 * 3]);
    long kept = answer(station.wrong(inspection, picture, "rust"));
    long undone = answer(station.wrong(inspection, picture, "dent"));
    answer(station.undo(undone));
    whole.close();

    try (History history = History.open(LogPlace.of(places.database(), ShippedEncoder.natives()))) {
      List<StoredShot> shots =
          history.teaching().shots(ShippedEncoder.profile("bearing").product());
      assertThat(shots).hasSize(1);
      assertThat(shots.getFirst().id()).isEqualTo(kept);
      assertThat(shots.getFirst().shot().className()).isEqualTo("rust");
      assertThat(shots.getFirst().shot().inspection()).isNotNull();
      assertThat(history.total())
          .isEqualTo(FxTest.onFx(() -> screen.viewProperty().get().counts().frames()));
    }
  }

  @Test
  void aProductThatAControllerCannotHaveLeavesTheLineStandingWithoutOne() throws Exception {
    Files.createDirectories(folder.resolve("data/profiles"));
    String shipped =
        Files.readString(
            Path.of(System.getProperty("tenshot.home")).resolve("profiles/bearing.yaml"));
    Path gate = folder.resolve("gate.jsonl");
    String outputs = "outputs: [\"file:" + gate + "\"]\n";
    Files.writeString(folder.resolve("data/profiles/one.yaml"), shipped + outputs + "number: 1\n");
    Files.writeString(folder.resolve("data/profiles/two.yaml"), shipped + outputs + "number: 2\n");
    LineOrders controller = new ControllerOrders(line);
    assertThat(controller.standing()).isEqualTo(LineOrders.Standing.NONE);
    answer(controller.selectProduct("one"));
    answer(controller.start());
    FxTest.until("a part", () -> screen.viewProperty().get().counts().frames() >= 1);
    answer(controller.selectProduct(2));
    assertThat(controller.standing().profile()).isEqualTo("two");
    FxTest.until("the line goes on", () -> screen.viewProperty().get().isLive());

    assertThat(sentence(controller.selectProduct(9))).contains("number 9");
    assertThat(controller.standing()).isEqualTo(LineOrders.Standing.NONE);
    assertThat(sentence(controller.start())).contains("choose one");
    FxTest.until(
        "the screen says why",
        () ->
            screen.viewProperty().get().facts() == null
                && screen.viewProperty().get().reason().contains("number 9"));
    assertThat(Files.readAllLines(gate).getLast()).contains("CLOSED").contains("number 9");
    assertThat(sentence(controller.selectProduct("../bearing.yaml"))).contains("no profile");
    answer(station.chooseProfile("one"));
    answer(station.start());
    FxTest.until("it runs again", () -> screen.viewProperty().get().isLive());
  }

  @Test
  void aKnownBadPartThatWouldPassHoldsTheLineUntilSomebodyAcknowledgesIt() throws Exception {
    StationLine second = whole.add(new LineSpec("second", null, "sim:?seed=3&rate=5"));
    answer(second.actions().chooseProfile("bearing"));
    answer(second.actions().start());
    answer(station.chooseProfile("bearing"));
    assertThat(sentence(station.challenge())).contains("No bad part");
    assertThat(sentence(station.acknowledge(view().said()))).contains("nothing to acknowledge");
    answer(station.start());
    FxTest.until("parts that passed", () -> view().counts().pass() >= 2);
    Part passed =
        FxTest.onFx(
            () ->
                view().parts().stream()
                    .filter(own -> own.kind() == Verdict.Kind.PASS && own.picture() != null)
                    .findFirst()
                    .orElseThrow());
    answer(station.wrong(passed.inspection(), passed.picture(), "rust"));

    ChallengeResult failed = answer(station.challenge());
    assertThat(failed.isMet()).isFalse();
    assertThat(failed.failures())
        .extracting(ChallengeResult.Failure::shows, ChallengeResult.Failure::said)
        .containsExactly(tuple("rust", Verdict.Kind.PASS));
    FxTest.until("the line says so", () -> view().reason().contains("failed: 1 of 1"));
    FxTest.until(
        "so does the other line that the same head judges",
        () -> second.screen().viewProperty().get().reason().contains("failed: 1 of 1"));
    long held = FxTest.onFx(() -> view().counts().frames());
    FxTest.until("ten more", () -> view().counts().frames() >= held + 10);
    assertThat(FxTest.onFx(() -> view().parts().subList(0, 6)))
        .extracting(Part::kind)
        .doesNotContain(Verdict.Kind.PASS);

    answer(station.acknowledge(view().said()));
    FxTest.until(
        "parts pass again",
        () ->
            view().state() == LineState.RUNNING
                && view().parts().getFirst().kind() == Verdict.Kind.PASS);
  }

  private LineView view() {
    return screen.viewProperty().get();
  }

  @Test
  void whatCannotBeDoneIsASentence() throws Exception {
    assertThat(sentence(station.start())).contains("choose one");
    assertThat(sentence(station.chooseProfile("nothere"))).contains("nothere");
  }

  @Test
  void theLanguageIsRemembered() throws Exception {
    station.languageChosen(Language.GERMAN);
    whole.close();
    assertThat(memory.read().language()).isEqualTo("GERMAN");
  }
}
