package org.tenshot.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Score;
import org.tenshot.domain.TenshotException;

/// What the log is measured against: one statement, prepared once, that writes rows whose every
/// value lies ready, with the tables, indexes and durability of the log and nothing else.
final class PlainLoop implements AutoCloseable {

  private static final int DIFFERENT = 64;

  private final Connection connection;
  private final PreparedStatement insert;
  private final PreparedStatement begin;
  private final PreparedStatement commit;
  private final List<Ready> rows;
  private long written;

  /// The values of a row that do not change with its number.
  private record Ready(
      Inspection inspection,
      Score score,
      String probabilities,
      byte[] embedding,
      double sure,
      long outcome) {}

  private PlainLoop(Connection connection, List<Ready> rows) throws SQLException {
    this.connection = connection;
    this.insert = connection.prepareStatement(InspectionRow.INSERT);
    this.begin = connection.prepareStatement("BEGIN IMMEDIATE");
    this.commit = connection.prepareStatement("COMMIT");
    this.rows = rows;
  }

  static PlainLoop open(LogPlace place) throws TenshotException {
    Database database = new Database(place.database(), Schema.current(), Tuning.DEFAULT.busy());
    database.prepare(Clock.systemUTC());
    try (LogSession session = new LogSession(database, new PictureFolder(place.pictures()), 0)) {
      session.begin();
      List<Ready> rows = ready(session);
      session.commit();
      return new PlainLoop(database.openWriter(0), rows);
    } catch (SQLException | IOException failure) {
      throw Diagnosis.explain(place.database(), failure);
    }
  }

  private static List<Ready> ready(LogSession session) throws SQLException, IOException {
    SampleRows samples = new SampleRows();
    samples.register(session, Clock.systemUTC().instant());
    List<Ready> rows = new ArrayList<>();
    for (int i = 0; i < DIFFERENT; i++) {
      Inspection inspection = samples.next();
      Score score = Objects.requireNonNull(inspection.score());
      long number = session.append(InspectionRow.Ready.of(inspection), null);
      rows.add(
          new Ready(
              inspection,
              score,
              Scores.write(score),
              Half.encode(Objects.requireNonNull(inspection.embedding()).values()),
              inspection.sureness(),
              Objects.requireNonNull(
                  session.find(
                      "SELECT outcome FROM inspections WHERE id = ?", row -> row.number(number)))));
    }
    return rows;
  }

  /// @return seconds
  double write(int count, int batch) throws TenshotException {
    long start = System.nanoTime();
    try {
      for (int i = 0; i < count; i++) {
        if (i % batch == 0) {
          begin.executeUpdate();
        }
        insert(rows.get(i % DIFFERENT), written++);
        if ((i + 1) % batch == 0 || i == count - 1) {
          commit.executeUpdate();
        }
      }
    } catch (SQLException failure) {
      throw new TenshotException("The loop could not write: " + failure.getMessage(), failure);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void insert(Ready row, long number) throws SQLException {
    Inspection own = row.inspection();
    Binder place = new Binder(insert);
    place.number(1).number(1).text(own.origin().source()).number(number);
    place.number(Times.micros(own.origin().capturedAt()) + 100_000 * number).text(null);
    place.text(String.valueOf(number)).text("L" + number / 1000).text("S" + number);
    place.text(own.verdict().kind().name()).text(own.verdict().className());
    place.text(null).text(null).text(row.probabilities()).text(row.score().why());
    place.bytes(row.embedding());
    place.number(2_000_000).number(6_000_000).number(30_000).number(9_000_000);
    place.text(null).text(null).text(null).number(null).text(null).text(null);
    place.text("CPU").number(0);
    place.real(row.sure()).real(row.score().unusual()).number(row.outcome());
    insert.executeUpdate();
  }

  @Override
  public void close() throws TenshotException {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw new TenshotException("The loop could not close its file", failure);
    }
  }
}
