package org.tenshot.store;

import java.util.List;
import org.tenshot.domain.TenshotException;

/// Pages of the history, newest first, whatever is asked for.
public final class HistoryPages {

  private final History history;

  HistoryPages(History history) {
    this.history = history;
  }

  /// A place in the history.
  ///
  /// @param capturedAt microseconds since 1970
  /// @param id the inspection's number
  public record Place(long capturedAt, long id) implements Comparable<Place> {

    /// Before the newest.
    public static final Place START = new Place(Long.MAX_VALUE, Long.MAX_VALUE);

    /// Where a page ends with an inspection.
    public static Place of(StoredInspection last) {
      return new Place(Times.micros(last.inspection().origin().capturedAt()), last.id());
    }

    /// The newest is the greatest.
    @Override
    public int compareTo(Place other) {
      int time = Long.compare(capturedAt, other.capturedAt);
      return time != 0 ? time : Long.compare(id, other.id);
    }
  }

  /// A page, newest first.
  ///
  /// @param after where the page before ended
  /// @param limit inspections at most
  public List<StoredInspection> page(HistoryFilter filter, Place after, int limit)
      throws TenshotException {
    List<Long> numbers = places(filter, after, limit).stream().map(Place::id).toList();
    return history.byIds(numbers);
  }

  /// Where the inspections of a page lie, newest first.
  ///
  /// @param after where the page before ended
  /// @param limit places at most
  public List<Place> places(HistoryFilter filter, Place after, int limit) throws TenshotException {
    return history.ask(connection -> new PageSearch(connection, filter, after, limit).run());
  }
}
