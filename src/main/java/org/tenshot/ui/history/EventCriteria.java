package org.tenshot.ui.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tenshot.store.EventFilter;
import org.tenshot.store.EventTopic;
import org.tenshot.store.HistoryFilter;

/// Which events a person wants to see.
///
/// @param period when
/// @param shift of each day, from 1; null for all
/// @param from the earliest; null for no further bound than the period
/// @param to before which they were; null for no further bound
/// @param topic what they are about
/// @param line name of the line; null for all
record EventCriteria(
    Criteria.Period period,
    @Nullable Integer shift,
    @Nullable Instant from,
    @Nullable Instant to,
    EventTopic topic,
    @Nullable String line) {

  /// Everything.
  static final EventCriteria ALL =
      new EventCriteria(Criteria.Period.ALWAYS, null, null, null, EventTopic.ALL, null);

  EventCriteria in(Criteria.Period other) {
    return new EventCriteria(other, shift, from, to, topic, line);
  }

  EventCriteria inShift(@Nullable Integer other) {
    return new EventCriteria(period, other, from, to, topic, line);
  }

  EventCriteria between(@Nullable Instant first, @Nullable Instant end) {
    return new EventCriteria(period, shift, first, end, topic, line);
  }

  EventCriteria about(EventTopic other) {
    return new EventCriteria(period, shift, from, to, other, line);
  }

  EventCriteria on(@Nullable String other) {
    return new EventCriteria(period, shift, from, to, topic, other);
  }

  EventFilter filter(HistoryFacts facts) {
    HistoryFilter.Stretch time = Criteria.ALL.in(period).inShift(shift).time(facts);
    return new EventFilter(
        new HistoryFilter.Stretch(
            from != null && from.isAfter(time.from()) ? from : time.from(),
            to != null && to.isBefore(time.to()) ? to : time.to(),
            time.shift()),
        topic,
        line);
  }
}
