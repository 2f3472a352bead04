package org.tenshot.camera;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.aravis.Aravis;
import org.tenshot.camera.aravis.AravisCamera;
import org.tenshot.camera.aravis.GigeAddress;
import org.tenshot.domain.TenshotException;

/// A GigE Vision or USB3 Vision camera that takes a picture when it is told to and at no other
/// time, whatever its address says about triggers: for whoever sets one up. One thread uses and
/// closes it.
public final class FiredCamera implements AutoCloseable {

  /// Nothing has come for so long: what comes now was fired for.
  private static final Duration QUIET = Duration.ofMillis(100);

  private static final Duration SLICE = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final String address;
  private final AravisCamera camera;

  private FiredCamera(String address, AravisCamera camera) {
    this.address = address;
    this.camera = camera;
  }

  /// True if the address is that of a camera that can be told to.
  public static boolean fits(String address) {
    return AddressOptions.fits(address);
  }

  /// @throws TenshotException if the camera is not there, is held by somebody else, or cannot be
  ///   fired by software
  public static FiredCamera open(String address) throws TenshotException {
    String fired =
        AddressOptions.parse(address).with("fps", null).with("trigger", "software").text();
    return new FiredCamera(address, Aravis.load().open(GigeAddress.parse(fired), serial -> {}));
  }

  /// Fires once.
  ///
  /// @param listens for so long
  public Fired fire(Duration listens) throws TenshotException, InterruptedException {
    awaitQuiet();
    long at = System.nanoTime();
    camera.fire();
    List<Duration> pictures = new ArrayList<>();
    int damaged = 0;
    Duration left = listens;
    while (left.isPositive()) {
      AravisCamera.Shot shot = next(left);
      Duration after = Duration.ofNanos(System.nanoTime() - at);
      if (shot instanceof AravisCamera.Whole) {
        pictures.add(after);
      } else if (shot != null) {
        damaged++;
      }
      left = listens.minus(after);
    }
    return new Fired(pictures, damaged);
  }

  /// Fires several times and waits for each picture.
  ///
  /// @param times above 0
  /// @return the longest time from the firing to the picture
  /// @throws TenshotException if a picture does not come
  public Duration longest(int times) throws TenshotException, InterruptedException {
    Duration longest = Duration.ZERO;
    awaitQuiet();
    for (int i = 0; i < times; i++) {
      long at = System.nanoTime();
      camera.fire();
      if (next(PATIENCE) == null) {
        throw new TenshotException(
            "%s was fired and gave no picture within %d s: check its exposure, its cable and network."
                .formatted(address, PATIENCE.toSeconds()));
      }
      Duration after = Duration.ofNanos(System.nanoTime() - at);
      longest = after.compareTo(longest) > 0 ? after : longest;
    }
    return longest;
  }

  /// Waits for a picture, and ends when nobody waits any more.
  private AravisCamera.@Nullable Shot next(Duration limit)
      throws TenshotException, InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    AravisCamera.Shot shot = null;
    for (long left = limit.toNanos(); shot == null && left > 0; left = until - System.nanoTime()) {
      shot = camera.next(Duration.ofNanos(Math.min(left, SLICE.toNanos())));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return shot;
  }

  private void awaitQuiet() throws TenshotException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    AravisCamera.@Nullable Shot stray = camera.next(QUIET);
    while (stray != null) {
      if (System.nanoTime() > until) {
        throw new TenshotException(
            address
                + " gives pictures that nobody fired, although its software trigger is on: switch"
                + " other triggers off in the camera.");
      }
      stray = camera.next(QUIET);
    }
  }

  @Override
  public void close() {
    camera.close();
  }
}
