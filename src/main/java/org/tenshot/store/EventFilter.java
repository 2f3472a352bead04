package org.tenshot.store;

import org.jspecify.annotations.Nullable;

/// Which events a person asks for; all that is given must hold.
///
/// @param time when they were: those that began in it, and where it is no single shift of many
///   days, those that lasted into it
/// @param topic what they are about
/// @param line name of the line; null for all. What concerns no single line is in every line's list
public record EventFilter(HistoryFilter.Stretch time, EventTopic topic, @Nullable String line) {

  /// Everything that happened.
  public static final EventFilter ALL =
      new EventFilter(HistoryFilter.Stretch.ALWAYS, EventTopic.ALL, null);

  private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,23}";
  private static final String BEHIND = ": ";

  /// The name of the line that a source of the log belongs to.
  ///
  /// @param source as rows have it, `packing: sim:` or `sim:`
  /// @return empty for the only line of a station
  public static String line(String source) {
    int end = source.indexOf(BEHIND);
    return end > 0 && source.substring(0, end).matches(NAME) ? source.substring(0, end) : "";
  }
}
