package org.tenshot.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tenshot.inspect.Line;

/// Lets a line end cleanly when somebody presses Ctrl-C or the system asks the program to end: the
/// line is stopped, and the process waits until everything that was said is written down. The first
/// thing to be opened and the last to be closed.
final class CtrlC implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(this::endCleanly, "ctrl-c");
  private volatile @Nullable Line line;

  CtrlC() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Stops this line when the time comes.
  void stops(Line running) {
    line = running;
  }

  private void endCleanly() {
    Line running = line;
    if (running != null) {
      running.stop();
    }
    try {
      over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends already, and the hook with it.
      Thread.currentThread().setName("ending");
    }
  }
}
