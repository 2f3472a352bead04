package org.tenshot.statistics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.Verdict;
import org.tenshot.store.HistoryCounts;

/// Counted inspections of a stretch of time or a lot, as a quality department reads them.
///
/// @param verdicts how many of each
/// @param classes how many named each class, whatever the verdict
/// @param yield the share of judged parts (PASS, REJECT, REVIEW) that passed
/// @param firstPass the same of inspections whose serial number had not been judged before
/// @param repeats how many inspections were of a serial number that had been judged before
public record Tally(
    Map<Verdict.Kind, Long> verdicts,
    Map<String, Long> classes,
    Proportion yield,
    Proportion firstPass,
    long repeats) {

  /// Sums up.
  public static Tally of(List<HistoryCounts.Count> counts) {
    Map<Verdict.Kind, Long> verdicts = new EnumMap<>(Verdict.Kind.class);
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      verdicts.put(kind, 0L);
    }
    Map<String, Long> classes = new TreeMap<>();
    long[] passed = new long[2];
    long[] judged = new long[2];
    for (HistoryCounts.Count count : counts) {
      verdicts.merge(count.verdict(), count.number(), Long::sum);
      if (!count.className().isEmpty()) {
        classes.merge(count.className(), count.number(), Long::sum);
      }
      int again = count.again() ? 1 : 0;
      switch (count.verdict()) {
        case PASS -> {
          passed[again] += count.number();
          judged[again] += count.number();
        }
        case REJECT, REVIEW -> judged[again] += count.number();
        case NO_PART, FAULT -> {}
      }
    }
    return new Tally(
        verdicts,
        classes,
        new Proportion(passed[0] + passed[1], judged[0] + judged[1]),
        new Proportion(passed[0], judged[0]),
        judged[1]);
  }

  /// All inspections.
  public long all() {
    return verdicts.values().stream().mapToLong(Long::longValue).sum();
  }

  /// How many there were with a verdict.
  public long of(Verdict.Kind kind) {
    return verdicts.getOrDefault(kind, 0L);
  }

  /// The share of judged parts (PASS, REJECT, REVIEW) that were rejected.
  public Proportion rejected() {
    return new Proportion(of(Verdict.Kind.REJECT), yield.total());
  }
}
