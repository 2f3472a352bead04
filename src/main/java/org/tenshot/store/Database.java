package org.tenshot.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;
import org.tenshot.domain.TenshotException;

/// Opens the SQLite file of a log, as a writer that waits for the disk or as a reader that cannot
/// write.
final class Database {

  private static final String WRITER =
      """
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA journal_size_limit = 67108864;
      """;

  private final Path file;
  private final Schema schema;
  private final Duration busy;

  Database(Path file, Schema schema, Duration busy) {
    this.file = file;
    this.schema = schema;
    this.busy = busy;
  }

  /// Makes the file where there is none, checks that it is ours and brings its tables up to date.
  ///
  /// @throws TenshotException if the folder or the file cannot be written, or if the file is
  ///   damaged, locked, of another kind or of a newer program
  void prepare(Clock clock) throws TenshotException {
    requireWritable();
    try (Connection connection = connect(SQLiteOpenMode.READWRITE, SQLiteOpenMode.CREATE)) {
      // Before the first pragma that writes: a file of somebody else stays as it is.
      schema.requireReadable(connection, file);
      execute(connection, WRITER);
      schema.migrate(connection, file, clock);
    } catch (SQLException failure) {
      throw Diagnosis.explain(file, failure);
    }
  }

  /// A connection that may write to a file that {@link #prepare} has seen. It never makes a new
  /// file: a log that somebody moved away must be missed.
  ///
  /// @param maxPages pages that the file may grow to; 0 for no limit
  Connection openWriter(long maxPages) throws SQLException {
    Connection connection = connect(SQLiteOpenMode.READWRITE);
    try {
      execute(connection, WRITER);
      if (maxPages > 0) {
        execute(connection, "PRAGMA max_page_count = " + maxPages);
      }
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  /// A connection that reads beside the writer.
  ///
  /// @throws TenshotException if there is no such log, or if it is not one that this program can
  ///   read
  Connection openReader() throws TenshotException {
    if (!Files.isRegularFile(file)) {
      throw new TenshotException(
          "There is no log " + file + ": check the path, or run an inspection that writes one.");
    }
    try {
      Connection connection = connect(SQLiteOpenMode.READONLY);
      try {
        schema.requireCurrent(connection, file);
        return connection;
      } catch (SQLException | TenshotException failure) {
        connection.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw Diagnosis.explain(file, failure);
    }
  }

  /// What tells this file from another one of the same name; null where the system has nothing of
  /// the kind, and does not let an open file be moved either.
  @Nullable Object identity() throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException gone) {
      throw missing();
    }
  }

  /// The failure of a log that is not where it was.
  NoSuchFileException missing() {
    return new NoSuchFileException(file.toString());
  }

  Path file() {
    return file;
  }

  private void requireWritable() throws TenshotException {
    if (Files.isDirectory(file)) {
      throw new TenshotException(
          "The log " + file + " is a folder: name a file, such as tenshot.db in that folder.");
    }
    Folders.requireWritable(file.toAbsolutePath().getParent());
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw new TenshotException(
          "The log " + file + " is read-only: give the station the right to write it.");
    }
  }

  private Connection connect(SQLiteOpenMode... modes) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.READWRITE);
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    for (SQLiteOpenMode mode : modes) {
      config.setOpenMode(mode);
    }
    config.setBusyTimeout((int) busy.toMillis());
    // The driver would prepare and run one more statement after every INSERT.
    config.setGetGeneratedKeys(false);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /// Runs statements that answer nothing.
  static void execute(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(script);
    }
  }
}
