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

/// A file that is replaced as a whole: whoever reads it, and be it after the power failed, finds
/// what was there before or the new one, never half of it. What fails leaves nothing beside it.
public final class WholeFile {

  private WholeFile() {}

  /// Writes what is to take the place of a file.
  ///
  /// @param <T> what it answers
  /// @param <E> what it may fail with beside the disk
  @FunctionalInterface
  public interface Filling<T, E extends Exception> {

    /// @param fresh in the same folder, not there yet; forced to the drive when this returns
    T fill(Path fresh) throws IOException, E;
  }

  /// Writes a text, or replaces a file by it; it is on the drive with its name when this returns.
  ///
  /// @param file in a folder that is there
  /// @throws IOException if it cannot be written; what was there stays then
  public static void replace(Path file, String text) throws IOException {
    replace(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /// As {@link #replace(Path, String)}.
  public static void replace(Path file, byte[] bytes) throws IOException {
    replace(file, fresh -> write(fresh, bytes));
  }

  /// As {@link #replace(Path, String)}, for what not everybody may read, as {@link Secret} says.
  public static void replaceSecret(Path file, byte[] bytes) throws IOException {
    FileAttribute<?>[] rights = Secret.rights(file.toAbsolutePath().getParent());
    replace(file, fresh -> write(fresh, bytes, rights));
  }

  /// Has a file written and replaces the one that is there by one rename.
  ///
  /// @param file in a folder that is there
  /// @return what the filling answers
  /// @throws IOException if it cannot be written or replaced; what was there stays then
  /// @throws E if the filling fails so
  public static <T, E extends Exception> T replace(Path file, Filling<T, E> filling)
      throws IOException, E {
    // Two programs that write at the same time must not write into each other's.
    Path fresh =
        file.resolveSibling(
            "%s.%d.part".formatted(file.getFileName(), ProcessHandle.current().pid()));
    Files.deleteIfExists(fresh);
    try {
      T answer = filling.fill(fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        FolderNames.force(folder);
      }
      return answer;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static Path write(Path file, byte[] bytes, FileAttribute<?>... rights)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    return file;
  }
}
