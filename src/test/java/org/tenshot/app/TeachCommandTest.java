package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.common.ExitCode;

/// From a folder of shots to a head that judges a line.
class TeachCommandTest {

  private static final int SHOTS = 5;

  @TempDir Path folder;
  private Terminal terminal;
  private Path shots;

  @BeforeEach
  void simulate() throws IOException {
    terminal = new Terminal(folder.resolve("data"));
    Path parts = folder.resolve("parts");
    terminal.run(
        "simulate",
        "--profile",
        "metal-surface",
        "--count",
        "120",
        "--seed",
        "990050",
        "--out",
        parts.toString());
    shots = folder.resolve("shots");
    SimulatedShots.sort(parts, 0, SHOTS, shots);
  }

  @Test
  void aTaughtHeadJudgesTheLine() {
    Path head = folder.resolve("surface.head");
    Terminal.Result taught =
        terminal.run(
            "teach",
            "--profile",
            "metal-surface",
            "--shots",
            shots.toString(),
            "--out",
            head.toString(),
            "--json");
    assertThat(taught.code()).as(taught.all()).isEqualTo(ExitCode.OK);
    JsonObject report = JsonParser.parseString(taught.out()).getAsJsonObject();
    assertThat(report.get("head").getAsString()).startsWith("auto/");
    assertThat(report.getAsJsonObject("shots").get("good").getAsInt()).isEqualTo(SHOTS);
    JsonObject escapes = report.getAsJsonObject("escapes");
    assertThat(escapes.get("of").getAsInt()).isGreaterThan(10);
    assertThat(escapes.get("high").getAsDouble()).isGreaterThan(escapes.get("rate").getAsDouble());
    JsonObject named = report.getAsJsonObject("named");
    assertThat(named.get("rate").getAsDouble()).isGreaterThan(0.6);
    Terminal.Result line =
        terminal.run(
            "inspect",
            "--profile",
            "metal-surface",
            "--source",
            "sim:?seed=990051",
            "--frames",
            "40",
            "--head",
            head.toString(),
            "--json");
    assertThat(line.code()).as(line.all()).isEqualTo(ExitCode.OK);
    JsonObject first =
        JsonParser.parseString(line.out().lines().findFirst().orElseThrow()).getAsJsonObject();
    assertThat(first.get("head").getAsString()).isEqualTo(report.get("head").getAsString());
    assertThat(line.err()).contains("escapes");
  }

  @Test
  void theReportSpeaksToAPerson() {
    Terminal.Result taught =
        terminal.run("teach", "--profile", "metal-surface", "--shots", shots.toString());
    assertThat(taught.code()).as(taught.all()).isEqualTo(ExitCode.OK);
    assertThat(taught.out()).contains("escapes", "95 %", "truth \\ looks like", "under 1 %");
  }

  @Test
  void aHeadForAnotherProductAndAFileThatIsNoneAreRefused() throws Exception {
    Path head = folder.resolve("surface.head");
    terminal.run(
        "teach",
        "--profile",
        "metal-surface",
        "--shots",
        shots.toString(),
        "--out",
        head.toString());
    refused("the classes", "--profile", "bearing", "--head", head.toString());
    Files.writeString(head, "scrap");
    refused("surface.head", "--profile", "metal-surface", "--head", head.toString());
    refused("none.head", "--profile", "metal-surface", "--head", "none.head");
    Files.createDirectories(shots.resolve("unheard-of"));
    Files.copy(
        Files.list(shots.resolve("good")).findFirst().orElseThrow(),
        shots.resolve("unheard-of/a.png"));
    Terminal.Result stranger =
        terminal.run("teach", "--profile", "metal-surface", "--shots", shots.toString());
    assertThat(stranger.code()).isEqualTo(ExitCode.INPUT);
    assertThat(stranger.err()).contains("unheard-of");
  }

  private void refused(String word, String... options) {
    String[] arguments = new String[options.length + 5];
    arguments[0] = "inspect";
    System.arraycopy(options, 0, arguments, 1, options.length);
    System.arraycopy(
        new String[] {"--source", "sim:", "--frames", "1"}.clone(),
        0,
        arguments,
        options.length + 1,
        4);
    Terminal.Result result = terminal.run(arguments);
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.INPUT);
    assertThat(result.err()).contains(word);
  }
}
