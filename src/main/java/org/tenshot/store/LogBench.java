package org.tenshot.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.tenshot.domain.Recording;
import org.tenshot.domain.TenshotException;

/// How many rows a second the log writes, beside a bare loop over the same tables in the same
/// folder. The two take turns, because a disk is not equally fast from one second to the next.
public final class LogBench {

  private static final int ROUNDS = 31;
  private static final int GROUP = 256;

  /// Fewer than the log's queue holds, so that none is turned away.
  private static final int UNDER_WAY = 2048;

  /// So many rows are written before any is counted: a station runs for days, and by then Java has
  /// compiled what it does for each row. Some thousands of times are what it takes.
  private static final int WARM = 8192;

  private final LogPlace ours;
  private final LogPlace plain;
  private final SampleRows samples = new SampleRows();

  /// @param ours a log that does not exist yet
  /// @param plain another one in the same folder, for the bare loop
  public LogBench(LogPlace ours, LogPlace plain) {
    this.ours = ours;
    this.plain = plain;
  }

  /// One way of writing.
  ///
  /// @param what how many rows share a commit
  /// @param perSecond rows that the log writes in a second
  /// @param plain rows that the bare loop writes in a second
  /// @param ratio of the two, the median over the rounds
  public record Row(String what, double perSecond, double plain, double ratio) {}

  /// Writes inspections with embeddings and without pictures.
  ///
  /// @param rows of each way, some thousands; with one row a commit a twelfth of them
  public List<Row> rows(int rows) throws TenshotException, InterruptedException {
    int grouped = Math.max(GROUP, rows / ROUNDS / GROUP * GROUP);
    int alone = Math.max(1, grouped / 12);
    return List.of(
        measure("one row a commit", alone, 1, UNDER_WAY),
        measure("one row a commit, each waited for", alone, 1, 1),
        measure(GROUP + " rows a commit", grouped, GROUP, UNDER_WAY));
  }

  private Row measure(String what, int rows, int batch, int underWay)
      throws TenshotException, InterruptedException {
    double[] own = new double[ROUNDS];
    double[] bare = new double[ROUNDS];
    double[] ratios = new double[ROUNDS];
    try (InspectionLog log =
            InspectionLog.open(ours, Clock.systemUTC(), LogBench::ignore, tuning(batch));
        PlainLoop loop = PlainLoop.open(plain)) {
      samples.register(log);
      for (int warm = 0; warm < WARM; warm += rows) {
        write(log, rows, underWay);
        loop.write(rows, batch);
      }
      for (int round = 0; round < ROUNDS; round++) {
        // Whoever comes second may find the disk busy with the first.
        if (round % 2 == 0) {
          own[round] = rows / write(log, rows, underWay);
        }
        bare[round] = rows / loop.write(rows, batch);
        if (round % 2 != 0) {
          own[round] = rows / write(log, rows, underWay);
        }
        ratios[round] = own[round] / bare[round];
      }
    }
    return new Row(what, median(own), median(bare), median(ratios));
  }

  /// @return seconds
  private double write(InspectionLog log, int rows, int underWay)
      throws TenshotException, InterruptedException {
    Semaphore room = new Semaphore(underWay);
    List<CompletableFuture<Long>> promises = new ArrayList<>(rows);
    long start = System.nanoTime();
    for (int i = 0; i < rows; i++) {
      room.acquire();
      CompletableFuture<Long> promise = log.append(samples.next(), null);
      promises.add(promise.whenComplete((number, failure) -> room.release()));
    }
    // One waking, and not one for each row: they come in the order that they were asked for.
    promises.getLast().exceptionally(failure -> 0L).join();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (promises.stream().anyMatch(CompletableFuture::isCompletedExceptionally)) {
      throw new TenshotException("The log could not write all rows: " + log.recording().sentence());
    }
    return seconds;
  }

  private static void ignore(Recording recording) {}

  private static Tuning tuning(int batch) {
    Tuning usual = Tuning.DEFAULT;
    return new Tuning(
        usual.queueRows(),
        usual.queueBytes(),
        batch,
        usual.linger(),
        usual.handOver(),
        usual.busy(),
        usual.retry(),
        usual.closing(),
        usual.maxPages());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
