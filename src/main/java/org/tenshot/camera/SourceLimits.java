package org.tenshot.camera;

import java.time.Duration;

/// How long a source waits for what. Every value is above zero.
///
/// @param connect a camera has this long to answer and to send its first frame's header
/// @param read a camera that sent no frame for this long is lost
/// @param firstPause between the loss of a camera and the first new attempt; doubles from attempt
///   to attempt
/// @param longestPause where that doubling ends
/// @param settle a new file counts as written when its size and time have not changed for this long
/// @param patience a new file that cannot be decoded counts as damaged when it has not changed for
///   this long
/// @param rescan a watched folder is read through this often, whatever the file system reports
public record SourceLimits(
    Duration connect,
    Duration read,
    Duration firstPause,
    Duration longestPause,
    Duration settle,
    Duration patience,
    Duration rescan) {

  /// What suits a factory network.
  public static final SourceLimits USUAL =
      new SourceLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          Duration.ofSeconds(3),
          Duration.ofMillis(400),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5));
}
