package org.tenshot.inspect;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Saying;

/// Notices that a live picture stands still. The noise of a sensor makes every frame differ, so
/// frames that are the same to the last bit for some time come from a driver or a stream that
/// repeats the last one, and whatever lies under the camera meanwhile is not seen.
///
/// Sources that give each picture once (folders, files, triggered cameras, the simulated line) are
/// not watched: two pictures of theirs may well be the same. One thread at a time.
final class FrozenWatch {

  /// How long frames may repeat. Longer than the time between two whole pictures of a usual video
  /// stream (one or two seconds), because between those a still scene may repeat rightly.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final boolean watches;
  private @Nullable Picture last;
  private long sameSinceNanos;
  private long same;
  private @Nullable Fault fault;

  FrozenWatch(FrameSource.Pace pace) {
    this.watches = pace == FrameSource.Pace.NEWEST;
  }

  /// Looks at the next frame.
  ///
  /// @return why it must not be judged; null where it may
  @Nullable Fault look(Frame frame) {
    if (!watches) {
      return null;
    }
    if (!equal(last, frame.picture())) {
      last = frame.picture();
      sameSinceNanos = frame.origin().capturedNanos();
      same = 0;
      fault = null;
      return null;
    }
    same++;
    long nanos = frame.origin().capturedNanos() - sameSinceNanos;
    if (fault == null && nanos > PATIENCE.toNanos()) {
      fault = new Fault(Fault.Code.SOURCE_LOST, frozen(frame.origin().source()));
    }
    return fault;
  }

  private static boolean equal(@Nullable Picture before, Picture now) {
    return before != null
        && before.width() == now.width()
        && before.height() == now.height()
        && Arrays.equals(before.rgb(), now.rgb());
  }

  private Saying frozen(String source) {
    return Saying.of(
        "frame.frozen",
        "The picture of {0} is frozen: {1} frames in {2} s were the same to the last bit. Check the camera and its cable, or switch it off and on.",
        source,
        same + 1,
        PATIENCE.toSeconds());
  }
}
