package org.tenshot.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.tenshot.cli.bench.Footprint;

/// Memory, threads and file handles of this program, compared from one standstill to the next.
final class Holdings {

  private static final long SETTLE_MILLIS = 5_000;
  private static final double SPARE_MEGABYTES = 40;

  /// Threads and handles that a library may keep in a pool.
  private static final int SPARE = 3;

  private final Footprint before;

  private Holdings(Footprint before) {
    this.before = before;
  }

  /// To be taken after everything was loaded and used once.
  static Holdings now() throws InterruptedException {
    return new Holdings(Footprint.now());
  }

  /// Asserts that nothing stayed behind; waits a while for what ends by itself.
  void assertAsBefore(String what, ChaosReport.Book book) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SETTLE_MILLIS);
    Footprint now = Footprint.now();
    while (!holds(now) && System.nanoTime() < end) {
      now = Footprint.now();
    }
    String said =
        String.format(
            Locale.ROOT,
            "%s: heap %.1f -> %.1f MB, threads %.0f -> %.0f, handles %.0f -> %.0f",
            what,
            before.heap(),
            now.heap(),
            before.threads(),
            now.threads(),
            before.handles(),
            now.handles());
    book.note(said);
    assertThat(holds(now)).as(said).isTrue();
  }

  private boolean holds(Footprint now) {
    return !(now.threads() > before.threads() + SPARE
        || now.handles() > before.handles() + SPARE
        || now.heap() > before.heap() + SPARE_MEGABYTES);
  }
}
