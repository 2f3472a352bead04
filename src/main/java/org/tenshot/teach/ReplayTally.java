package org.tenshot.teach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.Verdict;

/// Counts what changes where the past is judged again.
public final class ReplayTally {

  private final Map<Verdict.Kind, Map<Verdict.Kind, Long>> counts =
      new EnumMap<>(Verdict.Kind.class);
  private final List<Replay.Change> changes = new ArrayList<>();
  private final long[][] passed = new long[2][ClassKind.values().length];
  private final long[] known = new long[ClassKind.values().length];
  private long inspections;

  public ReplayTally() {
    for (Verdict.Kind before : Verdict.Kind.values()) {
      Map<Verdict.Kind, Long> row = new EnumMap<>(Verdict.Kind.class);
      for (Verdict.Kind after : Verdict.Kind.values()) {
        row.put(after, 0L);
      }
      counts.put(before, row);
    }
  }

  /// Counts inspections.
  ///
  /// @param before what was said
  /// @param after what would be said
  /// @param truth what the frames really showed; null where nobody knows
  /// @param number of such inspections, 0 or more
  public void count(
      Verdict.Kind before, Verdict.Kind after, @Nullable ClassKind truth, long number) {
    inspections += number;
    counts
        .computeIfAbsent(before, any -> new EnumMap<>(Verdict.Kind.class))
        .merge(after, number, Long::sum);
    if (truth != null) {
      known[truth.ordinal()] += number;
      passed[0][truth.ordinal()] += before == Verdict.Kind.PASS ? number : 0;
      passed[1][truth.ordinal()] += after == Verdict.Kind.PASS ? number : 0;
    }
  }

  /// Keeps an inspection whose verdict changes, to be shown; it is not counted again.
  public void change(Replay.Change change) {
    changes.add(change);
  }

  /// How many were counted.
  public long inspections() {
    return inspections;
  }

  /// All that was counted.
  ///
  /// @param faults how many could not be judged
  public Replay.Result result(long faults) {
    changes.sort(
        Comparator.comparingInt(
                (Replay.Change own) -> alarm(own.before(), own.after().kind(), own.truth()))
            .thenComparing(Replay.Change::sureness, Comparator.reverseOrder())
            .thenComparing(Replay.Change::inspection, Comparator.reverseOrder()));
    int bad = ClassKind.DEFECT.ordinal();
    int good = ClassKind.GOOD.ordinal();
    return new Replay.Result(
        inspections,
        faults,
        counts,
        List.copyOf(changes),
        new Proportion(passed[0][bad], known[bad]),
        new Proportion(passed[1][bad], known[bad]),
        new Proportion(passed[0][good], known[good]),
        new Proportion(passed[1][good], known[good]));
  }

  /// How alarming a change is, 0 the most: what would newly pass comes first, and of that what is
  /// known or was said to be bad.
  public static int alarm(Verdict.Kind before, Verdict.Kind after, @Nullable ClassKind truth) {
    if (after == Verdict.Kind.PASS) {
      if (truth != null && truth != ClassKind.GOOD) {
        return 0;
      }
      return before == Verdict.Kind.REJECT ? 1 : 2;
    }
    return before == Verdict.Kind.PASS ? 3 : 4;
  }
}
