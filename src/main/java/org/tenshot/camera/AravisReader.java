package org.tenshot.camera;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.camera.aravis.AravisCamera;
import org.tenshot.camera.aravis.GigeAddress;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// One connection to a GigE Vision or USB3 Vision camera: fires where it is asked to, counts what
/// was lost, and tells a camera that waits for its line from one that is gone.
final class AravisReader implements FrameReader {

  private static final Logger LOG = LoggerFactory.getLogger(AravisReader.class);
  private static final Duration SLICE = Duration.ofMillis(200);
  private static final Duration CHECK = Duration.ofSeconds(1);
  private static final long SECOND = 1_000_000_000;
  private static final Saying NEVER_CAME =
      Saying.of(
          "spoilt.never-came",
          "it never came, because the network lost it or all buffers were full");

  private final AravisCamera camera;
  private final GigeAddress address;
  private final SourceLimits limits;
  private final Deadline deadline;
  private final Semaphore hold;
  private final Lateness lateness;
  private final Queue<Read> waiting = new ArrayDeque<>();
  private boolean ready;
  private long lost;
  private long firedNanos = System.nanoTime() - SECOND;
  private long checkedNanos = System.nanoTime();

  /// @param hold released when the camera is free again
  AravisReader(
      AravisCamera camera,
      GigeAddress address,
      SourceLimits limits,
      Deadline deadline,
      Semaphore hold) {
    this.camera = camera;
    this.address = address;
    this.limits = limits;
    this.deadline = deadline;
    this.hold = hold;
    this.lateness = new Lateness(address.text());
    LOG.info("{} is {}", address.text(), camera.id());
  }

  @Override
  public String serial() {
    return camera.serial();
  }

  @Override
  public Read read() throws TenshotException {
    Read next = waiting.poll();
    if (next != null) {
      return next;
    }
    if (address.trigger().software()) {
      fire();
    }
    while (true) {
      AravisCamera.Shot shot = camera.next(SLICE);
      if (shot != null) {
        return read(shot);
      }
      if (deadline.stopped()) {
        return new End();
      }
      stillThere();
      if (address.trigger().line() && !ready) {
        ready = true;
        return new Waiting();
      }
    }
  }

  private Read read(AravisCamera.Shot shot) {
    return switch (shot) {
      case AravisCamera.Whole whole ->
          after(whole.missing(), new Image(whole.picture(), came(whole)));
      case AravisCamera.Broken broken -> after(broken.missing(), spoilt(broken.why()));
    };
  }

  /// Where the camera is fired, each picture is the next one's, however long it lay there.
  private long came(AravisCamera.Whole whole) {
    long now = System.nanoTime();
    return address.trigger().free()
        ? Math.min(whole.sinceNanos(), now - lateness.of(whole.deviceNanos(), now))
        : now;
  }

  /// Where each picture is a part, one that never came is a part without a verdict.
  private Read after(long missing, Read read) {
    for (long i = 0; address.trigger().line() && i < missing; i++) {
      waiting.add(spoilt(NEVER_CAME));
    }
    if (waiting.isEmpty()) {
      return read;
    }
    waiting.add(read);
    return waiting.remove();
  }

  private Read spoilt(Saying why) {
    lost++;
    LOG.warn("{} lost a picture, the {}. in this connection: {}", address.text(), lost, why);
    return new Spoilt(
        Saying.of("spoilt.count", "{0} ({1} lost since the camera was opened)", why, lost));
  }

  /// Pictures are taken as often as asked, and else as soon as the last one came.
  private void fire() throws TenshotException {
    Double fps = address.fps();
    long due = fps == null ? firedNanos : firedNanos + (long) (SECOND / fps);
    while (due - System.nanoTime() > 0 && !deadline.stopped()) {
      deadline.set(limits.read());
      LockSupport.parkNanos(Math.min(SLICE.toNanos(), due - System.nanoTime()));
    }
    firedNanos = System.nanoTime();
    deadline.set(limits.read());
    camera.fire();
  }

  private void stillThere() throws TenshotException {
    if (System.nanoTime() - checkedNanos > CHECK.toNanos()) {
      camera.check();
      checkedNanos = System.nanoTime();
    }
    if (address.trigger().line()) {
      // Nothing on the belt is no fault.
      deadline.set(limits.read());
    } else if (deadline.due()) {
      throw new TenshotException(
          Saying.of(
              "camera.no-answer",
              "{0} does not answer: no picture came in time. Check the camera''s power and cable, and that a firewall lets UDP through.",
              address.text()));
    }
  }

  @Override
  public void close() {
    try {
      camera.close();
    } finally {
      hold.release();
    }
  }
}
