package org.tenshot.output;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waiting that an interrupt does not end, because a line that is being stopped must still close
/// its gate, and the wait is short.
final class Waits {

  private Waits() {}

  /// Waits for something; an interrupt is kept for later.
  ///
  /// @throws TimeoutException if it was not done within the limit
  /// @throws ExecutionException if it failed
  static void through(Future<?> what, Duration limit) throws TimeoutException, ExecutionException {
    long deadline = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          what.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
