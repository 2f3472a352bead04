package org.tenshot.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Limits;
import org.tenshot.domain.Shot;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;

/// Answers questions about what people taught.
public final class TeachingHistory {

  private final History history;

  TeachingHistory(History history) {
    this.history = history;
  }

  /// The products that the log knows, by name.
  public List<String> products() throws TenshotException {
    return history.list(
        "SELECT name FROM products ORDER BY name", row -> {}, row -> row.getString("name"));
  }

  /// The shots of a product that were not taken back, oldest first.
  public List<StoredShot> shots(String product) throws TenshotException {
    return history.list(
        """
        SELECT shot.*, coalesce(shot.part, inspection.part) AS shown
        FROM shots shot JOIN products product ON product.id = shot.product
        LEFT JOIN inspections inspection ON inspection.id = shot.inspection
        WHERE product.name = ? AND shot.withdrawn_at IS NULL ORDER BY shot.id
        """,
        row -> row.text(product),
        row -> readShot(product, row));
  }

  /// What an encoder made of a picture, if it is remembered.
  public Optional<SeenShot> seen(String picture, EncoderId encoder, String region)
      throws TenshotException {
    return history
        .list(
            """
            SELECT embedding, look FROM picture_embeddings
            WHERE picture = ? AND region = ? AND encoder IN (
              SELECT id FROM encoders WHERE name = ? AND sha256 = ? AND precision = ?
                AND preprocessing = ? AND dimension = ?)
            """,
            row -> {
              row.text(picture).text(region);
              InspectionRow.bindEncoder(row, encoder);
            },
            row ->
                new SeenShot(
                    new Embedding(Floats.decode(row.getBytes("embedding"))), row.getBytes("look")))
        .stream()
        .findFirst();
  }

  /// The heads that a product was taught, newest first.
  public List<StoredHead> heads(String product) throws TenshotException {
    return history.list(
        """
        SELECT head.*, product.name AS product_name
        FROM taught_heads head JOIN products product ON product.id = head.product
        WHERE product.name = ? ORDER BY head.id DESC
        """,
        row -> row.text(product),
        TeachingHistory::readHead);
  }

  /// What a head learnt from and how: the text of its file.
  public Optional<String> text(long head) throws TenshotException {
    return history
        .list(
            "SELECT text FROM taught_heads WHERE id = ?",
            row -> row.number(head),
            row -> row.getString("text"))
        .stream()
        .findFirst();
  }

  /// Who chose which head of a product and when, newest first. The first one holds.
  public List<Promotion> promotions(String product) throws TenshotException {
    return history.list(
        """
        SELECT promotion.* FROM promotions promotion
        JOIN products product ON product.id = promotion.product
        WHERE product.name = ? ORDER BY promotion.id DESC
        """,
        row -> row.text(product),
        TeachingHistory::readPromotion);
  }

  /// The size of the newest picture that the log has of a frame, as `640x480`.
  public Optional<String> newestSize() throws TenshotException {
    return history
        .list(
            """
            SELECT p.width || 'x' || p.height AS size
            FROM inspections i JOIN pictures p ON p.sha256 = i.picture
            WHERE i.picture IS NOT NULL ORDER BY i.captured_at DESC LIMIT 1
            """,
            row -> {},
            row -> row.getString("size"))
        .stream()
        .findFirst();
  }

  private static StoredShot readShot(String product, ResultSet row) throws SQLException {
    long inspection = row.getLong("inspection");
    boolean imported = row.wasNull();
    return new StoredShot(
        row.getLong("id"),
        new Shot(
            product,
            row.getString("class"),
            row.getString("picture"),
            row.getString("person"),
            Times.instant(row.getLong("labelled_at")),
            imported ? null : inspection,
            ShotRole.valueOf(row.getString("role")),
            row.getString("shown")));
  }

  private static StoredHead readHead(ResultSet row) throws SQLException {
    return new StoredHead(
        row.getLong("id"),
        row.getString("product_name"),
        row.getString("version"),
        new Limits(row.getDouble("pass"), row.getDouble("reject"), row.getDouble("no_part")),
        row.getString("report"),
        row.getString("person"),
        Times.instant(row.getLong("taught_at")));
  }

  private static Promotion readPromotion(ResultSet row) throws SQLException {
    long head = row.getLong("head");
    boolean prompts = row.wasNull();
    long previous = row.getLong("previous");
    boolean first = row.wasNull();
    return new Promotion(
        row.getLong("id"),
        prompts ? null : head,
        first ? null : previous,
        row.getString("person"),
        Times.instant(row.getLong("promoted_at")),
        row.getString("reason"));
  }
}
