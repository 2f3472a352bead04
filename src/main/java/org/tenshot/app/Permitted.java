package org.tenshot.app;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.tenshot.access.Permission;
import org.tenshot.domain.TenshotException;

/// What a screen asks for, done in the name of whoever is there at that moment. Who may not is told
/// so, and may log in.
final class Permitted {

  private final Assembly assembly;
  private final Orders orders;
  private volatile Consumer<String> refused = sentence -> {};

  /// @param orders of the screen
  Permitted(Assembly assembly, Orders orders) {
    this.assembly = assembly;
    this.orders = orders;
  }

  /// Something that a person asked for.
  @FunctionalInterface
  interface Task<T> {
    T by(String person) throws Exception;
  }

  /// @param offer asks who is there, on the drawing thread, after somebody wanted what they may not
  void offersLogIn(Consumer<String> offer) {
    refused = offer;
  }

  /// Does it after what was asked before.
  <T> CompletableFuture<T> order(Permission permission, Task<T> task) {
    try {
      String person = assembly.session().admit(permission);
      return orders.run(() -> task.by(person));
    } catch (TenshotException e) {
      refused.accept(e.sentence());
      return CompletableFuture.failedFuture(e);
    }
  }

  /// Does it at once.
  void now(Permission permission, Runnable task) {
    try {
      assembly.session().admit(permission);
      task.run();
    } catch (TenshotException e) {
      refused.accept(e.sentence());
    }
  }
}
