package org.tenshot.statistics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenshot.store.HistoryCounts;
import org.tenshot.store.HistoryFilter;

/// The inspections of an hour, a shift, a day or a lot.
///
/// @param name such as `2026-11-20 06:00`
/// @param stretch of time; null for a lot
/// @param counts how many of what
public record Group(
    String name, HistoryFilter.@Nullable Stretch stretch, List<HistoryCounts.Count> counts) {

  public Group {
    counts = List.copyOf(counts);
  }

  /// Summed up.
  public Tally tally() {
    return Tally.of(counts);
  }

  /// Summed up head by head, by the version.
  public Map<String, Tally> heads() {
    return tallies(HistoryCounts.Count::head);
  }

  /// Summed up by what is said of each count.
  Map<String, Tally> tallies(Function<HistoryCounts.Count, String> by) {
    Map<String, Tally> tallies = new TreeMap<>();
    counts.stream()
        .collect(Collectors.groupingBy(by))
        .forEach((name, own) -> tallies.put(name, Tally.of(own)));
    return tallies;
  }
}
