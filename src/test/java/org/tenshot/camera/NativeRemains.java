package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What native libraries hold in this program: threads and sockets that Java does not see.
final class NativeRemains {

  private static final Path TASKS = Path.of("/proc/self/task");

  private NativeRemains() {}

  static void assumeCountable() {
    assumeTrue(
        Files.isDirectory(TASKS), "SKIPPED: needs Linux, to count native threads and sockets");
  }

  /// A camera that does not answer takes some seconds to let go of.
  static void awaitNoThreads(String prefix) throws Exception {
    long until = System.nanoTime() + Arrivals.LONG.toNanos();
    while (!threads(prefix).isEmpty() && System.nanoTime() < until) {
      Thread.sleep(20);
    }
    assertThat(threads(prefix)).isEmpty();
  }

  /// The names of the threads that start with a word.
  static List<String> threads(String prefix) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        try {
          names.add(Files.readString(task.resolve("comm")).strip());
        } catch (IOException endedMeanwhile) {
          continue;
        }
      }
    }
    names.removeIf(name -> !name.startsWith(prefix));
    return names;
  }

  /// The last search for a camera may still go on when its source is closed.
  static void awaitSockets(long most) throws Exception {
    long until = System.nanoTime() + Arrivals.LONG.toNanos();
    while (sockets() > most && System.nanoTime() < until) {
      Thread.sleep(20);
    }
    assertThat(sockets()).isLessThanOrEqualTo(most);
  }

  static long sockets() throws IOException {
    long sockets = 0;
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path each : open) {
        try {
          sockets += Files.readSymbolicLink(each).toString().startsWith("socket:") ? 1 : 0;
        } catch (IOException closedMeanwhile) {
          continue;
        }
      }
    }
    return sockets;
  }
}
