package org.tenshot.statistics;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tenshot.domain.Shifts;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.HistoryCounts;
import org.tenshot.store.HistoryFilter;

/// Divides what the log has seen into hours, shifts, days or lots. One thread at a time.
public final class Groups {

  private final HistoryCounts counts;
  private final Shifts shifts;

  /// @param counts of the log
  /// @param shifts of the plant, whose clock decides when an hour or a day begins
  public Groups(HistoryCounts counts, Shifts shifts) {
    this.counts = counts;
    this.shifts = shifts;
  }

  private record Named(String name, HistoryFilter.Stretch stretch) {}

  /// The groups that have an inspection, oldest first. A lot is counted whole, also where it began
  /// before the stretch.
  public List<Group> by(Grouping grouping, HistoryFilter.Stretch time, HistoryFilter.Said said)
      throws TenshotException {
    List<Group> groups = new ArrayList<>();
    if (grouping == Grouping.LOT) {
      counts.lots(time, said).forEach((lot, own) -> groups.add(new Group(lot, null, own)));
      return groups;
    }
    List<Named> stretches = new ArrayList<>();
    for (HistoryFilter.Stretch piece : seen(time)) {
      stretches.addAll(divided(piece, grouping));
    }
    List<List<HistoryCounts.Count>> found =
        counts.in(stretches.stream().map(Named::stretch).toList(), said);
    for (int i = 0; i < found.size(); i++) {
      if (!found.get(i).isEmpty()) {
        groups.add(new Group(stretches.get(i).name(), stretches.get(i).stretch(), found.get(i)));
      }
    }
    return groups;
  }

  /// All of it as one group.
  public Group whole(HistoryFilter.Stretch time, HistoryFilter.Said said) throws TenshotException {
    List<HistoryCounts.Count> all =
        counts.in(seen(time), said).stream().flatMap(List::stream).toList();
    return new Group("all", time, all);
  }

  /// What of the time that is asked for the log has seen, oldest first.
  private List<HistoryFilter.Stretch> seen(HistoryFilter.Stretch time) throws TenshotException {
    HistoryFilter.Stretch known = counts.known();
    HistoryFilter.Stretch cut = within(known, time.from(), time.to(), known.to().plusNanos(1000));
    HistoryFilter.Stretch seen = new HistoryFilter.Stretch(cut.from(), cut.to(), time.shift());
    return seen.from().isBefore(seen.to()) ? seen.pieces().reversed() : List.of();
  }

  private List<Named> divided(HistoryFilter.Stretch piece, Grouping grouping) {
    return switch (grouping) {
      case HOUR -> clock(piece, ChronoUnit.HOURS, "yyyy-MM-dd HH:mm");
      case DAY -> clock(piece, ChronoUnit.DAYS, "yyyy-MM-dd");
      case SHIFT ->
          shifts.between(piece.from(), piece.to()).stream()
              .map(
                  own ->
                      new Named(
                          own.day() + " shift " + own.number(),
                          within(piece, own.from(), own.to(), piece.to())))
              .toList();
      case LOT -> throw new IllegalArgumentException("lots are no stretches of time");
    };
  }

  private List<Named> clock(HistoryFilter.Stretch piece, ChronoUnit unit, String pattern) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    List<Named> stretches = new ArrayList<>();
    ZonedDateTime begin = piece.from().atZone(shifts.zone()).truncatedTo(unit);
    while (begin.toInstant().isBefore(piece.to())) {
      ZonedDateTime end = begin.plus(1, unit);
      stretches.add(
          new Named(
              format.format(begin), within(piece, begin.toInstant(), end.toInstant(), piece.to())));
      begin = end;
    }
    return stretches;
  }

  private static HistoryFilter.Stretch within(
      HistoryFilter.Stretch piece, Instant from, Instant to, Instant end) {
    return new HistoryFilter.Stretch(
        from.isAfter(piece.from()) ? from : piece.from(), to.isBefore(end) ? to : end, null);
  }
}
