package org.tenshot.statistics;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tenshot.domain.Fault;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Shifts;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.store.AuditRecord;
import org.tenshot.store.History;
import org.tenshot.store.HistoryFilter;
import org.tenshot.store.HistoryPages;
import org.tenshot.store.StoredInspection;

/// What the log knows of one shift.
///
/// @param shift which
/// @param whole all of it
/// @param hours of the shift that have an inspection
/// @param faults each with how often it was said
/// @param changes of the audit log
public record ShiftReport(
    Shifts.Shift shift,
    Group whole,
    List<Group> hours,
    Map<Fault, Integer> faults,
    List<AuditRecord> changes) {

  private static final int PAGE = 500;

  /// Reads it from the log.
  ///
  /// @param shifts of the plant
  /// @throws TenshotException if the log cannot be read, or nothing was inspected in the shift
  public static ShiftReport of(History history, Shifts shifts, Shifts.Shift shift)
      throws TenshotException {
    HistoryFilter.Stretch time = new HistoryFilter.Stretch(shift.from(), shift.to(), null);
    Groups groups = new Groups(history.counts(), shifts);
    Group whole = groups.whole(time, HistoryFilter.Said.ANYTHING);
    if (whole.counts().isEmpty()) {
      throw new TenshotException(
          "Nothing was inspected in shift %d of %s: name another one."
              .formatted(shift.number(), shift.day()));
    }
    Map<Fault, Integer> faults = new LinkedHashMap<>();
    each(
        history,
        time,
        Verdict.Kind.FAULT,
        own -> {
          if (own.inspection().verdict() instanceof Verdict.Faulted(var fault)) {
            faults.merge(fault, 1, Integer::sum);
          }
        });
    return new ShiftReport(
        shift,
        whole,
        groups.by(Grouping.HOUR, time, HistoryFilter.Said.ANYTHING),
        faults,
        history.audit().between(shift.from(), shift.to(), null));
  }

  /// The shift that began on a day.
  ///
  /// @throws TenshotException if the day has no shift of this number
  public static Shifts.Shift named(Shifts shifts, LocalDate day, int number)
      throws TenshotException {
    return shifts
        .between(
            day.atStartOfDay(shifts.zone()).toInstant(),
            day.plusDays(2).atStartOfDay(shifts.zone()).toInstant())
        .stream()
        .filter(own -> own.day().equals(day) && own.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new TenshotException(
                    "A day has the shifts 1 to %d, not %d."
                        .formatted(shifts.starts().size(), number)));
  }

  /// Takes inspections one by one.
  interface Reader<E extends Exception> {
    void take(StoredInspection own) throws E;
  }

  /// Hands over every inspection of a verdict, newest first.
  static <E extends Exception> void each(
      History history, HistoryFilter.Stretch time, Verdict.Kind verdict, Reader<E> reader)
      throws TenshotException, E {
    HistoryFilter filter =
        new HistoryFilter(
            time,
            PartId.UNKNOWN,
            new HistoryFilter.Said(Set.of(verdict), Set.of(), 0, 1, null, null, null));
    List<StoredInspection> page;
    HistoryPages.Place after = HistoryPages.Place.START;
    do {
      page = history.pages().page(filter, after, PAGE);
      for (StoredInspection own : page) {
        reader.take(own);
        after = HistoryPages.Place.of(own);
      }
    } while (page.size() == PAGE);
  }
}
