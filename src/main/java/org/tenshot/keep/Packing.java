package org.tenshot.keep;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tenshot.domain.TenshotException;
import org.tenshot.file.FolderNames;
import org.tenshot.file.Secret;

/// A zip that is being written: it has its name only once it is whole and on the disk, and is its
/// owner's alone.
final class Packing implements AutoCloseable {

  private final Path target;
  private final Path part;
  private final FileChannel channel;
  private final ZipOutputStream zip;

  private Packing(Path target, Path part, FileChannel channel) {
    this.target = target;
    this.part = part;
    this.channel = channel;
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 20);
    this.zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /// @param target must not be there
  static Packing into(Path target) throws TenshotException {
    Path whole = target.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      if (Files.exists(whole)) {
        throw new FileAlreadyExistsException(whole.toString());
      }
      Files.deleteIfExists(part);
      return new Packing(
          whole,
          part,
          FileChannel.open(
              part,
              EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              Secret.rights(part.toAbsolutePath().getParent())));
    } catch (FileAlreadyExistsException e) {
      throw new TenshotException(whole + " is there already: name a new file.", e);
    } catch (IOException e) {
      throw unwritable(whole, e);
    }
  }

  static TenshotException unwritable(Path file, IOException e) {
    return new TenshotException(
        file + " cannot be written (" + e + "): check the disk, its room and the rights.", e);
  }

  /// Adds a file.
  PackedFile add(String name, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return add(name, in);
    }
  }

  PackedFile add(String name, byte[] bytes) throws IOException {
    return add(name, new ByteArrayInputStream(bytes));
  }

  private PackedFile add(String name, InputStream in) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    PackedFile packed = PackedFile.copied(name, in, zip);
    zip.closeEntry();
    return packed;
  }

  /// Gives the zip its name.
  void finish() throws IOException {
    zip.finish();
    zip.flush();
    channel.force(true);
    zip.close();
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    Path folder = target.getParent();
    if (folder != null) {
      FolderNames.force(folder);
    }
  }

  /// Clears away what was not finished.
  @Override
  public void close() throws TenshotException {
    try {
      channel.close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw unwritable(part, e);
    }
  }
}
