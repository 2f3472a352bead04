package org.tenshot.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a log back whose file was deleted while this program had it open. Linux keeps what was in
/// it for as long as it is open, so that all of it can be written into a new file of that name. A
/// file that was only moved away is not touched: somebody wants it elsewhere.
final class Rescue {

  private static final Logger LOG = LoggerFactory.getLogger(Rescue.class);
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private Rescue() {}

  /// True if the file of this identity is still open here and has no name any more; false where the
  /// system does not say.
  static boolean isDeleted(Object identity) {
    if (!Files.isDirectory(OPEN_FILES)) {
      return false;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(OPEN_FILES)) {
      for (Path file : files) {
        if (Files.exists(file) && identity.equals(key(file))) {
          return Files.getAttribute(file, "unix:nlink") instanceof Integer names && names == 0;
        }
      }
    } catch (IOException e) {
      LOG.debug("the open files cannot be looked at", e);
    }
    return false;
  }

  private static Object key(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file : key;
  }

  /// Writes all that was committed through this connection into a new file, closes the connection,
  /// and gives the new file the name.
  static void bringBack(Connection connection, Path file) throws SQLException, IOException {
    LOG.error("{} was deleted while it was open; it is being written again", file);
    Path part = sibling(file, ".rescued");
    Files.deleteIfExists(part);
    Database.execute(connection, "backup to '" + part.toString().replace("'", "''") + "'");
    connection.close();
    try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    // What lies there belongs to the deleted file and would spoil the new one.
    Files.deleteIfExists(sibling(file, "-wal"));
    Files.deleteIfExists(sibling(file, "-shm"));
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    LOG.warn("{} is there again, with everything that was in it", file);
  }

  private static Path sibling(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }
}
