package org.tenshot.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;

/// Answers questions about a log, beside the writer and without slowing it: a connection of its own
/// that cannot write. Sees what was committed when it is asked. Any thread, one question at a time.
public final class History implements AutoCloseable {

  private static final String DETAILS = "SELECT * FROM inspection_details ";

  /// The plus keeps SQLite from counting all the years by verdict instead of the shift by time.
  static final String COUNTS =
      "SELECT verdict, count(*) AS number FROM inspections WHERE captured_at >= ?"
          + " GROUP BY +verdict";

  static final String LAST = DETAILS + "ORDER BY id DESC LIMIT ?";

  private final LogPlace place;
  private final Connection connection;

  private History(LogPlace place, Connection connection) {
    this.place = place;
    this.connection = connection;
  }

  /// Opens a log that exists.
  ///
  /// @throws TenshotException if there is no log, or if it is not one that this program can read
  public static History open(LogPlace place) throws TenshotException {
    SqliteLibrary.load(place.natives());
    Database database = new Database(place.database(), Schema.current(), Tuning.DEFAULT.busy());
    return new History(place, database.openReader());
  }

  /// The newest inspections, newest first.
  public List<StoredInspection> last(int limit) throws TenshotException {
    return list(
        DETAILS + "ORDER BY id DESC LIMIT ?", row -> row.number(limit), InspectionRow::read);
  }

  /// One inspection by its number.
  public Optional<StoredInspection> byId(long id) throws TenshotException {
    return list(DETAILS + "WHERE id = ?", row -> row.number(id), InspectionRow::read).stream()
        .findFirst();
  }

  /// The newest inspections of a product whose embeddings may be compared, newest first: those of
  /// one encoder, faults left out.
  ///
  /// @param limit at most so many; each takes a few kilobytes of memory
  public List<StoredInspection> withEmbedding(String product, EncoderId encoder, int limit)
      throws TenshotException {
    return list(
        DETAILS
            + """
            WHERE embedding IS NOT NULL AND head IN (
              SELECT head.id FROM heads head
              JOIN products product ON product.id = head.product
              JOIN encoders encoder ON encoder.id = head.encoder
              WHERE product.name = ? AND encoder.name = ? AND encoder.sha256 = ?
                AND encoder.precision = ? AND encoder.preprocessing = ? AND encoder.dimension = ?)
            ORDER BY id DESC LIMIT ?
            """,
        row -> {
          row.text(product);
          InspectionRow.bindEncoder(row, encoder);
          row.number(limit);
        },
        InspectionRow::read);
  }

  /// How many inspections of each verdict were captured since an instant; every kind has its
  /// number.
  public Map<Verdict.Kind, Long> countsSince(Instant since) throws TenshotException {
    Map<Verdict.Kind, Long> counts = new EnumMap<>(Verdict.Kind.class);
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      counts.put(kind, 0L);
    }
    list(
        COUNTS,
        row -> row.number(Times.micros(since)),
        row -> counts.put(Verdict.Kind.valueOf(row.getString("verdict")), row.getLong("number")));
    return counts;
  }

  /// How many inspections the log has.
  public long total() throws TenshotException {
    return list(
            "SELECT count(*) AS number FROM inspections", row -> {}, row -> row.getLong("number"))
        .getFirst();
  }

  /// Inspections to be judged again.
  public EmbeddingHistory embeddings() {
    return new EmbeddingHistory(this);
  }

  /// What people taught.
  public TeachingHistory teaching() {
    return new TeachingHistory(this);
  }

  /// Who changed what.
  public AuditHistory audit() {
    return new AuditHistory(this);
  }

  /// The file of a picture that the log keeps, by its hash.
  public Optional<Path> picture(String sha256) throws TenshotException {
    return list(
            "SELECT file FROM pictures WHERE sha256 = ?",
            row -> row.text(sha256),
            row -> place.pictures().resolve(row.getString("file")))
        .stream()
        .findFirst();
  }

  @Override
  public void close() throws TenshotException {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw Diagnosis.explain(place.database(), failure);
    }
  }

  /// Reads all rows at once: a result that stays open keeps the write-ahead log from shrinking.
  synchronized <T> List<T> list(String query, Binder.Filling filling, Reading<T> reading)
      throws TenshotException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      filling.fill(new Binder(statement));
      List<T> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(reading.read(row));
        }
      }
      return found;
    } catch (SQLException failure) {
      throw Diagnosis.explain(place.database(), failure);
    }
  }

  /// Makes a value of a row.
  @FunctionalInterface
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }
}
