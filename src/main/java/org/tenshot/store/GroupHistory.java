package org.tenshot.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.TenshotException;

/// Answers questions about groups of rejects that people confirmed or dismissed.
public final class GroupHistory {

  private final History history;

  GroupHistory(History history) {
    this.history = history;
  }

  /// The groups of a product that an encoder saw, confirmed and dismissed ones, the newest last.
  public List<KeptGroup> of(String product, EncoderId encoder) throws TenshotException {
    return history.list(
        """
        SELECT own.id, own.name, own.centre, own.reach, own.person, own.confirmed_at
        FROM reject_groups own
        JOIN products product ON product.id = own.product
        JOIN encoders encoder ON encoder.id = own.encoder
        WHERE own.dropped_at IS NULL AND product.name = ? AND encoder.name = ?
          AND encoder.sha256 = ? AND encoder.precision = ? AND encoder.preprocessing = ?
          AND encoder.dimension = ?
        ORDER BY own.id
        """,
        row -> {
          row.text(product);
          InspectionRow.bindEncoder(row, encoder);
        },
        GroupHistory::read);
  }

  /// The groups that inspections belonged to when those were confirmed or dismissed; the newest of
  /// several.
  public Map<Long, Long> members(List<Long> inspections) throws TenshotException {
    Map<Long, Long> found = new HashMap<>();
    history
        .list(
            """
            SELECT member.inspection, max(member.reject_group) FROM reject_group_members member
            JOIN reject_groups own ON own.id = member.reject_group AND own.dropped_at IS NULL
            WHERE member.inspection IN (SELECT value FROM json_each(?))
            GROUP BY member.inspection
            """,
            row -> row.text(inspections.toString()),
            row -> Map.entry(row.getLong(1), row.getLong(2)))
        .forEach(own -> found.put(own.getKey(), own.getValue()));
    return found;
  }

  private static KeptGroup read(ResultSet row) throws SQLException {
    return new KeptGroup(
        row.getLong(1),
        row.getString(2),
        Floats.decode(row.getBytes(3)),
        row.getDouble(4),
        row.getString(5),
        Times.instant(row.getLong(6)));
  }
}
