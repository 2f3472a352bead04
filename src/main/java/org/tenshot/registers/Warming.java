package org.tenshot.registers;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A way of computing with wide registers, which is a hundred times slower than the plain one until
/// Java has compiled it. Some seconds after somebody first asked for it, a thread of its own tries
/// it until it is the quicker one; a line that starts goes the plain way meanwhile.
public final class Warming {

  private static final Logger LOG = LoggerFactory.getLogger(Warming.class);

  /// A start is over by then.
  private static final Duration BEFORE = Duration.ofSeconds(3);

  /// Between two tries, for the line's own threads.
  private static final Duration PAUSE = Duration.ofMillis(5);

  private static final Duration AT_MOST = Duration.ofMinutes(2);
  private static final int IN_A_ROW = 5;

  private final String name;
  private final Supplier<Optional<BooleanSupplier>> trial;
  private final Duration before;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean done;

  /// @param name of the thread
  /// @param trial makes what tries both ways once and tells whether the wide one was quicker;
  ///   nothing on a machine without such registers. Asked for once the module is there
  public Warming(String name, Supplier<Optional<BooleanSupplier>> trial) {
    this(name, trial, BEFORE);
  }

  /// @param before what it waits for after the first question
  Warming(String name, Supplier<Optional<BooleanSupplier>> trial, Duration before) {
    this.name = name;
    this.trial = trial;
    this.before = before;
  }

  /// True once the wide way is the quicker one. The first question begins to warm it up.
  public boolean isDone() {
    if (done) {
      return true;
    }
    if (!begun.get() && begun.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name(name).start(this::warm);
    }
    return false;
  }

  private void warm() {
    try {
      Thread.sleep(before);
      if (VectorModule.load()) {
        Optional<BooleanSupplier> both = trial.get();
        done = both.isPresent() && becomesQuick(both.get());
        LOG.info("{}: {}", name, done ? "quick by now" : "not used on this machine");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("{}: numbers are computed one at a time", name, e);
    }
  }

  private static boolean becomesQuick(BooleanSupplier both) throws InterruptedException {
    long end = System.nanoTime() + AT_MOST.toNanos();
    int quick = 0;
    while (quick < IN_A_ROW && System.nanoTime() < end) {
      quick = both.getAsBoolean() ? quick + 1 : 0;
      Thread.sleep(PAUSE);
    }
    return quick == IN_A_ROW;
  }
}
