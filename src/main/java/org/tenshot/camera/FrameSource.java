package org.tenshot.camera;

import java.time.Duration;
import java.util.Optional;
import org.tenshot.domain.Arrival;

/// Gives frames, one after the other, from whatever stands behind it. One thread calls {@link
/// #next()}; any thread may close. Whatever happens to the camera is an {@link Arrival}, never an
/// exception.
public interface FrameSource extends AutoCloseable {

  /// The source as it was asked for, such as `sim:`, a path or a URL without its password.
  String name();

  /// Whether a frame may be left out when the line is busy.
  Pace pace();

  /// True if {@link #next()} takes its picture at the moment of asking, so that none is older than
  /// the question; false where pictures come by themselves.
  default boolean takesWhenAsked() {
    return false;
  }

  /// How long a live picture takes at most from the beginning of its exposure to this program, as
  /// far as can be told without a measurement. May grow and shrink while pictures come; empty while
  /// nobody can tell, and then it may be any time.
  default Optional<Duration> lag() {
    return Optional.of(Duration.ofMillis(100));
  }

  /// Serial number of the camera that the last frame came from; empty where it tells none, and
  /// before the first frame.
  default String serial() {
    return "";
  }

  /// Waits for the next frame, at most about a second; then {@link Arrival.Nothing}, so that the
  /// caller can stop.
  ///
  /// @throws InterruptedException if the thread is interrupted
  Arrival next() throws InterruptedException;

  /// Lets go of the camera; {@link #next()} answers {@link Arrival.Ended} from then on. May be
  /// called twice.
  @Override
  void close();

  /// Whether frames may be left out.
  enum Pace {
    /// A live picture: only the newest frame counts.
    NEWEST,
    /// Every frame is a part of its own and gets its own inspection.
    EVERY
  }
}
