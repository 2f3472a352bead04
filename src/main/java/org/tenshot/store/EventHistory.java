package org.tenshot.store;

import com.google.gson.Gson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// Answers questions about what happened to lines.
public final class EventHistory {

  private static final String OF =
      "SELECT event.*, product.name AS product_name FROM events event"
          + " JOIN products product ON product.id = event.product WHERE product.name = ? ";

  /// What somebody has to take note of: a challenge that failed, and what lasts. A picture that was
  /// wrong and is right again is nothing that anybody accepts.
  static final String UNACKNOWLEDGED =
      "acknowledged_by IS NULL AND ((kind = 'CHALLENGE' AND held = 1) OR ended IS NULL)";

  private final History history;

  EventHistory(History history) {
    this.history = history;
  }

  /// The newest events of a product, newest first.
  public List<LineEvent> last(String product, int limit) throws TenshotException {
    return history.list(
        OF + "ORDER BY event.id DESC LIMIT ?",
        row -> row.text(product).number(limit),
        EventHistory::read);
  }

  /// What nobody has taken note of and somebody has to, oldest first.
  public List<LineEvent> unacknowledged(String product) throws TenshotException {
    return history.list(
        OF + "AND " + UNACKNOWLEDGED + " ORDER BY event.id",
        row -> row.text(product),
        EventHistory::read);
  }

  /// Challenges that failed and that somebody acknowledged, newest first.
  public List<LineEvent> acknowledgedChallenges(String product, int limit) throws TenshotException {
    return history.list(
        OF
            + "AND event.kind = 'CHALLENGE' AND event.held = 1"
            + " AND event.acknowledged_by IS NOT NULL ORDER BY event.id DESC LIMIT ?",
        row -> row.text(product).number(limit),
        EventHistory::read);
  }

  /// The last challenge of a product.
  public Optional<LineEvent> challenge(String product) throws TenshotException {
    return history
        .list(
            OF + "AND event.kind = 'CHALLENGE' ORDER BY event.id DESC LIMIT 1",
            row -> row.text(product),
            EventHistory::read)
        .stream()
        .findFirst();
  }

  /// The last challenge that failed and that nobody has acknowledged.
  public Optional<LineEvent> failedChallenge(String product) throws TenshotException {
    return history
        .list(
            OF
                + "AND event.kind = 'CHALLENGE' AND event.held = 1 AND event.acknowledged_by IS NULL"
                + " ORDER BY event.id DESC LIMIT 1",
            row -> row.text(product),
            EventHistory::read)
        .stream()
        .findFirst();
  }

  /// When somebody last said that a product's picture is right as it is.
  public Optional<Instant> accepted(String product) throws TenshotException {
    return history
        .list(
            OF
                + "AND event.kind IN ('PICTURE', 'CAMERA') AND event.acknowledged_at IS NOT NULL"
                + " ORDER BY event.acknowledged_at DESC LIMIT 1",
            row -> row.text(product),
            row -> Times.instant(row.getLong("acknowledged_at")))
        .stream()
        .findFirst();
  }

  static LineEvent read(ResultSet row) throws SQLException {
    long ended = row.getLong("ended");
    boolean lasts = row.wasNull();
    return new LineEvent(
        row.getLong("id"),
        LineEvent.Kind.valueOf(row.getString("kind")),
        row.getString("product_name"),
        row.getString("source"),
        Times.instant(row.getLong("began")),
        lasts ? null : Times.instant(ended),
        row.getBoolean("held"),
        new Saying(
            row.getString("wording"),
            List.of(new Gson().fromJson(row.getString("parameters"), String[].class)),
            row.getString("sentence")),
        row.getString("person"),
        row.getString("details"),
        row.getString("acknowledged_by"));
  }
}
