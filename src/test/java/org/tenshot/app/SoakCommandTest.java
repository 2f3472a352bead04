package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.common.ExitCode;

/// The long run in its shortest form: that nothing is lost and no thread or file is left behind.
/// Memory is not asked about, because seconds are too short for it to settle.
class SoakCommandTest {

  @TempDir Path folder;

  @Test
  void linesThatStartAndStopManyTimesLeaveNothingBehindAndLoseNothing() throws Exception {
    Path log = folder.resolve("log");
    Terminal.Result result =
        new Terminal(folder)
            .run("soak", "--minutes", "0.1", "--lines", "2", "--folder", log.toString());
    assertThat(result.err()).contains("round 10 of 10");
    assertThat(result.out())
        .containsPattern("threads .* PASS")
        .containsPattern("file handles .* PASS")
        .containsPattern("inspections, [1-9]\\d* in the log, 0 FAULT +PASS");
    assertThat(log.resolve("tenshot.db")).exists();
    assertThat(new Terminal(folder).run("soak", "--folder", log.toString()).code())
        .as("a log that is there is not written into")
        .isEqualTo(ExitCode.INPUT);
    assertThat(new Terminal(folder).run("soak", "--minutes", "0").code()).isEqualTo(ExitCode.INPUT);
  }

  @Test
  void faultsThatAreBroughtAboutPassNothingAndLoseNothing() throws Exception {
    Terminal.Result result = new Terminal(folder).run("soak", "--minutes", "0.1", "--faults");
    assertThat(result.out())
        .containsPattern("picture black +[1-9]")
        .containsPattern("encoder answers NaN +[1-9]")
        .containsPattern("inspections, [1-9]\\d* in the log, [1-9]\\d* FAULT +PASS")
        .containsPattern("\n0 parts passed that nobody saw, .* ms +PASS");
  }
}
