package org.tenshot.camera;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Frame;
import org.tenshot.domain.PartId;

/// The simulated line: parts that are drawn when they are asked for, with the truth about each. The
/// same seed gives the same parts, byte for byte. Paced, a part comes when the belt brings it; a
/// line that is slower than the belt makes the belt wait, so that every part is seen.
public final class SimulatedSource implements FrameSource {

  private static final Duration STEP = Duration.ofMillis(900);

  private final String name;
  private final PartDrawer drawer;
  private final long count;
  private final long periodNanos;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private long number;
  private long dueAtNanos = System.nanoTime();

  /// @param count parts until the end
  /// @param partsPerSecond 0 where the belt runs free
  SimulatedSource(String name, PartDrawer drawer, long count, double partsPerSecond, Clock clock) {
    this.name = name;
    this.drawer = drawer;
    this.count = count;
    this.periodNanos =
        partsPerSecond > 0 ? Math.round(TimeUnit.SECONDS.toNanos(1) / partsPerSecond) : 0;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Pace pace() {
    return Pace.EVERY;
  }

  @Override
  public boolean takesWhenAsked() {
    return true;
  }

  @Override
  public Arrival next() throws InterruptedException {
    if (isClosed() || number >= count) {
      return new Arrival.Ended();
    }
    long wait = Math.clamp(dueAtNanos - System.nanoTime(), 0, STEP.toNanos());
    if (closed.await(wait, TimeUnit.NANOSECONDS)) {
      return new Arrival.Ended();
    }
    long late = System.nanoTime() - dueAtNanos;
    if (late < 0) {
      return new Arrival.Nothing();
    }
    dueAtNanos += late > periodNanos ? late : periodNanos;
    PartDrawer.Part part = drawer.draw(number);
    return isClosed() ? new Arrival.Ended() : new Arrival.Taken(frame(part));
  }

  private Frame frame(PartDrawer.Part part) {
    long sequence = number++;
    PartId id = new PartId(String.format(Locale.ROOT, "S%04d", sequence + 1), null, null);
    return new Frame(
        new Frame.Origin(name, sequence, clock.instant(), System.nanoTime(), null, id),
        part.picture(),
        part.truth());
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
