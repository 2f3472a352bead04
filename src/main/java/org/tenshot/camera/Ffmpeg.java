package org.tenshot.camera;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/// FFmpeg as loaded into this program, with what its videos share. Loaded by the first video that
/// is opened, on that video's thread, because it takes a while and may fail.
final class Ffmpeg {

  private final Map<Long, Deadline> deadlines = new ConcurrentHashMap<>();
  private @Nullable GiveUp giveUp;

  /// FFmpeg asks this some ten times a second while it waits. JavaCPP has room for only ten
  /// callbacks in a program, and the eleventh camera would silently have none: so all share this
  /// one, and each brings a pointer to be told by.
  private static final class GiveUp extends AVIOInterruptCB.Callback_Pointer {

    private final Map<Long, Deadline> deadlines;

    GiveUp(Map<Long, Deadline> deadlines) {
      this.deadlines = deadlines;
    }

    @Override
    public int call(Pointer mark) {
      Deadline deadline = deadlines.get(mark.address());
      return deadline == null || deadline.due() ? 1 : 0;
    }
  }

  /// Lets the calls on a context give up; to be closed after the context.
  final class Watch implements AutoCloseable {

    private final LongPointer mark = new LongPointer(1);

    private Watch(Deadline deadline) {
      deadlines.put(mark.address(), deadline);
    }

    @Override
    public void close() {
      deadlines.remove(mark.address());
      mark.close();
    }
  }

  /// Every call on the context ends when the deadline is due.
  Watch watch(AVFormatContext context, Deadline deadline) {
    Watch watch = new Watch(deadline);
    context.interrupt_callback().callback(giveUp()).opaque(watch.mark);
    return watch;
  }

  private synchronized GiveUp giveUp() {
    GiveUp shared = giveUp;
    if (shared == null) {
      // FFmpeg writes addresses with their passwords into its own log.
      av_log_set_level(AV_LOG_QUIET);
      shared = new GiveUp(deadlines);
      giveUp = shared;
    }
    return shared;
  }
}
