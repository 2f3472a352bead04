package org.tenshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A real file system of its own that is small enough to be filled to the last byte. Needs Linux
/// and the right to mount one; where that is missing the test is skipped and says so.
public final class SmallDisk implements AutoCloseable {

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /// @param folder an empty one
  public static SmallDisk mount(Path folder, int megabytes) throws Exception {
    Files.createDirectories(folder);
    int code = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", "" + folder);
    if (code != 0) {
      System.err.println("SKIPPED: no small file system can be mounted here (root on Linux can)");
    }
    Assumptions.assumeTrue(code == 0, "no small file system can be mounted here");
    return new SmallDisk(folder);
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (IOException missing) {
      return -1;
    }
  }

  public Path folder() {
    return folder;
  }

  /// Another program takes all that is left, to the last byte.
  ///
  /// @param file what it writes, or goes on writing
  public static void fill(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
      for (int size = 1 << 20; size > 0; size /= 2) {
        boolean room = true;
        while (room) {
          try {
            room = channel.write(ByteBuffer.allocate(size)) > 0;
          } catch (IOException full) {
            room = false;
          }
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (run("umount", folder.toString()) != 0) {
        // Somebody still has a file open there: it goes with the last one.
        run("umount", "-l", folder.toString());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
