package org.tenshot.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.EncoderId;

/// Writes what people teach, in the transaction of a session.
final class TeachingRows {

  private final LogSession session;

  TeachingRows(LogSession session) {
    this.session = session;
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
          row.bytes(floats(seen.embedding().values())).bytes(seen.look());
          InspectionRow.bindEncoder(row, encoder);
        });
  }

  /// Keeps a head.
  ///
  /// @param head its number is not used
  /// @param text what the head learnt from and how
  /// @return its number
  long addHead(StoredHead head, String text) throws SQLException {
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

  private static byte[] floats(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return bytes.array();
  }
}
