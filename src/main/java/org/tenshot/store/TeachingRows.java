package org.tenshot.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Change;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Shot;

/// Writes what people teach, in the transaction of a session, together with the row of the audit
/// log that tells of it: both or neither.
final class TeachingRows {

  private static final String SHOT =
      """
      SELECT printf('class %s, %s, picture %s', class, CASE role WHEN 'ACCEPT' THEN 'for acceptance'
        ELSE 'to teach' END, picture) FROM shots WHERE id = ?
      """;

  private static final String HEAD =
      """
      SELECT printf('head %d, %s, PASS from %.4g, REJECT from %.4g, NO_PART from %.4g',
        id, version, pass, reject, no_part) FROM taught_heads WHERE id = ?
      """;

  private static final String PROMPTS = "prompts";

  private final LogSession session;
  private final AuditRows audit;

  TeachingRows(LogSession session) {
    this.session = session;
    this.audit = new AuditRows(session);
  }

  /// Writes one shot and its picture.
  ///
  /// @param shot its picture's hash is that of `png`
  /// @return its number
  long addShot(Shot shot, byte[] png) throws SQLException, IOException {
    return session.whole(
        () -> {
          long number = session.addShot(shot, png);
          audit.add(
              new Change(
                  shot.person(),
                  Change.Kind.LABEL,
                  subject(number, shot.product()),
                  null,
                  session.text(SHOT, row -> row.number(number))),
              shot.labelledAt());
          return number;
        });
  }

  /// Marks a shot as taken back; one that was taken back already stays as it is.
  ///
  /// @throws IllegalArgumentException if there is no such shot
  long withdrawShot(long shot, String person, Instant now) throws SQLException, IOException {
    String product =
        session.text(
            "SELECT product.name FROM shots shot JOIN products product ON product.id = shot.product"
                + " WHERE shot.id = ?",
            row -> row.number(shot));
    if (product == null) {
      throw new IllegalArgumentException("there is no shot " + shot);
    }
    return session.whole(
        () -> {
          int changed =
              session.change(
                  "UPDATE shots SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL",
                  row -> row.number(Times.micros(now)).number(shot));
          if (changed > 0) {
            String label = session.text(SHOT, row -> row.number(shot));
            audit.add(
                new Change(person, Change.Kind.TAKE_BACK, subject(shot, product), label, null),
                now);
          }
          return shot;
        });
  }

  private static String subject(long shot, String product) {
    return "shot %d of %s".formatted(shot, product);
  }

  /// Remembers what an encoder made of a picture; the same again changes nothing.
  long remember(String picture, EncoderId encoder, String region, SeenShot seen)
      throws SQLException {
    session.encoder(encoder);
    return session.change(
        "INSERT INTO picture_embeddings (picture, encoder, region, embedding, look)"
            + " SELECT ?, id, ?, ?, ? FROM encoders WHERE name = ? AND sha256 = ?"
            + " AND precision = ? AND preprocessing = ? AND dimension = ? ON CONFLICT DO NOTHING",
        row -> {
          row.text(picture).text(region);
          row.bytes(Floats.encode(seen.embedding().values())).bytes(seen.look());
          InspectionRow.bindEncoder(row, encoder);
        });
  }

  /// Keeps a head.
  ///
  /// @param head its number is not used
  /// @param text what the head learnt from and how
  /// @return its number
  long addHead(StoredHead head, String text) throws SQLException, IOException {
    return session.whole(
        () -> {
          long number = insert(head, text);
          String kept = session.text(HEAD, row -> row.number(number));
          audit.add(
              new Change(head.person(), Change.Kind.HEAD_KEPT, head.product(), null, kept),
              head.taughtAt());
          return number;
        });
  }

  /// Keeps a head without a word in the audit log.
  long insert(StoredHead head, String text) throws SQLException {
    long product = session.product(head.product());
    session.change(
        "INSERT INTO taught_heads"
            + " (product, version, text, pass, reject, no_part, report, person, taught_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row -> {
          row.number(product).text(head.version()).text(text);
          row.real(head.limits().pass()).real(head.limits().reject());
          row.real(head.limits().noPart()).text(head.report()).text(head.person());
          row.number(Times.micros(head.taughtAt()));
        });
    return session.lastRow();
  }

  /// Makes a head the one that the product is judged by.
  ///
  /// @param head null for the prompts alone
  /// @return the promotion's number
  /// @throws IllegalArgumentException if there is no such head of this product
  long promote(
      String productName, @Nullable Long head, String person, @Nullable String reason, Instant now)
      throws SQLException, IOException {
    return session.whole(
        () -> {
          String before = judging(productName);
          long number = insert(productName, head, person, reason, now);
          String after = judging(productName) + (reason == null ? "" : ", because: " + reason);
          audit.add(new Change(person, Change.Kind.HEAD_CHOSEN, productName, before, after), now);
          return number;
        });
  }

  /// What a product is judged by, in words.
  private String judging(String product) throws SQLException {
    long head =
        session.number(
            "SELECT coalesce((SELECT promotion.head FROM promotions promotion JOIN products product"
                + " ON product.id = promotion.product WHERE product.name = ?"
                + " ORDER BY promotion.id DESC LIMIT 1), 0)",
            row -> row.text(product));
    return Objects.requireNonNullElse(session.text(HEAD, row -> row.number(head)), PROMPTS);
  }

  private long insert(
      String productName, @Nullable Long head, String person, @Nullable String reason, Instant now)
      throws SQLException {
    long product = session.product(productName);
    int added =
        session.change(
            """
            INSERT INTO promotions (product, head, previous, person, promoted_at, reason)
            SELECT ?, ?, (SELECT max(id) FROM promotions WHERE product = ?), ?, ?, ?
            WHERE ? IS NULL OR EXISTS (SELECT 1 FROM taught_heads WHERE id = ? AND product = ?)
            """,
            row -> {
              row.number(product).number(head).number(product).text(person);
              row.number(Times.micros(now)).text(reason).number(head).number(head).number(product);
            });
    if (added == 0) {
      throw new IllegalArgumentException(productName + " has no head " + head);
    }
    return session.lastRow();
  }
}
