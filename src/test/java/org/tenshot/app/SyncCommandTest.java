package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.fleet.PlantAddress;
import org.tenshot.fleet.PlantServer;

/// A person sets a sync up: the command, the doctor, and a line that sends by itself.
@Timeout(600)
class SyncCommandTest {

  private static PlantServer server;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    server = PlantServer.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void fromNothingToAPlantThatHasEverything() throws Exception {
    PlantAddress plant = server.database("trusting");
    Path data = folder.resolve("data");
    Terminal terminal = new Terminal(data);

    Terminal.Result unset = terminal.run("sync");
    assertThat(unset.code()).isEqualTo(ExitCode.INPUT);
    assertThat(unset.err()).contains("sync.json").contains("--plant");

    inspect(terminal, 30);
    Files.writeString(
        data.resolve("sync.json"),
        "{\"plant\": \"%s\", \"station\": \"press-7\", \"pictures\": true}".formatted(plant));
    assertThat(terminal.run("doctor").out())
        .containsPattern("sync +30 inspections wait for postgresql://.*it was reached never");

    Terminal.Result sent = terminal.run("sync");
    assertThat(sent.code()).as(sent.all()).isEqualTo(ExitCode.OK);
    assertThat(sent.out()).contains("30 inspections").contains("has everything of press-7");
    assertThat(server.ask("trusting", "SELECT count(*) FROM tenshot_inspections")).isEqualTo("30");
    assertThat(server.ask("trusting", "SELECT count(*) FROM tenshot_pictures")).isNotEqualTo("0");
    assertThat(terminal.run("doctor").out())
        .containsPattern("OK +sync +0 inspections wait for postgresql://");

    inspect(terminal, 40);
    String beside = server.ask("trusting", "SELECT count(*) FROM tenshot_inspections");
    assertThat(Long.parseLong(beside)).as("the line sends by itself").isGreaterThan(30);
    Terminal.Result rest = terminal.run("sync");
    assertThat(rest.code()).as(rest.all()).isEqualTo(ExitCode.OK);
    assertThat(server.ask("trusting", "SELECT count(*) FROM tenshot_inspections")).isEqualTo("70");

    Terminal.Result nowhere =
        terminal.run("sync", "--plant", "postgresql://127.0.0.1:1/x", "--station", "press-7");
    assertThat(nowhere.code()).isEqualTo(ExitCode.INPUT);
    assertThat(nowhere.err()).contains("cannot be reached");
    assertThat(terminal.run("doctor").out())
        .as("another plant's trouble is not told of this one")
        .containsPattern("OK +sync +0 inspections wait for postgresql://");
  }

  private static void inspect(Terminal terminal, int frames) {
    Terminal.Result line =
        terminal.run(
            "inspect",
            "--profile",
            "bearing",
            "--source",
            "sim:?seed=990081",
            "--frames",
            "" + frames);
    assertThat(line.code()).as(line.all()).isEqualTo(ExitCode.OK);
  }
}
