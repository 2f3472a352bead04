package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Saying;

/// Pictures that are old when they are read.
class OldPicturesTest {

  private static final long AGE = Duration.ofMillis(300).toNanos();

  @Test
  void aPictureSaysWhenItCameAndNotWhenItWasRead() throws Exception {
    try (VideoSource source = VideoSource.live(new Late(), StreamTest.QUICK, Clock.systemUTC())) {
      for (int i = 0; i < 20; i++) {
        Frame.Origin origin = Arrivals.frame(source).origin();
        long trigger = System.nanoTime() - AGE / 2;
        assertThat(origin.capturedNanos())
            .as("taken before somebody triggered 150 ms ago")
            .isLessThan(trigger);
        assertThat(origin.capturedAt()).isBefore(Instant.now().minusNanos(AGE / 2));
      }
      assertThat(source.lag().orElseThrow()).as("how often they come is not touched").isPositive();
    }
  }

  /// Reads every picture 300 ms too late.
  private static final class Late implements FrameOrigin {

    @Override
    public String name() {
      return "late";
    }

    @Override
    public FrameSource.Pace pace() {
      return FrameSource.Pace.NEWEST;
    }

    @Override
    public Saying mend() {
      return Saying.NOTHING;
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
    public FrameReader open(Deadline deadline) {
      return new FrameReader() {

        @Override
        public Read read() {
          LockSupport.parkNanos(2_000_000);
          return new Image(new Picture(1, 1, new byte[3]), System.nanoTime() - AGE);
        }

        @Override
        public void close() {}
      };
    }
  }
}
