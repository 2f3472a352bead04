package org.tenshot.camera;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Arrival;

/// A source that ends when nothing came for too long: for a command that is to finish by itself. A
/// station keeps on trying instead.
public final class GivesUp implements FrameSource {

  private final FrameSource source;
  private final Duration limit;
  private long quietSinceNanos = System.nanoTime();
  private String lastFault = "";
  private volatile @Nullable String reason;

  /// @param limit how long nothing may come, from now on and after each frame
  public GivesUp(FrameSource source, Duration limit) {
    this.source = source;
    this.limit = limit;
  }

  /// Why the source ended before its end: a sentence for the person; null while it did not.
  public @Nullable String reason() {
    return reason;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Pace pace() {
    return source.pace();
  }

  @Override
  public Arrival next() throws InterruptedException {
    if (reason != null) {
      return new Arrival.Ended();
    }
    Arrival arrival = source.next();
    switch (arrival) {
      case Arrival.Taken _, Arrival.Damaged _ -> quietSinceNanos = System.nanoTime();
      case Arrival.Lost lost -> lastFault = lost.fault().sentence();
      case Arrival.Restored _ -> lastFault = "";
      case Arrival.Nothing _ -> {
        if (System.nanoTime() - quietSinceNanos >= limit.toNanos()) {
          return giveUp();
        }
      }
      case Arrival.Ended _ -> {}
    }
    return arrival;
  }

  private Arrival giveUp() {
    String nothing = name() + " sent no picture for " + limit.toSeconds() + " seconds. ";
    reason = nothing + (lastFault.isEmpty() ? "Check the source and start again." : lastFault);
    source.close();
    return new Arrival.Ended();
  }

  @Override
  public void close() {
    source.close();
  }
}
