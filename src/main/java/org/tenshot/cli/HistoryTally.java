package org.tenshot.cli;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
record HistoryTally(
    Map<Verdict.Kind, Long> verdicts,
    Map<String, Long> classes,
    Proportion yield,
    Proportion firstPass,
    long repeats) {

  static HistoryTally of(List<HistoryCounts.Count> counts) {
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
    return new HistoryTally(
        verdicts,
        classes,
        new Proportion(passed[0] + passed[1], judged[0] + judged[1]),
        new Proportion(passed[0], judged[0]),
        judged[1]);
  }

  long all() {
    return verdicts.values().stream().mapToLong(Long::longValue).sum();
  }

  String line(String name) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-24s", name));
    verdicts.forEach((kind, number) -> line.append(kind).append(' ').append(number).append("  "));
    line.append("yield ").append(yield);
    if (repeats > 0) {
      line.append("; first pass ").append(firstPass);
    }
    return line.toString();
  }

  Map<String, Object> json(String name) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", name);
    object.put("verdicts", verdicts);
    object.put("classes", classes);
    object.put("yield", share(yield));
    object.put("first_pass_yield", share(firstPass));
    object.put("judged_again", repeats);
    return object;
  }

  private static Map<String, Object> share(Proportion share) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("count", share.count());
    object.put("total", share.total());
    if (!share.isUnknown()) {
      object.put("value", share.value());
      object.put("lower", share.lower());
      object.put("upper", share.upper());
    }
    return object;
  }
}
