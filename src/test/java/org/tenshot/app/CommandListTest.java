package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.common.ExitCode;

/// Commands are made when they are named: whoever looks for one finds all of them nevertheless.
class CommandListTest {

  private static final List<String> SOME = List.of("inspect", "encoders", "history", "product");
  private static final int NOT_UNDERSTOOD = 2;

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(folder.resolve("data"));
  }

  @Test
  void helpShowsEveryCommand() {
    assertThat(terminal.run("--help").out()).contains(SOME);
    assertThat(terminal.run("-h").out()).contains(SOME);
    assertThat(terminal.run("--version").out()).contains("Tenshot");
  }

  @Test
  void everyCommandAnswersToTheNameThatTheHelpShows() {
    String help = terminal.run("--help").out();
    List<String> names =
        help.substring(help.indexOf("Commands:"), help.indexOf("Exit codes:"))
            .lines()
            .filter(line -> line.matches("  [a-z].*"))
            .map(line -> line.strip().split(" +")[0])
            .toList();
    assertThat(names).hasSizeGreaterThan(20);
    for (String name : names) {
      assertThat(terminal.run(name, "--help").out()).contains("Usage: tenshot " + name);
    }
  }

  @Test
  void helpOfACommandShowsItsOwnOptions() {
    assertThat(terminal.run("inspect", "--help").out())
        .contains("tenshot inspect")
        .contains("--frames");
    assertThat(terminal.run("encoders", "fetch", "--help").out())
        .contains("tenshot encoders fetch");
  }

  @Test
  void whoeverMistypesSeesEveryCommand() {
    for (String[] mistyped : new String[][] {{"nonsense"}, {"two", "words"}, {"--nonsense"}}) {
      Terminal.Result result = terminal.run(mistyped);
      assertThat(result.code()).isEqualTo(NOT_UNDERSTOOD);
      if (mistyped[0].equals("nonsense")) {
        assertThat(result.err()).contains("neither a command").contains(SOME);
      }
    }
    assertThat(terminal.run("--terminal", "--frames", "x").err())
        .contains("--frames")
        .contains(SOME);
    assertThat(terminal.run("inspect", "--nonsense").err()).contains("--nonsense");
    assertThat(terminal.run("inspect").err()).contains("Nothing to inspect").contains("--profile");
  }

  @Test
  void aCommandBehindOptionsIsFound() {
    assertThat(terminal.run("--terminal", "encoders", "list").code()).isEqualTo(ExitCode.OK);
  }
}
