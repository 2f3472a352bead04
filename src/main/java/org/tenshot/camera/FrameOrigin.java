package org.tenshot.camera;

import java.time.Duration;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// Where the frames of a source come from, and how to get at them anew after each loss.
interface FrameOrigin {

  /// Safe to show: without passwords.
  String name();

  FrameSource.Pace pace();

  /// What a person should look at when it cannot be opened; a whole sentence.
  Saying mend();

  /// Whether there is an end, as a file has one; else it is tried again and again.
  boolean ends();

  /// Whether a damaged frame counts as one that never came: the next one of a live picture is due
  /// in a moment.
  boolean skipsDamaged();

  /// The least that a picture is taken to need from its exposure to this program.
  default Duration leastLag() {
    return Duration.ofMillis(100);
  }

  /// Opens it; made once per attempt, on that attempt's thread.
  ///
  /// @param deadline when to give up
  /// @throws TenshotException if it cannot be opened
  FrameReader open(Deadline deadline) throws TenshotException;
}
