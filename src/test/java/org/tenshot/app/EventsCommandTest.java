package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.common.ExitCode;

/// `history events`, over the log of a simulated line and of one whose camera never came.
class EventsCommandTest {

  @TempDir Path folder;

  @Test
  void aLineThatLostItsCameraAndWhoStartedItAreListed() throws Exception {
    Terminal terminal = new Terminal(folder.resolve("data"));
    assertThat(ok(terminal, "--frames", "5", "--source", "sim:?seed=3&rate=50")).isNotBlank();
    Terminal.Result lost =
        terminal.run(
            "inspect",
            "--profile",
            "bearing",
            "--source",
            "http://127.0.0.1:9/none.mjpg",
            "--patience",
            "1");
    assertThat(lost.code()).isNotZero();

    String wrong = ok(terminal, "history", "events", "--topic", "wrong");
    assertThat(wrong.lines().toList()).hasSize(1);
    assertThat(wrong).contains("SOURCE").contains("127.0.0.1:9").contains("(until ");
    List<JsonObject> all =
        ok(terminal, "history", "events", "--json")
            .lines()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .toList();
    assertThat(all).extracting(own -> own.get("kind").getAsString()).contains("LINE_STARTED");
    assertThat(all)
        .filteredOn(own -> own.get("topic").getAsString().equals("CAMERA"))
        .singleElement()
        .satisfies(
            own -> {
              assertThat(own.get("kind").getAsString()).isEqualTo("SOURCE");
              assertThat(own.get("product").getAsString()).isEqualTo("ball bearing");
            });
    assertThat(ok(terminal, "history", "events", "--limit", "2").lines()).hasSize(2);
    assertThat(ok(terminal, "history", "events", "--to", "2001-01-01"))
        .contains("knows of nothing");
    assertThat(ok(terminal, "history", "events", "--csv").lines()).hasSize(all.size() + 1);
    assertThat(terminal.run("history", "events", "--shift", "4").err())
        .contains("--shift must be 1");

    Path file = folder.resolve("events.csv");
    assertThat(ok(terminal, "history", "export", "--what", "events", file.toString()))
        .startsWith(all.size() + " events in");
    assertThat(Files.readAllLines(file)).hasSize(all.size() + 1);
    assertThat(
            terminal
                .run("history", "export", "--what", "events", "--verdict", "PASS", "no.csv")
                .err())
        .contains("alone of all that chooses");
  }

  private static String ok(Terminal terminal, String... arguments) {
    Terminal.Result result = terminal.run(arguments);
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.OK);
    return result.out();
  }
}
