package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.domain.LineEvent;
import org.tenshot.store.History;

/// Known parts put to what judges a product, at the terminal, with the encoder that ships.
class ChallengeCommandTest {

  private static final String PROFILE = "metal-surface";
  private static final int SHOTS = 3;
  private static final String PASSED = "\"verdict\":\"PASS\"";

  @TempDir Path folder;
  private Terminal terminal;
  private Path shots;

  @BeforeEach
  void simulate() throws IOException {
    terminal = new Terminal(folder.resolve("data"));
    Path parts = folder.resolve("parts");
    ok("simulate", "--count", "100", "--seed", "990063", "--out", parts.toString());
    shots = folder.resolve("shots");
    SimulatedShots.sort(parts, 0, SHOTS, shots);
  }

  @Test
  void aHeadThatLearntThemCatchesTheBadPartsAndTheLogSaysSo() throws Exception {
    ok("label", shots.toString());
    ok("teach");
    ok("heads", "promote", "1", "--reason", "first one");
    Terminal.Result met = ok("challenge", "--parts", "6");
    assertThat(met.out())
        .contains("caught of known bad parts: 6 of 6")
        .contains("(95 %:")
        .contains("met:");
    List<LineEvent> events = events();
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().held()).isFalse();
    assertThat(events.getFirst().person()).isNotBlank();
    assertThat(events.getFirst().details()).contains("\"head\":\"auto/").contains("6 of 6");
  }

  @Test
  void aBadPartThatWouldPassHoldsTheLineUntilSomebodyAcknowledgesIt() throws Exception {
    // Good looking parts that somebody knows to be bad: the prompts cannot see it.
    Path hidden = folder.resolve("hidden");
    Files.createDirectories(hidden.resolve("dent"));
    try (var files = Files.list(shots.resolve("good"))) {
      for (Path file : files.toList()) {
        Files.copy(file, hidden.resolve("dent").resolve(file.getFileName()));
      }
    }
    assertThat(verdicts()).contains(PASSED);
    ok("label", hidden.toString());
    assertThat(verdicts()).as("never challenged").contains("REVIEW").doesNotContain(PASSED);
    assertThat(events().getFirst().person()).as("nobody asked").isNull();

    Terminal.Result failed = run("challenge");
    assertThat(failed.code()).as(failed.all()).isEqualTo(ExitCode.LINE_FAULT);
    assertThat(failed.out())
        .contains("NOT CAUGHT: shot")
        .contains("said PASS")
        .contains("dent")
        .contains("failed:");
    assertThat(events().getFirst().details()).contains("\"shows\":\"dent\"");

    assertThat(verdicts()).contains("REVIEW").doesNotContain(PASSED);
    assertThat(ok("challenge", "--acknowledge").out())
        .contains("2 acknowledged")
        .contains("since 20")
        .contains("failed:");
    assertThat(ok("challenge", "--acknowledge").out()).contains("0 acknowledged");
    assertThat(verdicts()).contains(PASSED);
    assertThat(ok("audit", "list").out()).contains("ACKNOWLEDGED");
  }

  @Test
  void withoutAKnownBadPartThereIsASentence() {
    Terminal.Result result = run("challenge");
    assertThat(result.code()).isEqualTo(ExitCode.INPUT);
    assertThat(result.err()).contains("No bad part").contains("tenshot label");
  }

  private List<LineEvent> events() throws Exception {
    try (History history = new Assembly(terminal.places()).history(null)) {
      return history.events().last(product(), 10);
    }
  }

  private String product() throws Exception {
    return new Assembly(terminal.places()).profile(PROFILE).product();
  }

  /// The verdicts of the next parts.
  private String verdicts() {
    return ok("inspect", "--source", "sim:?seed=990064", "--frames", "12", "--json").out();
  }

  private Terminal.Result ok(String... arguments) {
    Terminal.Result result = run(arguments);
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.OK);
    return result;
  }

  private Terminal.Result run(String... arguments) {
    if (arguments[0].equals("audit")) {
      return terminal.run(arguments);
    }
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--profile";
    all[arguments.length + 1] = PROFILE;
    return terminal.run(all);
  }
}
