package org.tenshot.store;

import java.time.Duration;
import java.util.function.LongSupplier;

/// The sizes and patiences of the log.
///
/// @param queueRows entries that wait for the file at most
/// @param queueBytes bytes of pictures that wait at most
/// @param batchRows rows in one transaction at most
/// @param linger how long a transaction waits for more rows; each commit waits for the disk, so
///   sharing one is what makes a hundred rows a second cheap
/// @param handOver how long a caller is held up at most while the queue is full
/// @param busy how long SQLite waits for another program's lock before it gives up
/// @param retry pause before what could not be written is tried again
/// @param closing how long closing goes on trying to write what waits
/// @param maxPages pages that the file may grow to, asked at each opening; 0 for no limit. Makes a
///   full disk in tests
record Tuning(
    int queueRows,
    long queueBytes,
    int batchRows,
    Duration linger,
    Duration handOver,
    Duration busy,
    Duration retry,
    Duration closing,
    LongSupplier maxPages) {

  /// For a line of up to a few hundred frames a second: half a minute of frames, 128 MiB of
  /// pictures.
  static final Tuning DEFAULT =
      new Tuning(
          4096,
          128L << 20,
          256,
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofSeconds(2),
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          () -> 0);
}
