package org.tenshot.cli.line;

import java.io.PrintStream;
import java.util.Locale;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.Truth;
import org.tenshot.domain.Verdict;
import org.tenshot.inspect.Counts;
import org.tenshot.inspect.LineFigures;
import org.tenshot.inspect.TriggerFaults;

/// Inspections and their sum for a person at a terminal.
final class LineReport {

  private LineReport() {}

  /// One part on one line.
  static String line(Inspection inspection) {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT, "%6d  %-7s", inspection.origin().sequence(), inspection.verdict().kind()));
    if (inspection.verdict() instanceof Verdict.Faulted(var fault)) {
      line.append("  ").append(fault.sentence());
    } else {
      line.append(seen(inspection));
    }
    String file = inspection.origin().file();
    if (file != null) {
      line.append("  ").append(file);
    }
    return line.toString();
  }

  private static String seen(Inspection inspection) {
    Truth truth = inspection.truth();
    return String.format(
        Locale.ROOT,
        "  %-18s %5.1f %%  %6.1f ms%s%s",
        inspection.verdict().className(),
        100 * inspection.sureness(),
        StepTimes.millis(inspection.times().total()),
        inspection.basis().unchanged() ? "  (unchanged)" : "",
        truth == null ? "" : "  (truth: " + truth.productClass().name() + ")");
  }

  /// What a run adds up to.
  static void summary(LineFigures figures, PrintStream out) {
    Counts counts = figures.counts();
    out.printf(
        Locale.ROOT,
        "%n%d frames: %d PASS, %d REJECT, %d REVIEW, %d NO_PART, %d FAULT%n",
        counts.frames(),
        counts.pass(),
        counts.reject(),
        counts.review(),
        counts.noPart(),
        counts.fault());
    TriggerFaults faults = figures.triggerFaults();
    if (faults.any()) {
      out.printf(
          Locale.ROOT,
          "faults of triggers: %d late, %d double, %d without a picture, %d too many%n",
          faults.late(),
          faults.doubled(),
          faults.lost(),
          faults.tooMany());
    }
    if (!figures.defects().isEmpty()) {
      out.println("rejected for: " + figures.defects());
    }
    out.printf(
        Locale.ROOT,
        "yield %s, frame to verdict: median %.1f ms, 99 %% within %.1f ms%n",
        counts.parts() == 0
            ? "unknown (no part seen)"
            : String.format(Locale.ROOT, "%.1f %%", 100 * counts.yield()),
        figures.latencyMillis(0.5),
        figures.latencyMillis(0.99));
    if (figures.knowsTruth()) {
      out.println("bad parts that passed (escapes):  " + figures.escapes());
      out.println("good parts that passed:           " + figures.goodPassed());
      out.println("good parts rejected:              " + figures.falseRejects());
      out.println("frames without a part that passed: " + figures.voidPassed());
    }
  }
}
