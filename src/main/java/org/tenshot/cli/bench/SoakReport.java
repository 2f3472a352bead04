package org.tenshot.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tenshot.inspect.Counts;

/// Whether a program that ran for long holds as much at the end as at the start.
///
/// @param start after the first rounds, when everything was loaded and compiled
/// @param end after the last rounds
/// @param counts verdicts in all
/// @param rows inspections in the log
/// @param faults those that were brought about; null where there should be none
record SoakReport(
    Footprint start, Footprint end, Counts counts, long rows, @Nullable SoakFaults faults) {

  /// What may be more at the end, as a share.
  private static final double GROWTH = 0.05;

  /// One figure.
  private record Figure(String what, double start, double end) {

    /// A figure that the system does not tell is no reason to fail. Less is no leak.
    boolean holds() {
      return !(end > start * (1 + GROWTH));
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "%-14s %10.1f %10.1f %+8.1f %%   %s",
          what,
          start,
          end,
          100 * (end / start - 1),
          holds() ? "PASS" : "FAIL");
    }
  }

  private List<Figure> figures() {
    return List.of(
        new Figure("heap MB", start.heap(), end.heap()),
        new Figure("resident MB", start.resident(), end.resident()),
        new Figure("threads", start.threads(), end.threads()),
        new Figure("file handles", start.handles(), end.handles()));
  }

  private boolean nothingLost() {
    return rows == counts.frames();
  }

  private boolean faultsAreWell() {
    return faults == null ? counts.fault() == 0 : faults.passed();
  }

  boolean passed() {
    return nothingLost() && faultsAreWell() && figures().stream().allMatch(Figure::holds);
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(Locale.ROOT, "%-14s %10s %10s %10s", "", "at start", "at end", "change"));
    figures().forEach(own -> lines.add(own.line()));
    lines.add(
        "%d inspections, %d in the log, %d FAULT   %s"
            .formatted(
                counts.frames(),
                rows,
                counts.fault(),
                nothingLost() && faultsAreWell() ? "PASS" : "FAIL"));
    if (faults != null) {
      lines.addAll(faults.lines());
    }
    lines.add(passed() ? "PASS" : "FAIL");
    return String.join(System.lineSeparator(), lines);
  }
}
