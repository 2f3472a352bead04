package org.tenshot.app;

import java.time.Duration;
import java.util.List;
import org.tenshot.camera.Fired;
import org.tenshot.camera.FiredCamera;
import org.tenshot.camera.FrameSource;
import org.tenshot.camera.MeasuredDelay;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.TenshotException;
import org.tenshot.inspect.SourceOpener;

/// Triggers a source that nobody else holds, as a line would: a camera with a software trigger is
/// fired; of any other live picture the first one counts that was taken after the trigger.
///
/// @param opener of the same source
record TriggerTrial(String address, SourceOpener opener) {

  private static final int TRIES = 20;

  /// So many pictures tell how often they come.
  private static final int STEADY = 16;

  private static final long PATIENCE_NANOS = 30_000_000_000L;

  /// One trigger.
  ///
  /// @param listens for so long, where more than one picture could come
  Fired fire(Duration listens) throws TenshotException, InterruptedException {
    if (FiredCamera.fits(address)) {
      try (FiredCamera camera = FiredCamera.open(address)) {
        return camera.fire(listens);
      }
    }
    try (FrameSource source = opener.open()) {
      return source.takesWhenAsked() ? asked(source) : firstAfter(source, listens);
    }
  }

  private static Fired asked(FrameSource source) throws TenshotException, InterruptedException {
    long at = System.nanoTime();
    return one(at, awaitPicture(source));
  }

  private static Fired firstAfter(FrameSource source, Duration listens)
      throws TenshotException, InterruptedException {
    steady(source);
    long at = System.nanoTime();
    while (System.nanoTime() - at < listens.toNanos()) {
      long came = nanos(source.next());
      if (came != 0 && came - lag(source).toNanos() - at > 0) {
        return one(at, came);
      }
    }
    return new Fired(List.of(), 0);
  }

  private static Fired one(long at, long came) {
    return new Fired(List.of(Duration.ofNanos(came - at)), 0);
  }

  /// How long pictures take.
  ///
  /// @param period from one picture to the next as it was seen; zero where none came by themselves
  MeasuredDelay measure(Duration period) throws TenshotException, InterruptedException {
    if (FiredCamera.fits(address)) {
      try (FiredCamera camera = FiredCamera.open(address)) {
        return MeasuredDelay.of(camera.longest(TRIES), period, TRIES);
      }
    }
    try (FrameSource source = opener.open()) {
      if (source.takesWhenAsked()) {
        return MeasuredDelay.estimated(Duration.ZERO);
      }
      steady(source);
      return MeasuredDelay.estimated(lag(source));
    }
  }

  /// Of a steady source.
  private static Duration lag(FrameSource source) {
    return source.lag().orElse(Duration.ZERO);
  }

  private static void steady(FrameSource source) throws TenshotException, InterruptedException {
    if (source.pace() == FrameSource.Pace.EVERY) {
      throw new TenshotException(
          "The pictures of %s come by themselves, each a part of its own, and cannot be triggered: try a camera."
              .formatted(source.name()));
    }
    for (int i = 0; i < STEADY; i++) {
      awaitPicture(source);
    }
  }

  /// @return `System.nanoTime()` when it came
  private static long awaitPicture(FrameSource source)
      throws TenshotException, InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < until) {
      long came = nanos(source.next());
      if (came != 0) {
        return came;
      }
    }
    throw new TenshotException(source.name() + " gave no picture for 30 s: check the camera.");
  }

  /// @return 0 for no picture
  private static long nanos(Arrival arrival) throws TenshotException {
    return switch (arrival) {
      case Arrival.Taken(var frame) -> frame.origin().capturedNanos();
      case Arrival.Lost(var fault) -> throw new TenshotException(fault.saying());
      case Arrival.Ended end ->
          throw new TenshotException("The source is at its end: there is nothing to trigger.");
      case Arrival.Damaged damaged -> 0;
      case Arrival.Restored back -> 0;
      case Arrival.Nothing none -> 0;
    };
  }
}
