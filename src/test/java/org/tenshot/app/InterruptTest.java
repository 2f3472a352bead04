package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.store.History;
import org.tenshot.store.LogPlace;

/// Ctrl-C on a real process.
class InterruptTest {

  @TempDir Path folder;

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void ctrlCEndsWithEveryPrintedVerdictInTheFile() throws Exception {
    assumeTrue(
        Path.of("/bin/kill").toFile().canExecute(), "there is no /bin/kill to press Ctrl-C with");
    Process process =
        new ProcessBuilder(
                // A shell that runs the tests in its background has told them to ignore Ctrl-C.
                "/usr/bin/env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dtenshot.home=" + System.getProperty("tenshot.home"),
                "-Dtenshot.data=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                "org.tenshot.app.Main",
                "inspect",
                "--profile",
                "bearing",
                "--source",
                "sim:",
                "--json")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long printed = 0;
    try (AutoCloseable _ = process::destroyForcibly;
        BufferedReader lines = process.inputReader()) {
      while (printed < 5 && lines.readLine() != null) {
        printed++;
      }
      new ProcessBuilder("/bin/kill", "-INT", Long.toString(process.pid())).start().waitFor();
      while (lines.readLine() != null) {
        printed++;
      }
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(process.exitValue()).isEqualTo(130);
    try (History history =
        History.open(LogPlace.of(folder.resolve("tenshot.db"), ShippedEncoder.natives()))) {
      assertThat(history.total()).isEqualTo(printed);
    }
  }
}
