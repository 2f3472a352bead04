package org.tenshot.encode;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.tenshot.domain.TenshotException;

/// Work that another thread does while this one does something else, such as the sum of a file
/// while its network is opened: a start to the first verdict waits for both.
///
/// @param <T> what comes of it
final class Meanwhile<T> {

  private final FutureTask<T> task;

  /// Something that takes a while.
  ///
  /// @param <T> what comes of it
  @FunctionalInterface
  interface Work<T> {
    T run() throws TenshotException;
  }

  private Meanwhile(Work<T> work) {
    this.task = new FutureTask<>(work::run);
  }

  /// Begins at once. Whoever never asks for the answer leaves the thread to its end.
  static <T> Meanwhile<T> begin(Work<T> work) {
    Meanwhile<T> begun = new Meanwhile<>(work);
    Thread.ofPlatform().daemon().name("meanwhile").start(begun.task);
    return begun;
  }

  /// Waits for the answer.
  ///
  /// @throws TenshotException if the work failed, or the wait was interrupted
  T get() throws TenshotException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TenshotException told) {
        throw told;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TenshotException("The wait for an encoder's files was interrupted.", e);
    }
  }
}
