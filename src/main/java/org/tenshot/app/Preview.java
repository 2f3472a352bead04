package org.tenshot.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.camera.Fired;
import org.tenshot.camera.FrameSource;
import org.tenshot.camera.MeasuredDelay;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;
import org.tenshot.image.LensAid;
import org.tenshot.inspect.SourceOpener;
import org.tenshot.ui.setup.Seen;

/// Looks at a source without judging, on a thread of its own, until it is closed.
final class Preview implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Preview.class);
  private static final long LATELY = TimeUnit.SECONDS.toNanos(10);
  private static final long PATIENCE_MILLIS = 5000;
  private static final long PATIENCE_SECONDS = 60;

  /// A folder would be over before anybody has seen a picture of it.
  private static final long FILE_PAUSE_MILLIS = 700;

  private final SourceOpener opener;
  private final String address;
  private final Supplier<Region.@Nullable Box> box;
  private final Consumer<Seen> hears;
  private final AtomicReference<@Nullable Runnable> aside = new AtomicReference<>();
  private final Deque<Long> times = new ArrayDeque<>();
  private final Thread thread;
  private volatile boolean closed;
  private @Nullable Picture picture;
  private @Nullable LensAid lens;
  private Region.@Nullable Box measured;
  private Seen.State state = Seen.State.OPENING;
  private Saying why = Saying.NOTHING;
  private volatile @Nullable String serial;

  /// @param box part of the picture that is measured; null or one that does not fit for the whole
  /// @param hears on this thread
  Preview(
      SourceOpener opener,
      String address,
      Supplier<Region.@Nullable Box> box,
      Consumer<Seen> hears) {
    this.opener = opener;
    this.address = address;
    this.box = box;
    this.hears = hears;
    this.thread = Thread.ofPlatform().name("preview").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    look();
    for (Runnable next = aside.getAndSet(null);
        next != null && !closed;
        next = aside.getAndSet(null)) {
      next.run();
      if (!closed) {
        look();
      }
    }
  }

  private void look() {
    try (FrameSource source = opener.open()) {
      boolean more = true;
      while (!closed && more && aside.get() == null) {
        Arrival arrival = source.next();
        // One that is lost tells nothing: the number stays that of the picture that is seen.
        serial = arrival instanceof Arrival.Taken ? source.serial() : serial;
        more = take(arrival);
      }
    } catch (TenshotException e) {
      say(Seen.State.REFUSED, e.saying());
    } catch (InterruptedException e) {
      LOG.debug("the preview of {} was closed", address);
    } catch (RuntimeException e) {
      LOG.error("the preview ended", e);
      say(Seen.State.REFUSED, Saying.english(e.toString()));
    }
  }

  /// Triggers the source once, in a moment when it is let go of.
  ///
  /// @param listens for so long
  CompletableFuture<Fired> fire(Duration listens) {
    return aside(() -> new TriggerTrial(address, opener).fire(listens));
  }

  /// Measures how long its pictures take, in the same way.
  CompletableFuture<MeasuredDelay> measureDelay() {
    return aside(() -> new TriggerTrial(address, opener).measure(period()));
  }

  /// From one picture to the next, as they came by themselves.
  private Duration period() {
    return times.size() < 3
        ? Duration.ZERO
        : Duration.ofNanos((times.getLast() - times.getFirst()) / (times.size() - 1));
  }

  private <T> CompletableFuture<T> aside(Callable<T> task) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Runnable once =
        () -> {
          try {
            answer.complete(task.call());
          } catch (Exception e) {
            answer.completeExceptionally(e);
          }
        };
    if (!thread.isAlive() || !aside.compareAndSet(null, once)) {
      answer.completeExceptionally(
          new TenshotException("The camera is not there, or busy: wait for its picture."));
    }
    return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// What is looked at.
  String address() {
    return address;
  }

  /// Of the camera that gave the last picture; empty where it tells none.
  @Nullable String serial() {
    return serial;
  }

  /// @return false at the end
  private boolean take(Arrival arrival) throws InterruptedException {
    switch (arrival) {
      case Arrival.Taken(Frame frame) -> {
        see(frame.picture());
        say(Seen.State.LIVE, Saying.NOTHING);
        if (frame.origin().file() != null) {
          Thread.sleep(FILE_PAUSE_MILLIS);
        }
      }
      case Arrival.Damaged(var origin, var fault) -> {
        times.add(System.nanoTime());
        say(Seen.State.LIVE, fault.saying());
      }
      case Arrival.Lost(var fault) -> say(Seen.State.LOST, fault.saying());
      case Arrival.Restored back -> say(Seen.State.LIVE, Saying.NOTHING);
      case Arrival.Nothing none -> say(null, Saying.NOTHING);
      case Arrival.Ended end -> {
        say(Seen.State.ENDED, Saying.NOTHING);
        return false;
      }
    }
    return true;
  }

  private void see(Picture next) {
    times.add(System.nanoTime());
    Region.Box part = box.get();
    boolean fits =
        part != null
            && part.x() + part.width() <= next.width()
            && part.y() + part.height() <= next.height();
    Region.Box looked =
        fits && part != null ? part : new Region.Box(0, 0, next.width(), next.height());
    lens = LensAid.of(next, looked);
    measured = looked;
    picture = next;
  }

  /// @param next null where nothing is new but the time
  private void say(Seen.@Nullable State next, Saying because) {
    if (next != null) {
      state = next;
      why = because;
    }
    long since = System.nanoTime() - LATELY;
    while (!times.isEmpty() && times.getFirst() - since < 0) {
      times.removeFirst();
    }
    if (!closed) {
      hears.accept(
          new Seen(
              address,
              state,
              picture,
              lens,
              measured,
              times.size(),
              Objects.requireNonNullElse(serial, ""),
              why));
    }
  }

  /// Lets go of the source. Waits for that for a while: a camera has one owner.
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
