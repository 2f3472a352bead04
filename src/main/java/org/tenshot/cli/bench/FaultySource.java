package org.tenshot.cli.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Picture;

/// A source that is lost now and then, and whose pictures are sometimes damaged, black or small.
final class FaultySource implements FrameSource {

  private final FrameSource real;
  private final SoakFaults faults;
  private boolean lost;
  private long backAtNanos;

  /// @param real is closed with this
  FaultySource(FrameSource real, SoakFaults faults) {
    this.real = real;
    this.faults = faults;
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public Pace pace() {
    return real.pace();
  }

  @Override
  public boolean takesWhenAsked() {
    return real.takesWhenAsked();
  }

  @Override
  public Optional<Duration> lag() {
    return real.lag();
  }

  @Override
  public Arrival next() throws InterruptedException {
    if (lost) {
      return untilItIsBack();
    }
    Arrival arrival = real.next();
    if (!(arrival instanceof Arrival.Taken(Frame frame))) {
      return arrival;
    }
    if (faults.isDue(SoakFaults.Kind.LOST)) {
      lost = true;
      backAtNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(faults.millis());
      return new Arrival.Lost(
          new Fault(Fault.Code.SOURCE_LOST, name() + " was taken away by this soak."));
    }
    return spoilt(frame);
  }

  private Arrival untilItIsBack() throws InterruptedException {
    long left = backAtNanos - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
    lost = false;
    faults.ended(name());
    return new Arrival.Restored();
  }

  private Arrival spoilt(Frame frame) {
    if (faults.isDue(SoakFaults.Kind.DAMAGED)) {
      faults.unseen(frame.origin());
      return new Arrival.Damaged(
          frame.origin(),
          new Fault(Fault.Code.PICTURE_UNREADABLE, "The picture was damaged by this soak."));
    }
    if (faults.isDue(SoakFaults.Kind.BLACK)) {
      faults.unseen(frame.origin());
      return taken(frame, black(frame.picture()));
    }
    return faults.isDue(SoakFaults.Kind.SMALL)
        ? taken(frame, half(frame.picture()))
        : new Arrival.Taken(frame);
  }

  private static Arrival taken(Frame frame, Picture picture) {
    return new Arrival.Taken(new Frame(frame.origin(), picture, null));
  }

  private static Picture black(Picture picture) {
    return new Picture(picture.width(), picture.height(), new byte[picture.rgb().length]);
  }

  /// Every second row and column.
  private static Picture half(Picture picture) {
    int width = (picture.width() + 1) / 2;
    int height = (picture.height() + 1) / 2;
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      int from = 3 * (i / width * 2 * picture.width() + i % width * 2);
      System.arraycopy(picture.rgb(), from, rgb, 3 * i, 3);
    }
    return new Picture(width, height, rgb);
  }

  @Override
  public void close() {
    real.close();
  }
}
