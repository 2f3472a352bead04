package org.tenshot.fleet;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.TenshotException;

/// A connection to the plant's database, in the name of one station. One thread; {@link #abort}
/// from any other.
final class Plant implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Plant.class);

  /// A server that says nothing for so long is given up.
  private static final String PATIENCE_SECONDS = "60";

  private static final String LOCK =
      """
      SELECT last, stamp, (SELECT max(version) FROM tenshot_schema) AS version
      FROM tenshot_sent WHERE station = ? AND what = ? FOR UPDATE
      """;

  private final Connection connection;
  private final String station;
  private final PlantSchema schema;
  private final PlantFailure failures;

  private Plant(Connection connection, String station, PlantSchema schema, PlantFailure failures) {
    this.connection = connection;
    this.station = station;
    this.schema = schema;
    this.failures = failures;
  }

  /// Logs in, and makes the tables or brings them up to date.
  ///
  /// @throws TenshotException if the plant cannot be reached, does not let the station in, or has
  ///   newer tables
  static Plant open(PlantAddress address, PlantLogin login, String station)
      throws TenshotException {
    return open(address, login, station, PlantSchema.current(), !address.isLoopback());
  }

  /// @param encrypted true if nobody else may listen, and the server must show who it is
  static Plant open(
      PlantAddress address, PlantLogin login, String station, PlantSchema schema, boolean encrypted)
      throws TenshotException {
    PlantFailure failures = new PlantFailure(address, login);
    try {
      Connection connection =
          DriverManager.getConnection(address.jdbc(), properties(login, station, encrypted));
      Plant plant = new Plant(connection, station, schema, failures);
      try {
        plant.begin();
        return plant;
      } catch (SQLException | TenshotException failure) {
        plant.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw failures.explain(failure);
    }
  }

  private static Properties properties(PlantLogin login, String station, boolean encrypted) {
    Properties wanted = new Properties();
    wanted.setProperty("user", login.user());
    if (!login.password().isEmpty()) {
      wanted.setProperty("password", login.password());
    }
    wanted.setProperty("sslmode", encrypted ? "verify-full" : "prefer");
    if (!login.certificates().isEmpty()) {
      wanted.setProperty("sslrootcert", login.certificates());
    } else if (encrypted) {
      wanted.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    }
    wanted.setProperty("gssEncMode", "disable");
    wanted.setProperty("connectTimeout", "10");
    wanted.setProperty("loginTimeout", "20");
    wanted.setProperty("socketTimeout", PATIENCE_SECONDS);
    wanted.setProperty("tcpKeepAlive", "true");
    wanted.setProperty("reWriteBatchedInserts", "true");
    wanted.setProperty("ApplicationName", "Tenshot " + station);
    // What the server says of a row that it refuses would carry the row into our log file.
    wanted.setProperty("logServerErrorDetail", "false");
    return wanted;
  }

  private void begin() throws SQLException, TenshotException {
    try (Statement statement = connection.createStatement()) {
      // A station that fell silent in the middle must not keep its own rows locked.
      statement.execute("SET idle_in_transaction_session_timeout = '" + PATIENCE_SECONDS + "s'");
      // A commit that was answered is on the plant's disk, whatever the server's default.
      statement.execute("SET synchronous_commit = on");
    }
    connection.setAutoCommit(false);
    schema.settle(connection);
  }

  /// Some statements that are done together or not at all.
  interface Work<T> {
    T in(Connection connection) throws SQLException, TenshotException;
  }

  private <T> T whole(Work<T> work) throws TenshotException {
    try {
      T result;
      try {
        result = work.in(connection);
        connection.commit();
      } catch (SQLException | TenshotException | RuntimeException failure) {
        rollBack(failure);
        throw failure;
      }
      return result;
    } catch (SQLException failure) {
      throw failures.explain(failure);
    }
  }

  private void rollBack(Exception because) {
    try {
      connection.rollback();
    } catch (SQLException gone) {
      // With the connection, the server takes it back by itself.
      because.addSuppressed(gone);
    }
  }

  /// How far the station is.
  Mark mark(String what) throws TenshotException {
    return whole(connection -> lock(what));
  }

  /// Brings a piece and moves the mark behind it, both or neither.
  ///
  /// @param from where the mark should be; where it is not, because another process of this station
  ///   was faster or a commit went unanswered, nothing is brought
  /// @param piece answers where the mark is to be
  /// @return where the mark is now
  Mark advance(String what, Mark from, Work<Mark> piece) throws TenshotException {
    return whole(
        connection -> {
          Mark found = lock(what);
          if (!found.equals(from)) {
            return found;
          }
          Mark to = piece.in(connection);
          move(what, to);
          return to;
        });
  }

  /// Reads a mark that nobody else moves until the transaction ends.
  private Mark lock(String what) throws SQLException, TenshotException {
    @Nullable Mark found = locked(what);
    if (found != null) {
      return found;
    }
    try (PreparedStatement first =
        connection.prepareStatement(
            "INSERT INTO tenshot_sent (station, what, last) VALUES (?, ?, 0) ON CONFLICT DO NOTHING")) {
      first.setString(1, station);
      first.setString(2, what);
      first.executeUpdate();
    }
    return Objects.requireNonNull(locked(what));
  }

  private @Nullable Mark locked(String what) throws SQLException, TenshotException {
    try (PreparedStatement query = connection.prepareStatement(LOCK)) {
      query.setString(1, station);
      query.setString(2, what);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        // A newer program may have changed the tables meanwhile.
        schema.requireKnown(row.getInt("version"));
        OffsetDateTime stamp = row.getObject("stamp", OffsetDateTime.class);
        return new Mark(row.getLong("last"), stamp == null ? null : stamp.toInstant());
      }
    }
  }

  private void move(String what, Mark mark) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE tenshot_sent SET last = ?, stamp = ?, sent_at = now() WHERE station = ? AND what = ?")) {
      update.setLong(1, mark.last());
      time(update, 2, mark.stamp());
      update.setString(3, station);
      update.setString(4, what);
      update.executeUpdate();
    }
  }

  /// Binds a time or none.
  static void time(PreparedStatement row, int place, @Nullable Instant time) throws SQLException {
    if (time == null) {
      row.setNull(place, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      row.setObject(place, time.atOffset(ZoneOffset.UTC));
    }
  }

  String station() {
    return station;
  }

  /// Ends whatever the connection waits for, with a failure. Any thread.
  void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException gone) {
      // It was closed already, and nobody waits.
      LOG.debug("closing", gone);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException gone) {
      LOG.debug("closing", gone);
    }
  }
}
