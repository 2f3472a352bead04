package org.tenshot.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One picture from a source.
///
/// @param origin where and when it was taken
/// @param picture its pixels
/// @param truth what it shows, where the source knows (the simulated line, a folder of classes);
///   else null
public record Frame(Origin origin, Picture picture, @Nullable Truth truth) {

  /// Where and when a frame was taken; it outlives the pixels.
  ///
  /// @param source the source as it was asked for, such as `sim:`, a path or a URL
  /// @param sequence counts the frames of the source from 0
  /// @param capturedAt wall clock at arrival
  /// @param capturedNanos `System.nanoTime()` at arrival, for measuring ages and deadlines
  /// @param file the picture's file where it came from one, else null
  /// @param part which part it shows
  public record Origin(
      String source,
      long sequence,
      Instant capturedAt,
      long capturedNanos,
      @Nullable String file,
      PartId part) {}
}
