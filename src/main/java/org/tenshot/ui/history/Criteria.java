package org.tenshot.ui.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Shifts;
import org.tenshot.domain.Verdict;
import org.tenshot.store.HistoryFilter;

/// Which inspections a person wants to see.
///
/// @param period when
/// @param shift of each day, from 1; null for all
/// @param verdict null for all
/// @param className null for all
/// @param head null for all
/// @param part what they show; null fields do not matter
/// @param least how sure at least, 0..1
/// @param most how sure at most, `least` to 1
/// @param moment the time of an event, in place of the period; null for none
record Criteria(
    Period period,
    @Nullable Integer shift,
    Verdict.@Nullable Kind verdict,
    @Nullable String className,
    @Nullable String head,
    PartId part,
    double least,
    double most,
    @Nullable Moment moment) {

  /// Everything.
  static final Criteria ALL =
      new Criteria(Period.ALWAYS, null, null, null, null, PartId.UNKNOWN, 0, 1, null);

  private static final Instant END = HistoryFilter.Stretch.ALWAYS.to();

  /// A stretch of time that ends now, or the shift before this one.
  enum Period {
    ALWAYS,
    THIS_SHIFT,
    LAST_SHIFT,
    DAY,
    WEEK,
    MONTH
  }

  /// The time of an event.
  ///
  /// @param from its first instant
  /// @param to the first instant after it
  /// @param line that it happened to; null where it concerns all
  record Moment(Instant from, Instant to, @Nullable String line) {}

  Criteria at(Moment other) {
    return new Criteria(period, shift, verdict, className, head, part, least, most, other);
  }

  Criteria in(Period other) {
    return new Criteria(other, shift, verdict, className, head, part, least, most, null);
  }

  Criteria inShift(@Nullable Integer other) {
    return new Criteria(period, other, verdict, className, head, part, least, most, moment);
  }

  Criteria with(Verdict.@Nullable Kind other) {
    return new Criteria(period, shift, other, className, head, part, least, most, moment);
  }

  Criteria ofClass(@Nullable String other) {
    return new Criteria(period, shift, verdict, other, head, part, least, most, moment);
  }

  Criteria by(@Nullable String other) {
    return new Criteria(period, shift, verdict, className, other, part, least, most, moment);
  }

  Criteria of(PartId other) {
    return new Criteria(period, shift, verdict, className, head, other, least, most, moment);
  }

  /// @param from 0..1
  /// @param to 0..1; the two are put into order
  Criteria sure(double from, double to) {
    return new Criteria(
        period,
        shift,
        verdict,
        className,
        head,
        part,
        Math.clamp(Math.min(from, to), 0, 1),
        Math.clamp(Math.max(from, to), 0, 1),
        moment);
  }

  HistoryFilter filter(HistoryFacts facts) {
    return new HistoryFilter(
        time(facts),
        part,
        new HistoryFilter.Said(
            verdict == null ? Set.of() : Set.of(verdict),
            className == null ? Set.of() : Set.of(className),
            least,
            most,
            null,
            head,
            moment == null ? null : moment.line()));
  }

  HistoryFilter.Stretch time(HistoryFacts facts) {
    HistoryFilter.OneShift one =
        shift == null ? null : new HistoryFilter.OneShift(facts.shifts(), shift);
    Instant now = facts.now();
    if (moment != null) {
      return new HistoryFilter.Stretch(moment.from(), moment.to(), one);
    }
    return switch (period) {
      case ALWAYS -> new HistoryFilter.Stretch(Instant.EPOCH, END, one);
      case THIS_SHIFT -> of(shifts(facts).getLast(), one);
      case LAST_SHIFT -> of(shifts(facts).get(shifts(facts).size() - 2), one);
      case DAY -> new HistoryFilter.Stretch(now.minus(Duration.ofDays(1)), END, one);
      case WEEK -> new HistoryFilter.Stretch(now.minus(Duration.ofDays(7)), END, one);
      case MONTH -> new HistoryFilter.Stretch(now.minus(Duration.ofDays(30)), END, one);
    };
  }

  /// The shifts of the last days; the last one is now.
  static List<Shifts.Shift> shifts(HistoryFacts facts) {
    return facts
        .shifts()
        .between(facts.now().minus(Duration.ofDays(2)), facts.now().plusNanos(1000));
  }

  private static HistoryFilter.Stretch of(
      Shifts.Shift shift, HistoryFilter.@Nullable OneShift one) {
    return new HistoryFilter.Stretch(shift.from(), shift.to(), one);
  }
}
