package org.tenshot.store;

import com.google.gson.Gson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tenshot.domain.Fault;
import org.tenshot.domain.TenshotException;

/// Pages of what happened, newest first: events of lines, faults of parts that followed each other,
/// and what people changed, in one list.
public final class EventPages {

  private static final String CHOSEN = "id IN (SELECT value FROM json_each(?))";

  private static final String EVENTS =
      "SELECT * FROM (SELECT event.*, product.name AS product_name FROM events event"
          + " JOIN products product ON product.id = event.product) WHERE "
          + CHOSEN;

  private static final String FAULTS =
      "SELECT * FROM (SELECT fault.*, product.name AS product_name FROM fault_stretches fault"
          + " JOIN products product ON product.id = fault.product) WHERE "
          + CHOSEN;

  private static final String CHANGES = "SELECT * FROM audit WHERE " + CHOSEN;

  private final History history;

  EventPages(History history) {
    this.history = history;
  }

  /// A place in the list.
  ///
  /// @param at microseconds since 1970
  /// @param table which of the three tables the row stands in
  /// @param id the row's number
  public record Place(long at, int table, long id) implements Comparable<Place> {

    /// Before the newest.
    public static final Place START = new Place(Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    private static final Comparator<Place> OLDEST_FIRST =
        Comparator.comparingLong(Place::at)
            .thenComparingInt(Place::table)
            .thenComparingLong(Place::id);

    /// Numbers below this come after this place at the same time.
    long bound(EventTable other) {
      int order = Integer.compare(other.ordinal(), table);
      return order < 0 ? Long.MAX_VALUE : order > 0 ? 0 : id;
    }

    /// The newest is the greatest.
    @Override
    public int compareTo(Place other) {
      return OLDEST_FIRST.compare(this, other);
    }
  }

  /// A page, newest first.
  ///
  /// @param after where the page before ended
  /// @param limit rows at most
  public List<Happened> page(EventFilter filter, Place after, int limit) throws TenshotException {
    return history.ask(
        connection -> {
          List<Place> places = new EventSearch(connection, filter, after, limit).run();
          Map<Place, Happened> found = new HashMap<>();
          read(connection, EventTable.EVENTS, EVENTS, EventPages::event, places, found);
          read(connection, EventTable.FAULTS, FAULTS, EventPages::faults, places, found);
          read(connection, EventTable.CHANGES, CHANGES, EventPages::change, places, found);
          return places.stream().map(found::get).filter(Objects::nonNull).toList();
        });
  }

  private static void read(
      Connection connection,
      EventTable table,
      String query,
      History.Reading<Happened> reading,
      List<Place> places,
      Map<Place, Happened> found)
      throws SQLException {
    List<Long> numbers =
        places.stream().filter(own -> own.table() == table.ordinal()).map(Place::id).toList();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      new Binder(statement).text(new Gson().toJson(numbers));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Happened own = reading.read(row);
          found.put(own.place(), own);
        }
      }
    }
  }

  private static Happened event(ResultSet row) throws SQLException {
    long acknowledged = row.getLong("acknowledged_at");
    return new Happened.Event(
        EventHistory.read(row), acknowledged == 0 ? null : Times.instant(acknowledged));
  }

  private static Happened faults(ResultSet row) throws SQLException {
    return new Happened.Faults(
        row.getLong("id"),
        Fault.Code.valueOf(row.getString("code")),
        row.getString("product_name"),
        row.getString("source"),
        Times.instant(row.getLong("began")),
        Times.instant(row.getLong("ended")),
        row.getLong("number"),
        InspectionRow.told(row, row.getString("sentence")));
  }

  private static Happened change(ResultSet row) throws SQLException {
    return new Happened.Changed(AuditHistory.read(row));
  }
}
