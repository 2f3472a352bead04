package org.tenshot.teach;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tenshot.domain.TenshotException;

/// Waits until the log has something in its file.
public final class Written {

  private static final long PATIENCE_SECONDS = 30;

  private Written() {}

  /// The number that the log gave it.
  ///
  /// @throws TenshotException if the log refuses it, or does not take it in time
  public static long number(CompletableFuture<Long> promise) throws TenshotException {
    try {
      return promise.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TenshotException("Interrupted before the log had written it: look and repeat.", e);
    } catch (TimeoutException e) {
      throw new TenshotException(
          "The log did not take it within %d seconds: look whether its disk is full or locked."
              .formatted(PATIENCE_SECONDS),
          e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TenshotException told
          ? told
          : new TenshotException("The log failed (" + e + "): the log file has the details.", e);
    }
  }
}
