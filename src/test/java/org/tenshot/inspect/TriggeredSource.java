package org.tenshot.inspect;

import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;

/// A camera that runs freely: a picture every few milliseconds, with jitter, freezes and pictures
/// that cannot be read, all drawn from a seed.
final class TriggeredSource implements FrameSource {

  private static final Picture PICTURE = new Picture(16, 16, new byte[16 * 16 * 3]);

  private final Random random;
  private final int freezesInThousand;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong taken = new AtomicLong();

  /// @param freezesInThousand of a thousand pictures, how many come a tenth of a second late; as
  ///   many again cannot be read
  TriggeredSource(long seed, int freezesInThousand) {
    this.random = new Random(seed);
    this.freezesInThousand = freezesInThousand;
  }

  @Override
  public String name() {
    return "live";
  }

  @Override
  public Pace pace() {
    return Pace.NEWEST;
  }

  @Override
  public Arrival next() throws InterruptedException {
    int fate = random.nextInt(1_000);
    long pause = fate < freezesInThousand ? 100 : 1 + random.nextInt(4);
    if (closed.await(pause, TimeUnit.MILLISECONDS)) {
      return new Arrival.Ended();
    }
    Frame.Origin origin =
        new Frame.Origin(
            "live",
            taken.getAndIncrement(),
            Instant.now(),
            System.nanoTime(),
            null,
            PartId.UNKNOWN);
    return fate >= 1_000 - freezesInThousand
        ? new Arrival.Damaged(origin, new Fault(Fault.Code.PICTURE_UNREADABLE, "torn"))
        : new Arrival.Taken(new Frame(origin, noisy(), null));
  }

  /// No two pictures of a sensor are the same.
  private Picture noisy() {
    byte[] rgb = PICTURE.rgb().clone();
    rgb[random.nextInt(rgb.length)]++;
    rgb[(int) (taken.get() % rgb.length)]++;
    return new Picture(PICTURE.width(), PICTURE.height(), rgb);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
