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

/// A camera that runs freely: a picture every few milliseconds, with jitter, freezes and pictures
/// that cannot be read, all drawn from a seed.
final class TriggeredSource implements FrameSource {

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
        : new Arrival.Taken(new Frame(origin, GreyPicture.of(16, 16, origin.sequence()), null));
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
