package org.tenshot.camera.aravis;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The buffers that a camera has filled and nobody has looked at.
///
/// A stream gives the oldest first. Where only the newest picture counts, the older ones go back
/// unread: else a reader that is slower than its camera sees every picture as late as all buffers
/// last, and one that was held up sees what was there before.
final class FilledBuffers {

  private final Stream stream;
  private final boolean onlyNewest;
  private long emptyNanos = System.nanoTime();

  /// Where filled buffers come from and where they go back to.
  interface Stream {

    /// @param limit zero for not waiting
    /// @return the oldest; a pointer to nothing where none came in time
    MemorySegment pop(Duration limit);

    void giveBack(MemorySegment buffer);
  }

  /// A filled buffer, to be given back.
  ///
  /// @param sinceNanos `System.nanoTime()` when it came, or sooner: the last moment at which
  ///   nothing was there
  /// @param leftOut how many older ones went back unread
  record Filled(MemorySegment buffer, long sinceNanos, long leftOut) {}

  /// @param onlyNewest false where each picture is wanted
  FilledBuffers(Stream stream, boolean onlyNewest) {
    this.stream = stream;
    this.onlyNewest = onlyNewest;
  }

  /// Waits for a buffer.
  ///
  /// @return null if none came in that time
  @Nullable Filled next(Duration limit) {
    MemorySegment first = stream.pop(Duration.ZERO);
    boolean waited = isNone(first);
    if (waited) {
      emptyNanos = System.nanoTime();
      first = stream.pop(limit);
    }
    if (isNone(first)) {
      return null;
    }
    long came = System.nanoTime();
    Filled newest = newest(first);
    if (waited && newest.leftOut() == 0) {
      // It was waited for, and so it is as new as can be. With more behind it the wait was too
      // long.
      emptyNanos = came;
      return new Filled(newest.buffer(), came, 0);
    }
    if (onlyNewest) {
      emptyNanos = System.nanoTime();
    }
    return newest;
  }

  private Filled newest(MemorySegment first) {
    MemorySegment newest = first;
    long leftOut = 0;
    MemorySegment newer = onlyNewest ? stream.pop(Duration.ZERO) : MemorySegment.NULL;
    while (!isNone(newer)) {
      stream.giveBack(newest);
      newest = newer;
      leftOut++;
      newer = stream.pop(Duration.ZERO);
    }
    return new Filled(newest, emptyNanos, leftOut);
  }

  private static boolean isNone(MemorySegment buffer) {
    return buffer.address() == 0;
  }
}
