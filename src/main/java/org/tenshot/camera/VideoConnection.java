package org.tenshot.camera;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// One attempt to read a video or a camera: a thread of its own that opens, reads until it is
/// stopped or fails, and releases. A native call that hangs in spite of its deadline hangs only
/// this thread; it releases what it holds when the call returns.
final class VideoConnection {

  private static final Logger LOG = LoggerFactory.getLogger(VideoConnection.class);

  private final FrameOrigin origin;
  private final SourceLimits limits;
  private final Clock clock;
  private final Deadline deadline = new Deadline();
  private final Handoff handoff;
  private final Thread thread;
  private volatile String serial = "";

  VideoConnection(FrameOrigin origin, SourceLimits limits, Clock clock, long sequence) {
    this.origin = origin;
    this.limits = limits;
    this.clock = clock;
    this.handoff = new Handoff(origin.pace(), sequence);
    this.thread = Thread.ofPlatform().daemon().name("camera " + origin.name()).unstarted(this::run);
  }

  void start() {
    deadline.set(limits.connect());
    thread.start();
  }

  Handoff handoff() {
    return handoff;
  }

  /// Of the device that is open; empty before that, and where it tells none.
  String serial() {
    return serial;
  }

  /// Whether the native call should have given up this long ago.
  boolean hangsFor(Duration grace) {
    return alive() && deadline.passedBy(grace);
  }

  boolean alive() {
    return thread.isAlive();
  }

  /// Asks the thread to end; it does so at once, or as soon as its native call returns.
  void stop() {
    deadline.stop();
    handoff.close();
  }

  /// Waits for the thread, so that the device is free for whoever opens it next.
  void awaitEnd(Duration limit) {
    try {
      thread.join(limit);
    } catch (InterruptedException stopWaiting) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (FrameReader reader = origin.open(deadline)) {
      serial = reader.serial();
      readAll(reader);
    } catch (TenshotException broken) {
      brokeOff(broken);
    } catch (InterruptedException nobodyWantsMore) {
      handoff.end(new Handoff.Over(interrupted(origin.name())));
    } catch (RuntimeException | LinkageError | OutOfMemoryError unforeseen) {
      LOG.error("Reading {} failed in a way that nobody foresaw", origin.name(), unforeseen);
      handoff.end(
          new Handoff.Over(
              unreadable(origin.name(), Saying.english(unforeseen.toString()), origin.mend())));
    }
  }

  /// The last word is given before the camera is let go of: one that does not answer takes seconds
  /// for that.
  private void readAll(FrameReader reader) throws InterruptedException {
    try {
      while (!deadline.stopped() && readOne(reader)) {
        deadline.clear();
      }
    } catch (TenshotException broken) {
      brokeOff(broken);
    }
  }

  private void brokeOff(TenshotException broken) {
    LOG.debug("{} broke off", origin.name(), broken);
    handoff.end(new Handoff.Over(broken.saying()));
  }

  /// What is said of a source that somebody stopped.
  static Saying interrupted(String name) {
    return Saying.of("camera.interrupted", "{0} was interrupted. Start the line again.", name);
  }

  /// What is said of a source that cannot be read.
  static Saying unreadable(String name, Saying why, Saying mend) {
    return Saying.of("camera.unreadable", "{0} cannot be read: {1}. {2}", name, why, mend);
  }

  /// @return false at the end
  private boolean readOne(FrameReader reader) throws TenshotException, InterruptedException {
    deadline.set(limits.read());
    FrameReader.Read read = origin.skipsDamaged() ? sound(reader) : reader.read();
    long nanos = System.nanoTime();
    Instant at = clock.instant();
    deadline.clear();
    switch (read) {
      case FrameReader.Image(Picture picture, long came) ->
          handoff.put(picture, Saying.NOTHING, at.minusNanos(nanos - came), came);
      case FrameReader.Spoilt spoilt -> handoff.put(null, spoilt.why(), at, nanos);
      case FrameReader.Waiting _ -> handoff.ready();
      case FrameReader.End _ -> handoff.end(new Handoff.Over(null));
    }
    return !(read instanceof FrameReader.End);
  }

  /// A live picture that came damaged is left out; the next one is due in a moment. The deadline
  /// goes on meanwhile, so that a camera that sends nothing else counts as lost.
  private FrameReader.Read sound(FrameReader reader) throws TenshotException {
    Saying damage = Saying.NOTHING;
    try {
      FrameReader.Read read = reader.read();
      while (read instanceof FrameReader.Spoilt spoilt) {
        damage = spoilt.why();
        LOG.debug("{} left out a frame: {}", origin.name(), damage);
        read = reader.read();
      }
      return read;
    } catch (TenshotException broken) {
      throw damage.isEmpty()
          ? broken
          : new TenshotException(
              Saying.of(
                  "camera.damaged",
                  "{0} The last frame that came was damaged: {1}.",
                  broken.saying(),
                  damage),
              broken);
    }
  }
}
