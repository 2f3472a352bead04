package org.tenshot.store;

import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.TenshotException;

/// How sure verdicts were and how long they took, from the newest inspections of each stretch: so a
/// month of ten million answers as fast as an hour.
public final class HistoryTrends {

  /// The most inspections of a stretch that are looked at.
  public static final int NEWEST = 500;

  private static final String QUERY =
      """
      SELECT sure, total_nanos FROM inspections
      WHERE captured_at >= ? AND captured_at < ? ORDER BY captured_at DESC LIMIT ?
      """;

  private final History history;

  HistoryTrends(History history) {
    this.history = history;
  }

  /// A stretch of time in four figures; NaN where it has no inspection, or only faults.
  ///
  /// @param medianSure how sure half of the verdicts were at least, 0..1
  /// @param lowSure how sure nine in ten were at least, 0..1
  /// @param medianMillis what half of the verdicts took at most
  /// @param highMillis what 99 in 100 took at most
  public record Trend(double medianSure, double lowSure, double medianMillis, double highMillis) {}

  /// The figures of each stretch.
  ///
  /// @param stretches whole ones: a shift in them is not looked at
  public List<Trend> in(List<HistoryFilter.Stretch> stretches) throws TenshotException {
    List<Trend> trends = new ArrayList<>();
    for (HistoryFilter.Stretch own : stretches) {
      trends.add(trend(own));
    }
    return trends;
  }

  private record Row(double sure, double millis) {}

  private Trend trend(HistoryFilter.Stretch stretch) throws TenshotException {
    List<Row> rows =
        history.list(
            QUERY,
            row ->
                row.number(Times.micros(stretch.from()))
                    .number(Times.micros(stretch.to()))
                    .number(NEWEST),
            row -> {
              double sure = row.getDouble(1);
              return new Row(row.wasNull() ? Double.NaN : sure, row.getLong(2) / 1e6);
            });
    double[] sure =
        rows.stream().mapToDouble(Row::sure).filter(Double::isFinite).sorted().toArray();
    double[] millis = rows.stream().mapToDouble(Row::millis).sorted().toArray();
    return new Trend(at(sure, 0.5), at(sure, 0.1), at(millis, 0.5), at(millis, 0.99));
  }

  /// The nearest rank: the least value that this share of all does not exceed.
  private static double at(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
