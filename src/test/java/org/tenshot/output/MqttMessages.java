package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/// Messages that wait on the drive for a broker.
abstract class MqttMessages {

  /// For what must arrive, however busy the machine is.
  static final Duration PATIENT = Duration.ofSeconds(10);

  @TempDir Path folder;

  /// Waits until every message below a folder has left.
  static void awaitEmpty(Path boxes) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      try (var files = Files.walk(boxes)) {
        if (files.noneMatch(file -> file.toString().endsWith(".json"))) {
          return;
        }
      } catch (java.io.UncheckedIOException e) {
        assertThat(e).hasMessageContaining("NoSuchFile");
      }
      assertThat(System.nanoTime()).as("messages never left").isLessThan(end);
      Thread.sleep(20);
    }
  }
}
