package org.tenshot.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is replaced as a whole: whoever reads it, and be it after the power failed, finds
/// what was there before or the new one, never half of one. What fails leaves nothing beside it.
public final class WholeFile {

  private WholeFile() {}

  /// Writes what is to take the place of a file.
  ///
  /// @param <T> what it answers
  /// @param <E> what it may fail with beside the disk
  @FunctionalInterface
  public interface Filling<T, E extends Exception> {

    /// @param fresh in the same folder; may be there, from a try that was cut off
    T fill(Path fresh) throws IOException, E;
  }

  /// Writes a text, or replaces a file by it; the text is on the disk when this returns.
  ///
  /// @param file in a folder that is there
  /// @throws IOException if it cannot be written; what was there stays then
  public static void replace(Path file, String text) throws IOException {
    replace(file, fresh -> write(fresh, text));
  }

  /// Has a file written and replaces the one that is there by one rename.
  ///
  /// @param file in a folder that is there
  /// @return what the filling answers
  /// @throws IOException if it cannot be written or replaced; what was there stays then
  /// @throws E if the filling fails so
  public static <T, E extends Exception> T replace(Path file, Filling<T, E> filling)
      throws IOException, E {
    Path fresh = file.resolveSibling(file.getFileName() + ".part");
    try {
      T answer = filling.fill(fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return answer;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static Path write(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return file;
  }
}
