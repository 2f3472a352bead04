package org.tenshot.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.tenshot.domain.TenshotException;

/// Tells sqlite-jdbc where to unpack its native library, and clears away what programs that were
/// killed left there: it is a megabyte and a half a time.
final class SqliteLibrary {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);
  private static final String FOLDER = "org.sqlite.tmpdir";

  /// Long enough for another program to have loaded what it unpacked.
  private static final Duration LEFT_BEHIND = Duration.ofHours(1);

  private SqliteLibrary() {}

  /// Loads the library, unpacked into a folder. Has no effect once it is loaded.
  ///
  /// @throws TenshotException if it cannot be unpacked there, or not be loaded from there
  static void load(Path folder) throws TenshotException {
    Folders.requireWritable(folder);
    if (System.getProperty(FOLDER) == null) {
      System.setProperty(FOLDER, folder.toString());
    }
    try {
      // Now and not with the first connection: the driver takes a failure for good and says little.
      SQLiteJDBCLoader.initialize();
    } catch (Exception failure) {
      throw new TenshotException(
          "SQLite's library cannot be loaded from "
              + System.getProperty(FOLDER)
              + ": allow programs to run from that folder, or choose another one for it.",
          failure);
    }
  }

  /// Deletes what earlier programs unpacked and did not clear away.
  static void clearLeftovers(Path folder, Instant now) throws TenshotException {
    try {
      clear(folder, now.minus(LEFT_BEHIND));
    } catch (IOException failure) {
      throw Diagnosis.explain(folder, failure);
    }
  }

  private static void clear(Path folder, Instant before) throws IOException {
    List<Path> kept = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "sqlite-*")) {
      for (Path file : files) {
        try {
          if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
            Files.deleteIfExists(file);
          }
        } catch (IOException inUse) {
          // Windows does not delete a library that a running program has loaded.
          kept.add(file);
        }
      }
    }
    if (!kept.isEmpty()) {
      LOG.debug("Left in place, as they are in use: {}", kept);
    }
  }
}
