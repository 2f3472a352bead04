package org.tenshot.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Picture;

/// Remembers what a line told.
final class Watched implements LineWatcher {

  final List<Inspection> inspections = new ArrayList<>();
  final List<LineState> states = new ArrayList<>();

  @Override
  public synchronized void stateChanged(LineState state, String reason) {
    states.add(state);
    notifyAll();
  }

  @Override
  public synchronized void inspected(Inspection inspection, @Nullable Picture picture) {
    inspections.add(inspection);
    notifyAll();
  }

  /// Waits until something holds, at most ten seconds.
  synchronized boolean await(Predicate<Watched> holds) throws InterruptedException {
    long end = System.currentTimeMillis() + 10_000;
    while (!holds.test(this)) {
      long left = end - System.currentTimeMillis();
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
