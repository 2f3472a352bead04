package org.tenshot.inspect;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Eye;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Saying;

/// Which eyes may pass parts of a line: those that known parts were put to. A verdict names the eye
/// that gave it, so whatever changed, and on whichever thread, no PASS of another eye gets through.
/// Any thread.
public final class Eyes {

  /// What is said while known parts are being put to another eye.
  public static final Saying DOUBT =
      Saying.of(
          "eye.doubt",
          "Known bad parts were not yet put to what judges now (product, head, encoder, device, limits, region, prompts): nothing passes until they were.");

  private final Cautions cautions;
  private volatile @Nullable Runnable asks;
  private volatile Set<Eye> known = Set.of();
  private @Nullable Eye doubted;
  private int changes;
  private boolean closed;

  Eyes(Cautions cautions) {
    this.cautions = cautions;
  }

  /// From now on nothing passes that an eye judged which is not known.
  ///
  /// @param asked is called when an eye comes that is not known, once; has known parts put to it,
  ///   or says that none are there, and returns at once
  public void guard(Runnable asked) {
    asks = asked;
  }

  /// How often everything was forgotten.
  public synchronized int changes() {
    return changes;
  }

  /// Known parts were put to this eye, or cannot be.
  ///
  /// @param asOf what {@link #changes} said when that began: what was found out before something
  ///   changed counts no more
  /// @return false if it counts no more
  public synchronized boolean know(Eye eye, int asOf) {
    if (asOf != changes || closed) {
      return false;
    }
    Set<Eye> all = new HashSet<>(known);
    all.add(eye);
    known = Set.copyOf(all);
    settle(eye);
    return true;
  }

  /// What judges now is known: whatever was said of another eye is over. Should that one judge
  /// again, it is said again.
  ///
  /// @return false if it is not known
  public synchronized boolean settle(Eye now) {
    if (!known.contains(now)) {
      return false;
    }
    doubted = null;
    cautions.lift(LineEvent.Kind.EYE);
    return true;
  }

  /// What judges changed in a way that its name does not tell.
  public synchronized void forget() {
    known = Set.of();
    doubted = null;
    changes++;
  }

  /// Nothing passes any more on this line, whatever is found out: another product is to come.
  public synchronized void close() {
    forget();
    closed = true;
    asks = () -> {};
  }

  /// True if known parts were put to it.
  public boolean knows(Eye eye) {
    return known.contains(eye);
  }

  /// The eye that parts were held for and that is not known yet; null where there is none.
  public synchronized @Nullable Eye doubted() {
    return doubted;
  }

  /// Why what an eye judged may not pass; null where it may.
  @Nullable Saying doubt(Eye eye) {
    Runnable asked = asks;
    if (asked == null || known.contains(eye)) {
      return null;
    }
    doubtOf(eye, asked);
    return DOUBT;
  }

  private synchronized void doubtOf(Eye eye, Runnable asked) {
    if (!eye.equals(doubted) && !known.contains(eye)) {
      doubted = eye;
      cautions.raise(LineEvent.Kind.EYE, new Cautions.Caution(DOUBT, false));
      asked.run();
    }
  }
}
