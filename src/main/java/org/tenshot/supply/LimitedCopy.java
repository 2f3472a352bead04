package org.tenshot.supply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tenshot.domain.TenshotException;

/// Copies a stream into a new file, and no more than is allowed, whatever its header says.
final class LimitedCopy {

  private static final int CHUNK = 1 << 20;

  private LimitedCopy() {}

  /// @param name of the source, for errors
  /// @throws IOException if the source cannot be read
  /// @throws TenshotException if it is too large or the target cannot be written
  static void of(InputStream in, Path target, String name, ImportLimits limits)
      throws IOException, TenshotException {
    Trees.make(Trees.folderOf(target));
    byte[] chunk = new byte[CHUNK];
    try (FileChannel out = open(target)) {
      long total = 0;
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        total += read;
        limits.checkFile(name, total);
        write(out, ByteBuffer.wrap(chunk, 0, read), target);
      }
      out.force(true);
    }
  }

  private static FileChannel open(Path target) throws TenshotException {
    try {
      return FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private static void write(FileChannel out, ByteBuffer bytes, Path target)
      throws TenshotException {
    try {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private static TenshotException unwritable(Path target, IOException e) {
    return new TenshotException(
        target + " cannot be written (" + e.getMessage() + "): check the disk and its rights.", e);
  }
}
