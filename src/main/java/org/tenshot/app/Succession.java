package org.tenshot.app;

import org.jspecify.annotations.Nullable;

/// From the moment that another product is asked for, nothing passes as the one before, however
/// long the change takes: the controller may already send parts of the next one. Any thread.
final class Succession {

  private @Nullable OpenLine current;
  private int coming;

  /// Another product was asked for.
  synchronized void asked() {
    coming++;
    if (current != null) {
      current.challenges().leave();
    }
  }

  /// It is being opened.
  synchronized void begun() {
    coming--;
  }

  /// This is the line now. One that a further product was asked for meanwhile passes nothing.
  synchronized void become(OpenLine opened) {
    current = opened;
    if (coming > 0) {
      opened.challenges().leave();
    }
  }
}
