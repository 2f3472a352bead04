package org.tenshot.inspect;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Frame;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;

/// A source that says what a test tells it to, then waits until it is closed, as a camera does.
final class ScriptedSource implements FrameSource {

  private final List<Arrival> script;
  private final Pace pace;
  private final long pauseMillis;
  private final CountDownLatch closed = new CountDownLatch(1);
  private int at;

  ScriptedSource(List<Arrival> script) {
    this(script, Pace.EVERY);
  }

  ScriptedSource(List<Arrival> script, Pace pace) {
    this(script, pace, 0);
  }

  /// @param pauseMillis before each line of the script but the first
  ScriptedSource(List<Arrival> script, Pace pace, long pauseMillis) {
    this.script = script;
    this.pace = pace;
    this.pauseMillis = pauseMillis;
  }

  static Arrival frame(long sequence, Picture picture) {
    return new Arrival.Taken(new Frame(origin(sequence), picture, null));
  }

  static Frame.Origin origin(long sequence) {
    return new Frame.Origin(
        "script", sequence, Instant.EPOCH, System.nanoTime(), null, PartId.UNKNOWN);
  }

  @Override
  public String name() {
    return "script";
  }

  @Override
  public Pace pace() {
    return pace;
  }

  @Override
  public Arrival next() throws InterruptedException {
    if (closed.getCount() > 0 && at < script.size()) {
      if (at > 0 && closed.await(pauseMillis, TimeUnit.MILLISECONDS)) {
        return new Arrival.Ended();
      }
      return script.get(at++);
    }
    return closed.await(100, TimeUnit.MILLISECONDS) ? new Arrival.Ended() : new Arrival.Nothing();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
