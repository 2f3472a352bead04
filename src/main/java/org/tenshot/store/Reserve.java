package org.tenshot.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Room on the log's disk that is kept for the worst moment: rows go before their pictures, and a
/// disk that is full to the last byte has no room for the journal that this takes. One file beside
/// the log, which is let go of then. Any thread.
final class Reserve {

  /// A removal of 64 rows takes less than half of it.
  static final int BYTES = 8 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Reserve.class);

  /// Kept only where this many times as much is free.
  private static final int TIMES = 4;

  /// A log is not opened with less than this.
  private static final long LEAST = 1 << 20;

  private final Path file;

  /// @param database whose disk it is
  Reserve(Path database) {
    this.file = database.resolveSibling(database.getFileName() + ".reserve");
  }

  /// Takes the room if there is none yet and the disk has enough.
  synchronized void keep() throws IOException {
    boolean whole = Files.exists(file) && Files.size(file) == BYTES;
    if (whole || usable() < (long) TIMES * BYTES) {
      return;
    }
    // Not zeros: there are file systems that keep those for nothing.
    byte[] bytes = new byte[BYTES];
    new SplittableRandom().nextBytes(bytes);
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    } catch (IOException failure) {
      Files.deleteIfExists(file);
      throw failure;
    }
  }

  /// Gives the room back to the disk.
  ///
  /// @return true if there was some
  synchronized boolean release() {
    try {
      boolean released = Files.deleteIfExists(file);
      if (released) {
        LOG.warn("The disk is full: {} makes room for what has to go", file);
      }
      return released;
    } catch (IOException failure) {
      LOG.error("{} cannot be deleted", file, failure);
      return false;
    }
  }

  /// Gives the room back where the disk has none to open the log with.
  void releaseIfFull() {
    try {
      if (Files.exists(file) && usable() < LEAST) {
        release();
      }
    } catch (IOException failure) {
      LOG.warn("the room on the disk of {} is not known", file, failure);
    }
  }

  private long usable() throws IOException {
    return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
  }
}
