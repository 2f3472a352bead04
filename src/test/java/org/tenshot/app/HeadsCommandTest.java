package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.common.ExitCode;

/// From labelled pictures in the database to the head that judges, and back.
class HeadsCommandTest {

  private static final String PROFILE = "metal-surface";
  private static final int SHOTS = 4;

  @TempDir Path folder;
  private Terminal terminal;
  private Path shots;
  private Path others;

  @BeforeEach
  void simulate() throws IOException {
    terminal = new Terminal(folder.resolve("data"));
    Path parts = folder.resolve("parts");
    ok("simulate", "--count", "120", "--seed", "990060", "--out", parts.toString());
    shots = folder.resolve("shots");
    others = folder.resolve("others");
    SimulatedShots.sort(parts, 0, SHOTS, shots);
    SimulatedShots.sort(parts, SHOTS, SHOTS, others);
  }

  @Test
  void aHeadIsTaughtPromotedJudgesAndIsRolledBack() {
    assertThat(ok("label", shots.toString()).out()).containsPattern("good +4 +0");
    JsonObject first = JsonParser.parseString(ok("teach", "--json").out()).getAsJsonObject();
    assertThat(first.get("number").getAsLong()).isEqualTo(1);
    assertThat(judgedBy()).startsWith("zero-shot/");

    assertThat(ok("heads", "promote", "1", "--reason", "first one").out()).contains("head 1");
    assertThat(judgedBy()).isEqualTo(first.get("head").getAsString());
    assertThat(ok("heads", "list").out())
        .containsPattern("\\* +1 +auto/")
        .contains("Head 1 judges");
    assertThat(JsonParser.parseString(ok("heads", "show", "1").out()).isJsonObject()).isTrue();

    ok("heads", "rollback");
    assertThat(judgedBy()).startsWith("zero-shot/");
    assertThat(judgedBy("--head", "1")).isEqualTo(first.get("head").getAsString());
  }

  @Test
  void aHeadTravelsInAFileAndIsTheSame() {
    ok("label", shots.toString());
    ok("teach", "--head", "logistic");
    Path file = folder.resolve("a.head");
    ok("heads", "export", "1", file.toString());
    Terminal elsewhere = new Terminal(folder.resolve("other-station"));
    Terminal.Result imported =
        elsewhere.run("heads", "import", file.toString(), "--profile", PROFILE);
    assertThat(imported.code()).as(imported.all()).isEqualTo(ExitCode.OK);
    assertThat(imported.out()).contains("head 1");
    Terminal.Result list = elsewhere.run("heads", "list", "--profile", PROFILE);
    assertThat(list.out()).contains("logistic/").contains("prompts judge");
  }

  @Test
  void aHeadThatPassesAConfirmedBadPartIsNotPromotedWhateverTheReason() throws Exception {
    ok("label", shots.toString());
    ok("teach");
    // Somebody confirms that good looking parts are bad: no head that learnt otherwise may pass.
    Path confirmed = folder.resolve("confirmed");
    Files.createDirectories(confirmed.resolve("dent"));
    try (Stream<Path> files = Files.list(others.resolve("good"))) {
      for (Path file : files.toList()) {
        Files.copy(file, confirmed.resolve("dent").resolve(file.getFileName()));
      }
    }
    assertThat(
            terminal.run("label", "--profile", "bearing", "--accept", confirmed.toString()).err())
        .contains("4 dent", "nothing can be taken out", "--yes");
    assertThat(ok("label", "--accept", "--yes", confirmed.toString()).out())
        .containsPattern("dent +4 +4");

    Terminal.Result refused = run("heads", "promote", "1", "--reason", "I want it");
    assertThat(refused.code()).isEqualTo(ExitCode.INPUT);
    assertThat(refused.err()).contains("acceptance set").contains("Nobody can overrule");
    assertThat(judgedBy()).startsWith("zero-shot/");
    Terminal.Result back = run("label", "--take-back", "40");
    assertThat(back.code()).as(back.all()).isEqualTo(ExitCode.INPUT);
  }

  @Test
  void aPictureThatTwoPeopleSeeDifferentlyTeachesNothingUntilTheyAgree() throws Exception {
    ok("label", shots.toString());
    try (Stream<Path> files = Files.list(shots.resolve("good"))) {
      ok("label", "--class", "dent", files.sorted().findFirst().orElseThrow().toString());
    }
    JsonObject report = JsonParser.parseString(ok("teach", "--json").out()).getAsJsonObject();
    assertThat(report.getAsJsonObject("shots").get("good").getAsInt()).isEqualTo(SHOTS - 1);
    assertThat(report.getAsJsonArray("disputed")).hasSize(1);
    assertThat(ok("teach").out()).contains("labelled differently");
  }

  @Test
  void whatIsNotThereIsASentence() {
    refused("There is no shot", "teach");
    refused("There is no head 7", "heads", "promote", "7");
    refused("ever promoted", "heads", "rollback");
    refused("no class nonsense", "label", "--class", "nonsense", "a.png");
    refused("a.png", "label", "--class", "good", "a.png");
    refused("--class", "label", "a.png");
    refused("There is no shot 3", "label", "--take-back", "3");
  }

  private void refused(String word, String... arguments) {
    Terminal.Result result = run(arguments);
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.INPUT);
    assertThat(result.err()).contains(word);
  }

  private String judgedBy(String... more) {
    String[] arguments =
        Stream.concat(
                Stream.of("inspect", "--source", "sim:?seed=990061", "--frames", "1", "--json"),
                Stream.of(more))
            .toArray(String[]::new);
    return JsonParser.parseString(ok(arguments).out().strip())
        .getAsJsonObject()
        .get("head")
        .getAsString();
  }

  private Terminal.Result ok(String... arguments) {
    Terminal.Result result = run(arguments);
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.OK);
    return result;
  }

  private Terminal.Result run(String... arguments) {
    return terminal.run(
        Stream.concat(Stream.of(arguments), Stream.of("--profile", PROFILE))
            .toArray(String[]::new));
  }
}
