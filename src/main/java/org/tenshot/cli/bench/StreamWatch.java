package org.tenshot.cli.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.Verdict;
import org.tenshot.inspect.LineWatcher;

/// Counts what becomes of the frames of one stream.
final class StreamWatch implements LineWatcher {

  private final long warmUp;
  private long[] totals = new long[1024];
  private int timed;
  private long arrived;
  private long judged;
  private long faults;
  private long last = -1;
  private long oldestNanos;

  /// @param warmUp frames at the beginning whose times do not count
  StreamWatch(long warmUp) {
    this.warmUp = warmUp;
  }

  /// What became of a stream's frames, with times in milliseconds.
  ///
  /// @param stream its name
  /// @param given frames that came
  /// @param judged frames with a verdict
  /// @param replaced frames in whose place a newer one was judged
  /// @param lost frames without a verdict that no newer one took the place of
  /// @param faults verdicts that are none
  /// @param oldest age of the oldest frame when its judging began
  /// @param p50 median from frame to verdict
  /// @param p99 99 of 100 verdicts came within this time
  /// @param longest from a frame to its verdict
  record Row(
      String stream,
      long given,
      long judged,
      long replaced,
      long lost,
      long faults,
      double oldest,
      double p50,
      double p99,
      double longest) {}

  /// @param mayReplace whether a newer frame may take an older one's place
  synchronized Row row(String stream, boolean mayReplace) {
    long missed = arrived - judged;
    long lost = mayReplace ? arrived - 1 - last : missed;
    long[] sorted = Arrays.copyOf(totals, timed);
    Arrays.sort(sorted);
    return new Row(
        stream,
        arrived,
        judged,
        missed - lost,
        lost,
        faults,
        StepTimes.millis(oldestNanos),
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 1));
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : StepTimes.millis(sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))]);
  }

  @Override
  public synchronized void frameArrived(Frame frame, Region.@Nullable Box box) {
    arrived++;
  }

  @Override
  public synchronized void inspected(Inspection inspection, @Nullable Picture picture) {
    judged++;
    faults += inspection.verdict().kind() == Verdict.Kind.FAULT ? 1 : 0;
    last = inspection.origin().sequence();
    if (last >= warmUp) {
      StepTimes times = inspection.times();
      long waited = times.total() - times.prepare() - times.encode() - times.score();
      oldestNanos = Math.max(oldestNanos, waited);
      if (timed == totals.length) {
        totals = Arrays.copyOf(totals, 2 * timed);
      }
      totals[timed++] = times.total();
    }
  }
}
