package org.tenshot.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// What a screen asks for, done one thing after the other on a thread of its own, so that the
/// screen never waits. Every failure ends as a sentence.
final class Orders {

  private static final Logger LOG = LoggerFactory.getLogger(Orders.class);
  private static final long PATIENCE_SECONDS = 10;

  private final ExecutorService thread;

  /// @param name of the thread
  Orders(String name) {
    this.thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
  }

  /// Does something after what was asked before.
  <T> CompletableFuture<T> run(Callable<T> task) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return task.call();
          } catch (TenshotException e) {
            LOG.warn("{}", e.sentence(), e);
            throw new CompletionException(e);
          } catch (ExecutionException e) {
            throw new CompletionException(
                e.getCause() instanceof TenshotException told ? told : unforeseen(e));
          } catch (Exception e) {
            throw new CompletionException(unforeseen(e));
          }
        },
        thread);
  }

  /// What is told to a person of something that failed.
  static String sentence(Throwable failure) {
    return saying(failure).english();
  }

  /// The same for whoever can tell it in another language.
  static Saying saying(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof TenshotException known
        ? known.saying()
        : Saying.english(cause.toString());
  }

  private static TenshotException unforeseen(Exception e) {
    LOG.error("unexpected", e);
    return new TenshotException(
        Saying.of(
            "unforeseen",
            "Something went wrong that nobody foresaw ({0}): the log file has the details.",
            e),
        e);
  }

  /// Does a last thing after what was asked before, and ends. Waits for that. May be called twice.
  void end(Callable<?> last) {
    if (thread.isShutdown()) {
      return;
    }
    CompletableFuture<?> done = run(last).handle((answer, failure) -> "ended");
    thread.shutdown();
    done.join();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("what was asked for last did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
