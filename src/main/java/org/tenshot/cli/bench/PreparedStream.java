package org.tenshot.cli.bench;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Frame;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;

/// A camera without a camera: pictures that were made before, one after the other, each at its
/// time. A frame counts as taken when it was due, however late anybody asked for it.
final class PreparedStream implements FrameSource {

  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

  private final String name;
  private final List<Picture> pictures;
  private final Pace pace;
  private final long periodNanos;
  private final Clock clock = Clock.systemUTC();
  private final CountDownLatch closed = new CountDownLatch(1);
  private long dueNanos;
  private long number;

  /// @param pictures no two alike behind each other
  /// @param pace whether frames may be left out
  /// @param rate frames a second, above 0
  /// @param offset of the first frame in periods, 0..1: cameras do not tick together
  PreparedStream(String name, List<Picture> pictures, Pace pace, double rate, double offset) {
    this.name = name;
    this.pictures = List.copyOf(pictures);
    this.pace = pace;
    this.periodNanos = Math.round(TimeUnit.SECONDS.toNanos(1) / rate);
    this.dueNanos = System.nanoTime() + Math.round(offset * periodNanos);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Pace pace() {
    return pace;
  }

  @Override
  public Arrival next() throws InterruptedException {
    long wait = Math.clamp(dueNanos - System.nanoTime(), 0, STEP_NANOS);
    if (closed.await(wait, TimeUnit.NANOSECONDS)) {
      return new Arrival.Ended();
    }
    if (System.nanoTime() < dueNanos) {
      return new Arrival.Nothing();
    }
    Frame.Origin origin =
        new Frame.Origin(name, number, clock.instant(), dueNanos, null, PartId.UNKNOWN);
    dueNanos += periodNanos;
    Picture picture = pictures.get((int) (number++ % pictures.size()));
    return new Arrival.Taken(new Frame(origin, picture, null));
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
