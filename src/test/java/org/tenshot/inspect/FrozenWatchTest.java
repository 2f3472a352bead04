package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;

class FrozenWatchTest {

  private final FrozenWatch live = new FrozenWatch(FrameSource.Pace.NEWEST);

  @Test
  void aLivePictureThatRepeatsForLongIsFrozenUntilItMoves() {
    for (int second = 0; second <= 5; second++) {
      assertThat(live.look(frame(second, 7))).as("second %d", second).isNull();
    }
    Fault fault = Objects.requireNonNull(live.look(frame(6, 7)));
    assertThat(fault.code()).isEqualTo(Fault.Code.SOURCE_LOST);
    assertThat(fault.sentence()).contains("frozen", "7 frames", "rtsp://there");
    assertThat(live.look(frame(7, 7))).as("told once, in the same words").isSameAs(fault);
    assertThat(live.look(frame(8, 8))).isNull();
    assertThat(live.look(frame(9, 8))).as("the time starts anew").isNull();
  }

  @Test
  void oneBitOfNoiseInTimeIsEnough() {
    for (int second = 0; second < 60; second++) {
      assertThat(live.look(frame(second, second / 5 % 2))).isNull();
    }
  }

  @Test
  void anotherSizeIsAnotherPicture() {
    live.look(frame(0, 7));
    Picture other = new Picture(1, 4, new byte[12]);
    assertThat(live.look(new Frame(origin(10), other, null))).isNull();
  }

  @Test
  void sourcesThatGiveEachPictureOnceAreNotWatched() {
    FrozenWatch folder = new FrozenWatch(FrameSource.Pace.EVERY);
    for (int second = 0; second < 60; second++) {
      assertThat(folder.look(frame(second, 7))).isNull();
    }
  }

  private static Frame frame(int second, int lastByte) {
    byte[] rgb = new byte[12];
    rgb[11] = (byte) lastByte;
    return new Frame(origin(second), new Picture(2, 2, rgb), null);
  }

  private static Frame.Origin origin(int second) {
    return new Frame.Origin(
        "rtsp://there",
        second,
        Instant.EPOCH,
        TimeUnit.SECONDS.toNanos(second),
        null,
        PartId.UNKNOWN);
  }
}
