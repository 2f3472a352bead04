package org.tenshot.image;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Does a job of independent pieces on the caller's thread and, where a core is free, on one more:
/// the encoder that runs before and after it has all cores too. Who is ready takes the next piece,
/// so a second thread that comes late or not at all holds nothing up.
final class TwoHands {

  /// How many hands there are: a piece of work may keep memory for each.
  static final int HANDS = 2;

  /// A few tens of microseconds, for less than which no thread is put to sleep and woken.
  private static final int SPINS = 2000;

  private static final boolean ALONE = Runtime.getRuntime().availableProcessors() < HANDS;

  private TwoHands() {}

  /// One piece of a job.
  @FunctionalInterface
  interface Work {

    /// @param hand whose memory to use: no two pieces at a time have the same
    /// @param piece which
    void run(int hand, int piece);
  }

  /// Does all pieces; when it returns or throws, nobody works at them any more.
  static void run(int pieces, Work work) {
    AtomicInteger next = new AtomicInteger();
    if (ALONE || pieces < HANDS) {
      take(0, next, pieces, work);
      return;
    }
    AtomicBoolean begun = new AtomicBoolean();
    ForkJoinTask<?> other =
        ForkJoinPool.commonPool()
            .submit(
                () -> {
                  if (begun.compareAndSet(false, true)) {
                    take(1, next, pieces, work);
                  }
                });
    try {
      take(0, next, pieces, work);
    } finally {
      // After a failure here the other hand stops at its next piece.
      next.set(pieces);
      // What nobody has begun by now is not waited for: its thread may be busy for seconds.
      if (begun.compareAndSet(false, true)) {
        other.tryUnfork();
      } else {
        end(other);
      }
    }
  }

  private static void take(int hand, AtomicInteger next, int pieces, Work work) {
    for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
      work.run(hand, piece);
    }
  }

  private static void end(ForkJoinTask<?> other) {
    for (int i = 0; i < SPINS && !other.isDone(); i++) {
      Thread.onSpinWait();
    }
    other.join();
  }
}
