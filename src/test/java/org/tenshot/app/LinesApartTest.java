package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tenshot.app.Answers.answer;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.domain.TenshotException;
import org.tenshot.ui.common.FxTest;

/// Outputs and a terminal with several lines: one output follows one line, and each word has its
/// line.
class LinesApartTest extends SeveralLines {

  @Test
  void oneOutputFollowsOneLine() throws Exception {
    Path profiles = Files.createDirectories(folder.resolve("data/profiles"));
    String shipped =
        Files.readString(
            Path.of(System.getProperty("tenshot.home")).resolve("profiles/bearing.yaml"));
    int port = freePort();
    String outputs = "outputs: [\"modbus://%s:%d\"]\n";
    Files.writeString(profiles.resolve("one.yaml"), shipped + outputs.formatted("127.0.0.1", port));
    Files.writeString(profiles.resolve("two.yaml"), shipped + outputs.formatted("0.0.0.0", port));
    station.begin(List.of(new LineSpec("left", "one", ENDLESS)));
    ready();
    StationLine left = station.lines().getFirst();
    FxTest.until("it runs", () -> runs(left));
    StationLine right = station.add(new LineSpec("right", null, ENDLESS));
    assertThatThrownBy(() -> answer(right.actions().chooseProfile("two")))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("profile two (line right)")
        .hasMessageContaining("profile one (line left");
    goesOn(left);

    Terminal.Result refused =
        new Terminal(folder.resolve("data"))
            .run("inspect", "--line", "left=one", "--line", "right=two", "--frames", "1");
    assertThat(refused.code()).as(refused.all()).isEqualTo(3);
    assertThat(refused.err()).contains("one output follows one line");
  }

  @Test
  void aTerminalSaysWhichLineSaidWhat() throws Exception {
    Terminal terminal = new Terminal(folder.resolve("data"));
    String[] lines = {
      "inspect",
      "--line",
      "left=bearing@sim:?seed=2&count=3",
      "--line",
      "right=metal-surface@sim:?seed=3&count=5"
    };
    Terminal.Result text = terminal.run(lines);
    assertThat(text.code()).as(text.all()).isZero();
    assertThat(text.out().lines().filter(line -> line.matches("left   +\\d+  [A-Z].*"))).hasSize(3);
    assertThat(text.out().lines().filter(line -> line.matches("right  +\\d+  [A-Z].*"))).hasSize(5);
    assertThat(text.out()).contains("right:", "5 frames", "3 frames");
    List<String> arguments = new ArrayList<>(List.of(lines));
    arguments.add("--json");
    Terminal.Result json = terminal.run(arguments.toArray(String[]::new));
    assertThat(json.out().lines()).hasSize(8);
    assertThat(json.out().lines().filter(line -> line.startsWith("{\"line\":\"left\",")))
        .hasSize(3);
    assertThat(of(rows(), "left: sim:?seed=2&count=3")).hasSize(6);
    assertThat(of(rows(), "right: sim:?seed=3&count=5")).hasSize(10);

    for (String wrong : List.of("left", "=bearing", "le ft=bearing", "left=", "left=bearing@")) {
      Terminal.Result refused = terminal.run("inspect", "--line", wrong);
      assertThat(refused.code()).as(refused.all()).isEqualTo(3);
      assertThat(refused.err()).contains("NAME=PROFILE");
    }
    assertThat(terminal.run("inspect", "--line", "a=bearing", "--line", "A=bearing").err())
        .contains("a name of its own");
    assertThat(terminal.run("inspect", "--line", "a=bearing", "--source", "sim:").err())
        .contains("leave out --profile and --source");
    assertThat(terminal.run("inspect").code()).isEqualTo(2);
  }

  private static int freePort() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
