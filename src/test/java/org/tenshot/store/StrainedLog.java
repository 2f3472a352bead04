package org.tenshot.store;

import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tenshot.domain.Recording;
import org.tenshot.domain.TenshotException;

/// The log as it is, but for a disk that may be full and a queue that may be short.
public final class StrainedLog {

  private StrainedLog() {}

  /// @param rows that wait in memory at most
  /// @param maxPages pages that the file may grow to, asked at each opening; 0 for no limit
  public static InspectionLog open(
      LogPlace place, Consumer<Recording> listener, int rows, LongSupplier maxPages)
      throws TenshotException {
    Tuning usual = Tuning.DEFAULT;
    Tuning strained =
        new Tuning(
            rows,
            usual.queueBytes(),
            usual.batchRows(),
            usual.linger(),
            usual.handOver(),
            usual.busy(),
            usual.retry(),
            usual.closing(),
            maxPages);
    return InspectionLog.open(place, Clock.systemUTC(), listener, strained);
  }

  /// The usual number of rows.
  public static int usualRows() {
    return Tuning.DEFAULT.queueRows();
  }
}
