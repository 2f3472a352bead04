package org.tenshot.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;

/// Inspections with their embeddings, page by page: a hundred thousand of them take 100 MB, and a
/// question that stays open keeps the write-ahead log from shrinking.
public final class EmbeddingHistory {

  /// The plus keeps SQLite on the numbers.
  private static final String OF =
      "+head IN (SELECT head.id FROM heads head JOIN encoders encoder ON encoder.id = head.encoder"
          + " WHERE encoder.name = ? AND encoder.sha256 = ? AND encoder.precision = ?"
          + " AND encoder.preprocessing = ? AND encoder.dimension = ?)";

  private final History history;

  EmbeddingHistory(History history) {
    this.history = history;
  }

  /// Which inspections.
  ///
  /// @param product the product's name
  /// @param encoder which made the embeddings
  /// @param from the earliest capture time
  /// @param to before which it was captured
  public record Stretch(String product, EncoderId encoder, Instant from, Instant to) {}

  /// What was said of a frame, and what the encoder saw.
  ///
  /// @param id the inspection's number
  /// @param verdict what was said
  /// @param className the class that was named
  /// @param embedding as it is stored, at 16 bits
  /// @param picture sha256 of the picture; null where none was kept
  /// @param truth what the frame really showed; null where nobody knows
  public record Row(
      long id,
      Verdict.Kind verdict,
      String className,
      Embedding embedding,
      @Nullable String picture,
      @Nullable ClassKind truth) {}

  /// A page of inspections, newest first. Faults have no embedding and are left out.
  ///
  /// @param before number of the last row of the page before; `Long.MAX_VALUE` for the first page
  /// @param limit at most so many rows; each takes a kilobyte or two
  public List<Row> page(Stretch stretch, long before, int limit) throws TenshotException {
    // The plus signs make SQLite walk by number, newest first, so that it can stop at the limit.
    return history.list(
        """
        SELECT id, verdict, class, embedding, picture, truth_kind FROM inspections
        WHERE id < ? AND id <= (SELECT coalesce(max(id), 0) FROM inspections WHERE captured_at < ?)
          AND id >= (SELECT coalesce(min(id), 0) FROM inspections WHERE captured_at >= ?)
          AND +captured_at >= ? AND +captured_at < ? AND embedding IS NOT NULL AND +head IN (
            SELECT head.id FROM heads head
            JOIN products product ON product.id = head.product
            JOIN encoders encoder ON encoder.id = head.encoder
            WHERE product.name = ? AND encoder.name = ? AND encoder.sha256 = ?
              AND encoder.precision = ? AND encoder.preprocessing = ? AND encoder.dimension = ?)
        ORDER BY id DESC LIMIT ?
        """,
        row -> {
          long from = Times.micros(stretch.from());
          long to = Times.micros(stretch.to());
          row.number(before).number(to).number(from).number(from).number(to);
          row.text(stretch.product());
          InspectionRow.bindEncoder(row, stretch.encoder());
          row.number(limit);
        },
        EmbeddingHistory::read);
  }

  /// An embedding and the number of its inspection.
  public record Numbered(long id, Embedding embedding) {}

  /// The embeddings of an encoder in the order in which they were written.
  ///
  /// @param after number of the last one before; 0 for the first page
  /// @param limit at most so many
  public List<Numbered> after(EncoderId encoder, long after, int limit) throws TenshotException {
    return history.list(
        "SELECT id, embedding FROM inspections WHERE id > ? AND embedding IS NOT NULL AND "
            + OF
            + " ORDER BY id LIMIT ?",
        row -> {
          row.number(after);
          InspectionRow.bindEncoder(row, encoder);
          row.number(limit);
        },
        EmbeddingHistory::numbered);
  }

  /// The embeddings of some inspections, in any order; those that are not there any more, or are of
  /// another encoder, are left out.
  public List<Numbered> of(EncoderId encoder, List<Long> ids) throws TenshotException {
    return history.list(
        "SELECT id, embedding FROM inspections WHERE id IN (SELECT value FROM json_each(?))"
            + " AND embedding IS NOT NULL AND "
            + OF,
        row -> {
          row.text(ids.toString());
          InspectionRow.bindEncoder(row, encoder);
        },
        EmbeddingHistory::numbered);
  }

  private static Numbered numbered(ResultSet row) throws SQLException {
    return new Numbered(row.getLong(1), Embedding.normalised(Half.decode(row.getBytes(2))));
  }

  /// How many faults there were, of which there is nothing to judge again.
  public long faults(Stretch stretch) throws TenshotException {
    return history
        .list(
            """
            SELECT count(*) AS number FROM inspections
            WHERE captured_at >= ? AND captured_at < ? AND outcome IN (
              SELECT outcome.id FROM outcomes outcome
              JOIN heads head ON head.id = outcome.head
              JOIN products product ON product.id = head.product
              WHERE outcome.verdict = 'FAULT' AND product.name = ?)
            """,
            row ->
                row.number(Times.micros(stretch.from()))
                    .number(Times.micros(stretch.to()))
                    .text(stretch.product()),
            row -> row.getLong("number"))
        .getFirst();
  }

  private static Row read(ResultSet row) throws SQLException {
    String truth = row.getString(6);
    return new Row(
        row.getLong(1),
        Verdict.Kind.valueOf(row.getString(2)),
        row.getString(3),
        Embedding.normalised(Half.decode(row.getBytes(4))),
        row.getString(5),
        truth == null ? null : ClassKind.valueOf(truth));
  }
}
