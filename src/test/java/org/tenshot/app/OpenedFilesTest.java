package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.cli.Commands;
import org.tenshot.cli.TenshotCommand;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;

/// A file that the desktop opens reaches the one window of the station.
class OpenedFilesTest {

  @TempDir Path folder;
  private final BlockingQueue<Path> heard = new LinkedBlockingQueue<>();

  @Test
  void aFileIsHandedToTheWindowThatIsOpen() throws Exception {
    try (OpenedFiles first = OpenedFiles.claim(folder).orElseThrow()) {
      assertThat(OpenedFiles.claim(folder)).as("a second window").isEmpty();
      first.listen(heard::add);
      Path file = folder.resolve("Größe 检测.tenshot");
      OpenedFiles.handOver(folder, file);
      assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(file.toAbsolutePath());
    }
    try (OpenedFiles next = OpenedFiles.claim(folder).orElseThrow()) {
      next.listen(heard::add);
      assertThat(Files.list(folder.resolve("opened")).map(Path::getFileName))
          .as("nothing waits any more")
          .containsExactly(Path.of("window.lock"));
    }
  }

  @Test
  void theProgramIsStartedWithAFileWhereThereIsADisplay() {
    Places places =
        new Places(
            Path.of(System.getProperty("tenshot.home")),
            folder.resolve("data"),
            ShippedEncoder.natives());
    TenshotCommand.Window window =
        new TenshotCommand.Window() {
          @Override
          public boolean canOpen() {
            return true;
          }

          @Override
          public int open(List<LineSpec> lines, LineOptions line, @Nullable Path product) {
            assertThat(lines).isEmpty();
            heard.add(product == null ? Path.of("none") : product);
            return ExitCode.OK;
          }
        };
    var commands = new Commands(new Assembly(places), window);
    assertThat(commands.execute("some.tenshot")).isEqualTo(ExitCode.OK);
    assertThat(heard).containsExactly(Path.of("some.tenshot"));
    assertThat(commands.execute()).isEqualTo(ExitCode.OK);
    assertThat(heard).contains(Path.of("none"));
  }
}
