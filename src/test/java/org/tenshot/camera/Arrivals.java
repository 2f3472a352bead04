package org.tenshot.camera;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Frame;

/// Asks a source until something comes.
final class Arrivals {

  /// So long that only a source that hangs needs it.
  static final Duration LONG = Duration.ofSeconds(30);

  private Arrivals() {}

  /// The first arrival of a kind; fails if the source ends first.
  static <A extends Arrival> A first(FrameSource source, Class<A> kind) throws Exception {
    return kind.cast(first(source, kind::isInstance));
  }

  static Arrival first(FrameSource source, Predicate<Arrival> wanted) throws Exception {
    List<Arrival> before = new ArrayList<>();
    long until = System.nanoTime() + LONG.toNanos();
    while (System.nanoTime() < until) {
      Arrival arrival = source.next();
      if (wanted.test(arrival)) {
        return arrival;
      }
      if (arrival instanceof Arrival.Ended) {
        return fail("ended after " + before);
      }
      before.add(arrival);
    }
    return fail("did not come; instead " + before);
  }

  /// Everything but {@link Arrival.Nothing}, up to the end.
  static List<Arrival> all(FrameSource source) throws Exception {
    List<Arrival> all = new ArrayList<>();
    while (true) {
      Arrival arrival = source.next();
      if (arrival instanceof Arrival.Ended) {
        return all;
      }
      if (!(arrival instanceof Arrival.Nothing)) {
        all.add(arrival);
      }
    }
  }

  static Frame frame(FrameSource source) throws Exception {
    return first(source, Arrival.Taken.class).frame();
  }
}
