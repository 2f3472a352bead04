package org.tenshot.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.TenshotException;
import org.tenshot.file.WholeFile;

/// Product files that the desktop opens. The first window of a station holds a lock; whoever starts
/// the program while it is open sees that window, with the file where there is one, because two
/// windows would both want the cameras and the gates.
final class OpenedFiles implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OpenedFiles.class);
  private static final String ENDING = ".path";
  private static final long LOOK_MILLIS = 500;

  private final Path folder;
  private final @Nullable FileChannel channel;
  private volatile boolean closed;

  private OpenedFiles(Path folder, @Nullable FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  private static Path folder(Path data) {
    return data.resolve("opened");
  }

  /// Makes this program the one whose window shows files.
  ///
  /// @param data folder of the station
  /// @return nothing where another program is that already
  static Optional<OpenedFiles> claim(Path data) {
    Path folder = folder(data);
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("window.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isOurs(channel)) {
        channel.close();
        return Optional.empty();
      }
      OpenedFiles claimed = new OpenedFiles(folder, channel);
      claimed.waiting().forEach(OpenedFiles::forget);
      return Optional.of(claimed);
    } catch (IOException e) {
      LOG.warn("{} cannot be used: files of the desktop open another window", folder, e);
      return Optional.of(new OpenedFiles(folder, null));
    }
  }

  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException another) {
      return false;
    }
  }

  /// Has the window that is open come to the front and show a file.
  ///
  /// @param file null for none
  /// @throws TenshotException if it cannot be told
  static void handOver(Path data, @Nullable Path file) throws TenshotException {
    Path folder = folder(data);
    try {
      // Readable for everybody who shares the data folder, which a temporary file is not.
      Path note = folder.resolve("file" + UUID.randomUUID() + ENDING);
      WholeFile.replace(note, file == null ? "" : file.toAbsolutePath().toString());
    } catch (IOException e) {
      throw new TenshotException(
          file == null
              ? "Tenshot is open already, and its window cannot be told (%s): look for it."
                  .formatted(e)
              : "The open window cannot be told of %s (%s): drop the file on it instead."
                  .formatted(file, e),
          e);
    }
  }

  /// Tells of every file that is handed over, on a thread of its own.
  ///
  /// @param hears gets an empty path where somebody only wants to see the window
  void listen(Consumer<Path> hears) {
    if (channel != null) {
      Thread.ofPlatform().daemon().name("opened files").start(() -> look(hears));
    }
  }

  private void look(Consumer<Path> hears) {
    try {
      while (!closed) {
        for (Path note : waiting()) {
          heard(note).ifPresent(hears);
        }
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be read any more: files of the desktop are not shown", folder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What a note says, which goes; one that cannot be read is left out.
  private static Optional<Path> heard(Path note) {
    try {
      return Optional.of(Path.of(Files.readString(note).strip()));
    } catch (IOException | InvalidPathException e) {
      LOG.warn("{} cannot be read", note, e);
      return Optional.empty();
    } finally {
      forget(note);
    }
  }

  private List<Path> waiting() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(own -> own.toString().endsWith(ENDING)).toList();
    }
  }

  private static void forget(Path note) {
    try {
      Files.deleteIfExists(note);
    } catch (IOException e) {
      LOG.warn("{} cannot be deleted", note, e);
    }
  }

  @Override
  public void close() {
    closed = true;
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        LOG.warn("{} cannot be closed", folder, e);
      }
    }
  }
}
