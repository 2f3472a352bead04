package org.tenshot.camera;

import org.tenshot.domain.Picture;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// One connection to a camera or one opened file. One thread reads and closes it.
interface FrameReader extends AutoCloseable {

  /// What reading gave.
  sealed interface Read {}

  /// A frame.
  ///
  /// @param cameNanos `System.nanoTime()` when it came to this computer; sooner where nobody knows
  ///   for how long it lay there, because too old a picture is left alone and too new a one is
  ///   taken for another part's
  record Image(Picture picture, long cameNanos) implements Read {}

  /// A frame that cannot be decoded as it should be.
  record Spoilt(Saying why) implements Read {}

  /// The camera is there and has nothing to show yet: for one that takes a picture only when a
  /// signal comes.
  record Waiting() implements Read {}

  /// The video is at its end, or the camera closed the connection.
  record End() implements Read {}

  /// Waits for the next frame.
  ///
  /// @throws TenshotException if the connection broke or the deadline passed
  Read read() throws TenshotException;

  /// Serial number of the device that the frames come from; empty where it tells none.
  default String serial() {
    return "";
  }

  @Override
  void close();
}
