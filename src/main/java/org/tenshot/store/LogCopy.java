package org.tenshot.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.tenshot.domain.TenshotException;

/// A whole database in one file, beside the one that a station writes: for a backup, and of one.
public final class LogCopy implements AutoCloseable {

  private final Path file;
  private final Connection connection;

  private LogCopy(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /// A picture that the copy knows.
  ///
  /// @param sha256 of the file
  /// @param file relative to the folder of pictures
  public record CopiedPicture(String sha256, String file) {}

  /// Copies what is committed at this moment, while others write.
  ///
  /// @param target must not be there
  public static LogCopy of(LogPlace place, Path target) throws TenshotException {
    SqliteLibrary.load(place.natives());
    Database database = new Database(place.database(), Schema.current(), Tuning.DEFAULT.busy());
    try (Connection reader = database.openReader()) {
      Database.execute(
          reader, "VACUUM INTO '" + target.toAbsolutePath().toString().replace("'", "''") + "'");
    } catch (SQLException failure) {
      throw Diagnosis.explain(target, failure);
    }
    return open(target, place.natives());
  }

  /// Opens a copy.
  public static LogCopy open(Path copy, Path natives) throws TenshotException {
    SqliteLibrary.load(natives);
    try {
      Connection connection = connect(copy, Duration.ofSeconds(2));
      try {
        Database.execute(connection, "PRAGMA foreign_keys = ON");
        Schema.current().requireReadable(connection, copy);
        return new LogCopy(copy, connection);
      } catch (SQLException | TenshotException failure) {
        connection.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw Diagnosis.explain(copy, failure);
    }
  }

  private static Connection connect(Path file, Duration busy) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) busy.toMillis());
    return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
  }

  /// The pictures, by their hashes.
  public List<CopiedPicture> pictures() throws TenshotException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT sha256, file FROM pictures ORDER BY sha256")) {
      List<CopiedPicture> found = new ArrayList<>();
      while (row.next()) {
        found.add(new CopiedPicture(row.getString("sha256"), row.getString("file")));
      }
      return found;
    } catch (SQLException failure) {
      throw Diagnosis.explain(file, failure);
    }
  }

  /// Lets the copy forget a picture that is not there any more; one that a shot needs stays.
  public void forget(String sha256) throws TenshotException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM pictures WHERE sha256 = ?"
                + " AND NOT EXISTS (SELECT 1 FROM shots WHERE picture = pictures.sha256)")) {
      statement.setString(1, sha256);
      statement.executeUpdate();
    } catch (SQLException failure) {
      throw Diagnosis.explain(file, failure);
    }
  }

  /// Checks the whole file.
  ///
  /// @throws TenshotException if it is damaged
  public void requireWhole() throws TenshotException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA integrity_check(1)")) {
      if (!row.next() || !"ok".equals(row.getString(1))) {
        throw new TenshotException("The log " + file + " is damaged: take another backup.");
      }
    } catch (SQLException failure) {
      throw Diagnosis.explain(file, failure);
    }
  }

  /// Refuses a log that anybody has open, and brings what waits beside it into the file.
  public static void requireUnused(LogPlace place) throws TenshotException {
    SqliteLibrary.load(place.natives());
    try (Connection alone = connect(place.database(), Duration.ZERO)) {
      Database.execute(alone, "PRAGMA locking_mode = EXCLUSIVE");
      Database.execute(alone, "PRAGMA journal_mode = DELETE");
      Database.execute(alone, "BEGIN EXCLUSIVE");
      Database.execute(alone, "COMMIT");
    } catch (SQLException failure) {
      throw new TenshotException(
          "A station or a command has the log %s open (%s): end it first."
              .formatted(place.database(), failure.getMessage()),
          failure);
    }
  }

  @Override
  public void close() throws TenshotException {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw Diagnosis.explain(file, failure);
    }
  }
}
