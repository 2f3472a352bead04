package org.tenshot.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.file.FolderNames;

/// Messages that wait to be sent, each in a file of its own, so that neither a restart nor a power
/// cut loses one. A message is forced to the drive under another name and then renamed: it is there
/// as a whole or not at all. Numbered in the order in which they came. Where it is full, the oldest
/// stay, and what did not fit is counted.
///
/// One process at a time has a folder. Threads may share an outbox.
final class Outbox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Pattern MESSAGE = Pattern.compile("\\d{19}\\.json");

  /// How many are tried before it is taken for the drive's trouble.
  private static final int LOOKED_AT = 8;

  private final Path folder;
  private final int capacity;
  private final FileChannel lock;
  private final TreeSet<Long> waiting = new TreeSet<>();
  private long next;
  private long overflow;

  /// A message.
  ///
  /// @param number says which one it is, for {@link Outbox#remove}
  /// @param bytes what was added
  record Entry(long number, byte[] bytes) {}

  /// Opens the outbox with what was left in it.
  ///
  /// @param folder is made where it is missing
  /// @param capacity how many messages it holds
  /// @throws IOException if the folder cannot be used, such as by a second process
  Outbox(Path folder, int capacity) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.capacity = capacity;
    this.lock = lock(folder.resolve("lock"));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        String name = String.valueOf(file.getFileName());
        if (MESSAGE.matcher(name).matches()) {
          waiting.add(Long.parseLong(name.substring(0, 19)));
        } else if (name.endsWith(".part")) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      lock.close();
      throw e;
    }
    next = waiting.isEmpty() ? 1 : waiting.last() + 1;
  }

  /// Adds a message; once this returns true it is safely on the drive.
  ///
  /// @return false if there is no room
  synchronized boolean add(byte[] bytes) throws IOException {
    if (waiting.size() >= capacity) {
      overflow++;
      return false;
    }
    Path part = folder.resolve(next + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    Files.move(part, file(next), StandardCopyOption.ATOMIC_MOVE);
    FolderNames.force(folder);
    waiting.add(next);
    next++;
    return true;
  }

  /// The message that waits longest. One that is gone is left out and logged; one that cannot be
  /// read lets a few others by and waits on, because a drive or a system that is out of breath may
  /// read it later.
  ///
  /// @throws IOException if none of the first can be read
  synchronized Optional<Entry> oldest() throws IOException {
    IOException trouble = null;
    for (long number : waiting.stream().limit(LOOKED_AT).toList()) {
      try {
        return Optional.of(new Entry(number, Files.readAllBytes(file(number))));
      } catch (NoSuchFileException e) {
        LOG.error("{} is gone and is not sent", file(number));
        waiting.remove(number);
      } catch (IOException e) {
        trouble =
            new IOException(file(number) + " cannot be read: check the disk and its rights", e);
      }
    }
    if (trouble != null) {
      throw trouble;
    }
    return Optional.empty();
  }

  /// Takes a message out that was sent.
  synchronized void remove(long number) throws IOException {
    waiting.remove(number);
    Files.deleteIfExists(file(number));
  }

  synchronized int size() {
    return waiting.size();
  }

  /// How many found no room since it was opened.
  synchronized long overflow() {
    return overflow;
  }

  @Override
  public synchronized void close() {
    try {
      lock.close();
    } catch (IOException e) {
      LOG.debug("the lock of {} was gone already", folder, e);
    }
  }

  private Path file(long number) {
    return folder.resolve("%019d.json".formatted(number));
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException("another line of this program uses it", e);
    }
    channel.close();
    throw new IOException("another program uses it");
  }
}
