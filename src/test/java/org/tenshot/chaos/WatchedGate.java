package org.tenshot.chaos;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Gate;
import org.tenshot.domain.Inspection;
import org.tenshot.output.LineOutput;

/// A gate that notices when it is opened although the line does not know.
final class WatchedGate implements LineOutput {

  /// Openings after {@link #safe} and before {@link #ready}.
  final AtomicInteger openedInDoubt = new AtomicInteger();

  /// Openings after the deadline.
  final AtomicInteger openedLate = new AtomicInteger();

  private final long deadlineNanos;
  private volatile @Nullable String doubt = "not ready yet";

  /// @param deadlineNanos of answers; `Long.MAX_VALUE` for none
  WatchedGate(long deadlineNanos) {
    this.deadlineNanos = deadlineNanos;
  }

  @Override
  public String name() {
    return "gate";
  }

  @Override
  public void ready() {
    doubt = null;
  }

  @Override
  public Delivery send(Inspection inspection) {
    if (inspection.verdict().gate() == Gate.OPEN) {
      long age = System.nanoTime() - inspection.origin().startNanos();
      openedInDoubt.addAndGet(doubt == null ? 0 : 1);
      // Twenty milliseconds for this thread, which may be taken away between the check and here.
      openedLate.addAndGet(age - 20_000_000 > deadlineNanos ? 1 : 0);
    }
    return new Delivery.Sent();
  }

  @Override
  public Delivery safe(String reason) {
    doubt = reason;
    return new Delivery.Sent();
  }

  @Override
  public void close() {}
}
