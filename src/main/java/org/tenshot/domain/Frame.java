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
  /// @param sequence counts the frames of the source from 0; of a triggered line it is the
  ///   trigger's number
  /// @param capturedAt wall clock at arrival
  /// @param capturedNanos `System.nanoTime()` at arrival, or sooner where a picture may have lain
  ///   somewhere; for measuring ages and deadlines
  /// @param file the picture's file where it came from one, else null
  /// @param part which part it shows
  /// @param trigger what asked for it; null where nobody did
  public record Origin(
      String source,
      long sequence,
      Instant capturedAt,
      long capturedNanos,
      @Nullable String file,
      PartId part,
      @Nullable Trigger trigger) {

    /// A frame that nobody asked for.
    public Origin(
        String source,
        long sequence,
        Instant capturedAt,
        long capturedNanos,
        @Nullable String file,
        PartId part) {
      this(source, sequence, capturedAt, capturedNanos, file, part, null);
    }

    /// The same frame as the one that a trigger asked for.
    public Origin of(Trigger asked) {
      return new Origin(
          source, asked.number(), capturedAt, capturedNanos, file, asked.part(), asked);
    }

    /// `System.nanoTime()` from which the deadline is measured: of the trigger, else of the frame.
    public long startNanos() {
      return trigger == null ? capturedNanos : trigger.nanos();
    }
  }
}
