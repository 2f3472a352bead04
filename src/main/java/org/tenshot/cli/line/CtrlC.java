package org.tenshot.cli.line;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tenshot.inspect.Line;

/// Lets lines end cleanly when somebody presses Ctrl-C or the system asks the program to end: the
/// lines are stopped, and the process waits until everything that was said is written down. The
/// first thing to be opened and the last to be closed.
final class CtrlC implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(this::endCleanly, "ctrl-c");
  private volatile List<Line> lines = List.of();

  CtrlC() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Stops these lines when the time comes.
  void stops(List<Line> running) {
    lines = List.copyOf(running);
  }

  private void endCleanly() {
    List<Thread> stopping = new ArrayList<>();
    for (Line line : lines) {
      stopping.add(Thread.ofPlatform().name("stopping").start(line::stop));
    }
    try {
      for (Thread each : stopping) {
        each.join();
      }
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
