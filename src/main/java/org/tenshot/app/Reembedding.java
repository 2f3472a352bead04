package org.tenshot.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;

/// Looks at a product's shots with another encoder, on a thread of its own: the line and the
/// teaching screen go on meanwhile. The log remembers every picture that was looked at, so whoever
/// begins again after a stop goes on where it ended.
final class Reembedding implements AutoCloseable {

  private final Orders orders = new Orders("embedding");
  private volatile boolean wanted;

  /// Looks at all shots.
  ///
  /// @param opening opens the product with the other encoder
  /// @param progress hears on that thread how far it is, 0..1
  /// @return the product; the caller closes it
  CompletableFuture<TaughtProduct> look(Callable<TaughtProduct> opening, DoubleConsumer progress) {
    wanted = true;
    return orders.run(
        () -> {
          TaughtProduct made = opening.call();
          try {
            made.shelf(
                (done, all) -> {
                  progress.accept((double) done / all);
                  return wanted;
                });
            return made;
          } catch (Exception e) {
            made.close();
            throw e;
          }
        });
  }

  /// Ends with the picture that is looked at now.
  void stop() {
    wanted = false;
  }

  /// Stops and waits. May be called twice.
  @Override
  public void close() {
    stop();
    orders.end(() -> "closed");
  }
}
