package org.tenshot.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/// A small file that is replaced as a whole: whoever reads it, and be it after the power failed,
/// finds what was there before or what is new, never half of it.
public final class WholeFile {

  private WholeFile() {}

  /// Writes a file, or replaces it by one rename; it is on the drive with its name when this
  /// returns.
  ///
  /// @param file in a folder that is there
  /// @throws IOException if it cannot be written; what was there stays then
  public static void replace(Path file, String text) throws IOException {
    replace(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /// As {@link #replace(Path, String)}.
  public static void replace(Path file, byte[] bytes) throws IOException {
    write(file, bytes);
  }

  /// As {@link #replace(Path, String)}, for what not everybody may read, as {@link Secret} says.
  public static void replaceSecret(Path file, byte[] bytes) throws IOException {
    write(file, bytes, Secret.rights(file.toAbsolutePath().getParent()));
  }

  private static void write(Path file, byte[] bytes, FileAttribute<?>... rights)
      throws IOException {
    // Two programs that write at the same time must not write into each other's.
    Path part =
        file.resolveSibling(
            "%s.%d.part".formatted(file.getFileName(), ProcessHandle.current().pid()));
    Files.deleteIfExists(part);
    try {
      try (FileChannel channel =
          FileChannel.open(
              part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
          channel.write(left);
        }
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      FolderNames.force(folder);
    }
  }
}
