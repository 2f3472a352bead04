package org.tenshot.camera;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tenshot.camera.aravis.Aravis;
import org.tenshot.camera.aravis.AravisCamera;
import org.tenshot.camera.aravis.GigeAddress;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// A GigE Vision or USB3 Vision camera. Where a line fires it, each picture is a part of its own;
/// else only the newest counts.
final class AravisOrigin implements FrameOrigin {

  private final Aravis aravis;
  private final GigeAddress address;
  private final SourceLimits limits;
  private final ExpectedCamera expected;

  /// A camera has one owner. An attempt that still lets go of it, which takes a dozen seconds when
  /// it does not answer, would take it away from the next attempt.
  private final Semaphore hold = new Semaphore(1);

  AravisOrigin(Aravis aravis, GigeAddress address, SourceLimits limits, ExpectedCamera expected) {
    this.aravis = aravis;
    this.address = address;
    this.limits = limits;
    this.expected = expected;
  }

  @Override
  public String name() {
    return address.text();
  }

  @Override
  public FrameSource.Pace pace() {
    return address.trigger().line() ? FrameSource.Pace.EVERY : FrameSource.Pace.NEWEST;
  }

  @Override
  public Saying mend() {
    return Saying.of(
        "mend.industrial",
        "Check the camera''s power and cable, and that no other program uses it.");
  }

  @Override
  public boolean ends() {
    return false;
  }

  @Override
  public boolean skipsDamaged() {
    return false;
  }

  @Override
  public FrameReader open(Deadline deadline) throws TenshotException {
    waitForHold(deadline);
    boolean opened = false;
    try {
      AravisCamera camera = aravis.open(address, expected::require);
      opened = true;
      return new AravisReader(camera, address, limits, deadline, hold);
    } finally {
      if (!opened) {
        hold.release();
      }
    }
  }

  private void waitForHold(Deadline deadline) throws TenshotException {
    try {
      while (!hold.tryAcquire(100, TimeUnit.MILLISECONDS)) {
        if (deadline.due()) {
          throw new TenshotException(
              Saying.of(
                  "camera.let-go",
                  "{0} is still being let go of after it was lost. {1}",
                  name(),
                  mend()));
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TenshotException(VideoConnection.interrupted(name()), stopped);
    }
  }
}
