package org.tenshot.inspect;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.Truth;
import org.tenshot.domain.Verdict;

/// What a run of a line adds up to: counts, times, and where the truth is known the escapes and the
/// false rejects with their intervals. One thread at a time.
public final class LineFigures {

  private static final int TIMES_KEPT = 10_000;

  private Counts counts = Counts.NONE;
  private TriggerFaults triggerFaults = TriggerFaults.NONE;
  private final Map<String, Long> defects = new TreeMap<>();
  private long badSeen;
  private long badPassed;
  private long goodSeen;
  private long goodPassed;
  private long goodRejected;
  private long voidSeen;
  private long voidPassed;
  private final long[] totals = new long[TIMES_KEPT];
  private long timed;

  /// Takes one more inspection in.
  public void add(Inspection inspection) {
    Verdict verdict = inspection.verdict();
    counts = counts.plus(verdict.kind());
    triggerFaults = triggerFaults.plus(verdict);
    if (verdict instanceof Verdict.Reject(String defect)) {
      defects.merge(defect, 1L, Long::sum);
    }
    totals[(int) (timed++ % TIMES_KEPT)] = inspection.times().total();
    Truth truth = inspection.truth();
    if (truth != null) {
      compare(verdict.kind(), truth.productClass().kind());
    }
  }

  private void compare(Verdict.Kind verdict, ClassKind truth) {
    boolean passed = verdict == Verdict.Kind.PASS;
    switch (truth) {
      case DEFECT -> {
        badSeen++;
        badPassed += passed ? 1 : 0;
      }
      case GOOD -> {
        goodSeen++;
        goodPassed += passed ? 1 : 0;
        goodRejected += verdict == Verdict.Kind.REJECT ? 1 : 0;
      }
      case VOID -> {
        voidSeen++;
        voidPassed += passed ? 1 : 0;
      }
    }
  }

  /// Verdicts by kind.
  public Counts counts() {
    return counts;
  }

  /// How often triggers and deadlines went wrong.
  public TriggerFaults triggerFaults() {
    return triggerFaults;
  }

  /// Rejected parts by defect.
  public Map<String, Long> defects() {
    return Map.copyOf(defects);
  }

  /// True if the truth of any part was known.
  public boolean knowsTruth() {
    return badSeen + goodSeen + voidSeen > 0;
  }

  /// Escapes: bad parts that passed, of all bad parts.
  public Proportion escapes() {
    return new Proportion(badPassed, badSeen);
  }

  /// Good parts that passed, of all good parts.
  public Proportion goodPassed() {
    return new Proportion(goodPassed, goodSeen);
  }

  /// False rejects: good parts that were rejected, of all good parts.
  public Proportion falseRejects() {
    return new Proportion(goodRejected, goodSeen);
  }

  /// Frames without a part that passed, of all frames without a part.
  public Proportion voidPassed() {
    return new Proportion(voidPassed, voidSeen);
  }

  /// Milliseconds from frame to verdict that this share of the last 10 000 frames stayed within;
  /// NaN before the first.
  ///
  /// @param share 0..1, such as 0.5 for the median
  public double latencyMillis(double share) {
    int kept = (int) Math.min(timed, TIMES_KEPT);
    if (kept == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(totals, kept);
    Arrays.sort(sorted);
    return StepTimes.millis(sorted[Math.min(kept - 1, (int) (share * kept))]);
  }
}
