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

/// A product whose profile says how its region is shown: taught, judged, replayed, and refused when
/// the profile says something else.
class ViewsCommandTest {

  private static final int SHOTS = 3;

  @TempDir Path folder;
  private Terminal terminal;
  private Path shots;
  private Path profile;

  @BeforeEach
  void simulate() throws IOException {
    terminal = new Terminal(folder.resolve("data"));
    profile = folder.resolve("surface.yaml");
    shows("letterbox");
    Path parts = folder.resolve("parts");
    ok("simulate", "--count", "60", "--seed", "990060", "--out", parts.toString());
    shots = folder.resolve("shots");
    SimulatedShots.sort(parts, 0, SHOTS, shots);
  }

  @Test
  void aProductIsTaughtJudgedAndReplayedTileByTile() throws IOException {
    shows("{tiles: {columns: 2, rows: 1, overlap: 0.1}}");
    ok("label", shots.toString());
    JsonObject report = JsonParser.parseString(taught().out()).getAsJsonObject();
    assertThat(report.getAsJsonObject("shots").get("good").getAsInt()).isEqualTo(SHOTS);
    assertThat(report.getAsJsonObject("escapes").get("of").getAsInt()).isGreaterThan(SHOTS);
    assertThat(report.get("head").getAsString()).contains("@tiles-2x1-0.1");
    // Learnt again, from what the log remembers.
    assertThat(JsonParser.parseString(taught().out()).getAsJsonObject().get("head"))
        .isEqualTo(report.get("head"));
    ok("heads", "promote", "1", "--reason", "first one");
    JsonObject judged = judged("8");
    assertThat(judged.get("head")).isEqualTo(report.get("head"));
    assertThat(judged.get("encoder").getAsString()).startsWith("surface-s@tiles-2x1-0.1/");

    assertThat(ok("replay", "--head", "prompts").out()).contains("8");
    ok("evaluate", "--data", shots.toString(), "--shots", "0");
  }

  @Test
  void aHeadThatWasTaughtInAnotherViewIsRefusedAndTheShotsAreSeenAnew() throws IOException {
    ok("label", shots.toString());
    String boxed = head(taught());
    ok("heads", "promote", "1", "--reason", "first one");
    assertThat(judged("2").get("head").getAsString()).isEqualTo(boxed);

    shows("whole");
    Terminal.Result refused = run("inspect", "--source", "sim:?seed=1", "--frames", "1");
    assertThat(refused.code()).as(refused.all()).isEqualTo(ExitCode.INPUT);
    assertThat(refused.err())
        .contains("was taught with view letterbox, and the profile says whole")
        .contains("write that view into the profile");
    Terminal.Result promoted = run("heads", "promote", "1", "--reason", "I want it");
    assertThat(promoted.code()).as(promoted.all()).isEqualTo(ExitCode.INPUT);
    assertThat(promoted.err()).contains("view letterbox");

    String squeezed = head(taught());
    assertThat(squeezed).isNotEqualTo(boxed);
    shows("letterbox");
    assertThat(head(taught())).isEqualTo(boxed);
  }

  private void shows(String view) throws IOException {
    Path shipped = Path.of(System.getProperty("tenshot.home"), "profiles", "metal-surface.yaml");
    Files.writeString(profile, Files.readString(shipped) + "\nview: " + view + "\n");
  }

  private Terminal.Result taught() {
    return ok("teach", "--head", "logistic", "--json");
  }

  private static String head(Terminal.Result report) {
    return JsonParser.parseString(report.out()).getAsJsonObject().get("head").getAsString();
  }

  private JsonObject judged(String frames) {
    String lines =
        ok("inspect", "--source", "sim:?seed=990061", "--frames", frames, "--json").out();
    return JsonParser.parseString(lines.lines().findFirst().orElseThrow()).getAsJsonObject();
  }

  private Terminal.Result ok(String... arguments) {
    Terminal.Result result = run(arguments);
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.OK);
    return result;
  }

  private Terminal.Result run(String... arguments) {
    return terminal.run(
        Stream.concat(Stream.of(arguments), Stream.of("--profile", profile.toString()))
            .toArray(String[]::new));
  }
}
