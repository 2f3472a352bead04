package org.tenshot.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tenshot.domain.TenshotException;

/// Answers questions about a log, beside the writer and without slowing it: a connection of its own
/// that cannot write. Sees what was committed when it is asked. Any thread, one question at a time.
public final class History implements AutoCloseable {

  private static final String DETAILS = "SELECT * FROM inspection_details ";

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
    return list(LAST, row -> row.number(limit), InspectionRow::read);
  }

  /// One inspection by its number.
  public Optional<StoredInspection> byId(long id) throws TenshotException {
    return list(DETAILS + "WHERE id = ?", row -> row.number(id), InspectionRow::read).stream()
        .findFirst();
  }

  /// Inspections by their numbers, in that order; those that are not there any more are left out.
  public List<StoredInspection> byIds(List<Long> ids) throws TenshotException {
    Map<Long, StoredInspection> found = new HashMap<>();
    list(
            DETAILS + "WHERE id IN (SELECT value FROM json_each(?))",
            row -> row.text(ids.toString()),
            InspectionRow::read)
        .forEach(own -> found.put(own.id(), own));
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
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

  /// Inspections by what a person asks for.
  public HistoryPages pages() {
    return new HistoryPages(this);
  }

  /// How many inspections there were of what.
  public HistoryCounts counts() {
    return new HistoryCounts(this);
  }

  /// How sure verdicts were, and how long they took.
  public HistoryTrends trends() {
    return new HistoryTrends(this);
  }

  /// What people taught.
  public TeachingHistory teaching() {
    return new TeachingHistory(this);
  }

  /// What happened to lines.
  public EventHistory events() {
    return new EventHistory(this);
  }

  /// What happened to lines, what went wrong and what people changed, as a list.
  public EventPages happened() {
    return new EventPages(this);
  }

  /// Groups of rejects that people confirmed.
  public GroupHistory groups() {
    return new GroupHistory(this);
  }

  /// Who changed what.
  public AuditHistory audit() {
    return new AuditHistory(this);
  }

  /// Rows for a copy elsewhere.
  public CopyFeed copies() {
    return new CopyFeed(this);
  }

  /// What the log takes on its disk.
  public LogSpace space() throws TenshotException {
    return list(
            """
            SELECT page.page_count - free.freelist_count AS pages, free.freelist_count AS spare,
              size.page_size AS size, (SELECT coalesce(sum(bytes), 0) FROM pictures) AS pictures,
              coalesce((SELECT max(id) FROM inspections), 0)
                - coalesce((SELECT min(id) FROM inspections), 1) + 1 AS number
            FROM pragma_page_count page, pragma_freelist_count free, pragma_page_size size
            """,
            row -> {},
            row ->
                new LogSpace(
                    row.getLong("pages") * row.getLong("size"),
                    row.getLong("spare") * row.getLong("size"),
                    row.getLong("pictures"),
                    row.getLong("number")))
        .getFirst();
  }

  /// The folder of the pictures.
  public Path pictures() {
    return place.pictures();
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

  /// Asks several questions in a row, of one state of the log.
  synchronized <T> T ask(Asking<T> asking) throws TenshotException {
    try {
      connection.setAutoCommit(false);
      try {
        return asking.ask(connection);
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException failure) {
      throw Diagnosis.explain(place.database(), failure);
    }
  }

  /// Some questions.
  @FunctionalInterface
  interface Asking<T> {
    T ask(Connection connection) throws SQLException;
  }

  /// Makes a value of a row.
  @FunctionalInterface
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }
}
