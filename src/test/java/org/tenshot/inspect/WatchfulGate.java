package org.tenshot.inspect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Gate;
import org.tenshot.domain.Inspection;
import org.tenshot.output.LineOutput;

/// A gate that notices what must not happen.
final class WatchfulGate implements LineOutput {

  final List<Inspection> sent = new ArrayList<>();
  final List<Gate> gates = new ArrayList<>();
  final List<Long> passedPictures = new ArrayList<>();
  final CountDownLatch ready = new CountDownLatch(1);
  private final Duration deadline;
  int latePasses;
  int oldPictures;
  long pause;

  WatchfulGate(Duration deadline) {
    this.deadline = deadline;
  }

  @Override
  public String name() {
    return "outlet";
  }

  @Override
  public void ready() {
    ready.countDown();
  }

  @Override
  public synchronized Delivery send(Inspection inspection) {
    sent.add(inspection);
    gates.add(inspection.verdict().gate());
    if (inspection.verdict().gate() == Gate.OPEN) {
      Frame.Origin origin = inspection.origin();
      passedPictures.add(origin.capturedNanos());
      long age = System.nanoTime() - origin.startNanos();
      // A millisecond for this thread, which may be taken away between the check and here.
      latePasses += age > deadline.plusMillis(1).toNanos() ? 1 : 0;
      oldPictures += origin.capturedNanos() <= origin.startNanos() ? 1 : 0;
    }
    if (pause > 0) {
      try {
        TimeUnit.MILLISECONDS.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return new Delivery.Sent();
  }

  synchronized List<Long> sequences() {
    return sent.stream().map(each -> each.origin().sequence()).toList();
  }

  @Override
  public Delivery safe(String reason) {
    return new Delivery.Sent();
  }

  @Override
  public void close() {}
}
