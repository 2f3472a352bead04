package org.tenshot.supply;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.tenshot.domain.TenshotException;

/// Where one pack is put together, beside the packs and never among them. One program at a time
/// works on a name.
final class Workbench implements AutoCloseable {

  private final String name;
  private final Path folder;
  private final FileChannel lock;

  private Workbench(String name, Path folder, FileChannel lock) {
    this.name = name;
    this.folder = folder;
    this.lock = lock;
  }

  /// @param incoming the folder of all workbenches
  /// @throws TenshotException if another program works on this name, or the disk cannot be written
  static Workbench open(Path incoming, String name) throws TenshotException {
    Path folder = incoming.resolve(name);
    Trees.make(folder);
    Path file = incoming.resolve(name + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        return new Workbench(name, folder, channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new TenshotException(
          file + " cannot be written (" + e.getMessage() + "): check the disk and its rights.", e);
    }
    throw new TenshotException(
        "The encoder "
            + name
            + " is being fetched or imported already: wait until that has ended.");
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null && lock.isValid();
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  String name() {
    return name;
  }

  /// The pack that is being made.
  Path pack() {
    return folder.resolve("pack");
  }

  /// Files that are not whole yet.
  Path parts() {
    return folder.resolve("parts");
  }

  /// What came of a file so far.
  Part part(PinnedFile file) {
    return new Part(parts().resolve(file.sha256() + ".part"));
  }

  /// Bytes of these files that an earlier fetch left here.
  long present(List<PinnedFile> files) throws TenshotException {
    long present = 0;
    for (PinnedFile file : files) {
      long whole = new Part(pack().resolve(file.name())).size();
      present += Math.min(file.bytes(), Math.max(whole, part(file).size()));
    }
    return present;
  }

  /// Throws away what lies here.
  void clear() throws TenshotException {
    Trees.delete(folder);
  }

  /// Lets others work on the name. What lies here stays, so that a fetch can go on.
  @Override
  public void close() throws TenshotException {
    try {
      lock.close();
    } catch (IOException e) {
      throw new TenshotException(folder + " cannot be let go (" + e.getMessage() + ").", e);
    }
  }
}
