package org.tenshot.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tenshot.domain.Verdict;
import org.tenshot.store.HistoryCounts;

/// The rejected parts by their defect, the most frequent first; of equal ones by name.
///
/// @param bars one for each defect
public record Pareto(List<Bar> bars) {

  /// A defect.
  ///
  /// @param name of the class
  /// @param number of rejected parts, 1 or more
  /// @param cumulative the share of all rejected parts that this defect and those before have, 0..1
  public record Bar(String name, long number, double cumulative) {}

  public Pareto {
    bars = List.copyOf(bars);
  }

  /// Counts what was rejected.
  public static Pareto of(List<HistoryCounts.Count> counts) {
    Map<String, Long> numbers = new TreeMap<>();
    for (HistoryCounts.Count own : counts) {
      if (own.verdict() == Verdict.Kind.REJECT) {
        numbers.merge(own.className(), own.number(), Long::sum);
      }
    }
    long all = numbers.values().stream().mapToLong(Long::longValue).sum();
    List<Map.Entry<String, Long>> sorted =
        numbers.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .toList();
    List<Bar> bars = new ArrayList<>();
    long sum = 0;
    for (Map.Entry<String, Long> own : sorted) {
      sum += own.getValue();
      bars.add(new Bar(own.getKey(), own.getValue(), (double) sum / all));
    }
    return new Pareto(bars);
  }
}
