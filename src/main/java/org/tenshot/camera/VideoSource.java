package org.tenshot.camera;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Pauses;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// Frames of a video file, a stream, a USB camera or a GigE Vision camera. A file ends; anything
/// live is tried again and again with growing pauses, for as long as the source is open.
///
/// Each attempt has a thread of its own ({@link VideoConnection}). What happens next is decided in
/// {@link #next()}, so that nothing here needs a thread to watch over it.
public final class VideoSource implements FrameSource {

  private static final Logger LOG = LoggerFactory.getLogger(VideoSource.class);

  private static final Duration STEP = Duration.ofMillis(900);

  /// A call gets this much longer than its deadline before it counts as hanging.
  private static final Duration GRACE = Duration.ofSeconds(1);

  /// With this many hanging calls no new attempt is made: a driver that hangs for weeks must not
  /// fill the memory with threads.
  private static final int MOST_ABANDONED = 8;

  private final FrameOrigin origin;
  private final SourceLimits limits;
  private final Clock clock;
  private final Pauses pauses;
  private final Cadence cadence = new Cadence();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<VideoConnection> abandoned = new ArrayList<>();
  private volatile VideoConnection connection;
  private State state = State.CONNECTING;
  private long attemptAtNanos;
  private long liveSinceNanos;
  private @Nullable Arrival held;
  private Saying told = Saying.NOTHING;

  private enum State {
    /// Opened, and nothing is known yet.
    CONNECTING,
    /// Frames come.
    LIVE,
    /// No frames come and an attempt is being made.
    LOST,
    /// No frames come and the next attempt is due at `attemptAtNanos`.
    PAUSING,
    /// There will be no more frames.
    ENDED
  }

  private VideoSource(FrameOrigin origin, SourceLimits limits, Clock clock) {
    this.origin = origin;
    this.limits = limits;
    this.clock = clock;
    this.pauses = new Pauses(limits.firstPause(), limits.longestPause());
    this.connection = new VideoConnection(origin, limits, clock, 0);
  }

  /// A camera need not be there yet: {@link #next()} will say that it is lost, and when it comes.
  static VideoSource live(Ffmpeg ffmpeg, VideoAddress address, SourceLimits limits, Clock clock) {
    return live(
        new FfmpegOrigin(ffmpeg, address, VideoDevices.OF_LINUX, ExpectedCamera.ANY),
        limits,
        clock);
  }

  /// The same of anything that frames can be read from.
  static VideoSource live(FrameOrigin origin, SourceLimits limits, Clock clock) {
    VideoSource source = new VideoSource(origin, limits, clock);
    source.connection.start();
    return source;
  }

  /// @throws TenshotException if the file is no video that can be read
  static VideoSource file(Ffmpeg ffmpeg, VideoAddress address, SourceLimits limits, Clock clock)
      throws TenshotException {
    VideoSource source = live(ffmpeg, address, limits, clock);
    Saying refusal = source.connection.handoff().refusal(address.name(), limits.connect());
    if (refusal != null) {
      source.close();
      throw new TenshotException(
          refusal.isEmpty()
              ? Saying.of(
                  "video.empty",
                  "{0} is a video without pictures. {1}",
                  address.name(),
                  address.mend())
              : refusal);
    }
    return source;
  }

  @Override
  public String name() {
    return origin.name();
  }

  @Override
  public Pace pace() {
    return origin.pace();
  }

  /// A picture is exposed, read out of the sensor and sent, each in no more than the time from one
  /// to the next, or the camera could not keep up.
  @Override
  public Optional<Duration> lag() {
    Duration three = cadence.period().multipliedBy(3);
    if (three.isZero()) {
      return Optional.empty();
    }
    Duration least = origin.leastLag();
    return Optional.of(three.compareTo(least) > 0 ? three : least);
  }

  @Override
  public String serial() {
    return connection.serial();
  }

  @Override
  public Arrival next() throws InterruptedException {
    Arrival kept = held;
    held = null;
    if (isClosed() || state == State.ENDED) {
      return new Arrival.Ended();
    }
    if (kept != null) {
      return kept;
    }
    if (state == State.PAUSING && !reconnected()) {
      return new Arrival.Nothing();
    }
    Handoff.Message message = connection.handoff().take(STEP);
    if (isClosed()) {
      return new Arrival.Ended();
    }
    return switch (message) {
      case null -> nothing();
      case Handoff.Came came -> came(came);
      case Handoff.Ready _ -> back() ? new Arrival.Restored() : new Arrival.Nothing();
      case Handoff.Over over -> over(over);
    };
  }

  /// Waits for the end of the pause, then makes the next attempt.
  private boolean reconnected() throws InterruptedException {
    long pause = attemptAtNanos - System.nanoTime();
    if (closed.await(Math.min(pause, STEP.toNanos()), TimeUnit.NANOSECONDS)
        || System.nanoTime() < attemptAtNanos) {
      return false;
    }
    abandoned.removeIf(hanging -> !hanging.alive());
    if (abandoned.size() >= MOST_ABANDONED) {
      attemptAtNanos = System.nanoTime() + pauses.nextNanos();
      return false;
    }
    reconnect();
    return true;
  }

  /// Together with {@link #close()} under one lock: no attempt may start after the last was
  /// stopped.
  private synchronized void reconnect() {
    if (!isClosed()) {
      long sequence = connection.handoff().nextSequence();
      connection = new VideoConnection(origin, limits, clock, sequence);
      connection.start();
      state = State.LOST;
    }
  }

  private Arrival nothing() {
    if (!connection.hangsFor(GRACE)) {
      return new Arrival.Nothing();
    }
    abandoned.add(connection);
    LOG.warn("{} hangs in its driver; {} such calls now", name(), abandoned.size());
    return lost(
        Saying.of(
            "camera.hangs",
            "{0} does not answer and its driver hangs. {1}",
            name(),
            origin.mend()));
  }

  private Arrival came(Handoff.Came came) {
    cadence.came(came.sequence(), came.nanos());
    Frame.Origin taken =
        new Frame.Origin(name(), came.sequence(), came.at(), came.nanos(), null, PartId.UNKNOWN);
    Picture picture = came.picture();
    Arrival arrival =
        picture == null
            ? new Arrival.Damaged(taken, unreadable(came))
            : new Arrival.Taken(new Frame(taken, picture, null));
    if (!back()) {
      return arrival;
    }
    held = arrival;
    return new Arrival.Restored();
  }

  /// The camera is there.
  ///
  /// @return whether it was lost until now
  private boolean back() {
    boolean back = state == State.LOST;
    if (state != State.LIVE) {
      state = State.LIVE;
      liveSinceNanos = System.nanoTime();
    }
    if (back) {
      LOG.info("{} is back", name());
    }
    return back;
  }

  private Fault unreadable(Handoff.Came came) {
    return new Fault(
        Fault.Code.PICTURE_UNREADABLE,
        Saying.of(
            "camera.frame",
            "Frame {0} of {1} cannot be read: {2}. Look at this part by hand.",
            came.sequence(),
            name(),
            came.why()));
  }

  private Arrival over(Handoff.Over over) {
    Saying why = over.why();
    if (why != null) {
      return lost(why);
    }
    if (!origin.ends()) {
      return lost(
          Saying.of("camera.ended", "{0} has ended its stream. {1}", name(), origin.mend()));
    }
    state = State.ENDED;
    return new Arrival.Ended();
  }

  private Arrival lost(Saying why) {
    connection.stop();
    cadence.interrupted();
    boolean known = state == State.LOST && why.equals(told);
    told = why;
    if (state == State.LIVE && wellFor(limits.longestPause())) {
      pauses.restart();
    }
    attemptAtNanos = System.nanoTime() + pauses.nextNanos();
    state = origin.ends() ? State.ENDED : State.PAUSING;
    if (known) {
      return new Arrival.Nothing();
    }
    LOG.warn("{}", why);
    return new Arrival.Lost(new Fault(Fault.Code.SOURCE_LOST, why));
  }

  private boolean wellFor(Duration time) {
    return System.nanoTime() - liveSinceNanos > time.toNanos();
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /// How many native calls hang that were given up; for whoever looks after the station.
  int abandonedCalls() {
    return abandoned.size();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed.countDown();
      connection.stop();
    }
    connection.awaitEnd(STEP);
  }
}
