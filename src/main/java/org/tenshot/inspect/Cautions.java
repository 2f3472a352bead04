package org.tenshot.inspect;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Verdict;

/// What speaks against trusting a line at the moment although it judges: the line stands DEGRADED
/// with the worst of it, and while one of them holds, nothing passes. Any thread.
public final class Cautions {

  /// Why, and whether parts may still pass.
  ///
  /// @param saying what happened and the mend
  /// @param holds true if nothing may pass
  public record Caution(Saying saying, boolean holds) {

    /// What happened and the mend, in English.
    public String sentence() {
      return saying.english();
    }
  }

  /// One of them.
  ///
  /// @param kind its cause
  public record Standing(LineEvent.Kind kind, Caution caution) {

    /// What happened and the mend.
    public Saying saying() {
      return caution.saying();
    }

    /// True if it keeps parts from passing: all of them, or those of an eye that is not known.
    boolean stops() {
      return caution.holds() || kind == LineEvent.Kind.EYE;
    }
  }

  private final Map<LineEvent.Kind, Caution> raised = new EnumMap<>(LineEvent.Kind.class);
  private final Eyes eyes = new Eyes(this);
  private volatile @Nullable Standing worst;
  private volatile @Nullable Saying hold;

  /// Something speaks against it from now on; another caution of the same cause is replaced.
  public synchronized void raise(LineEvent.Kind cause, Caution caution) {
    raised.put(cause, caution);
    settle();
  }

  /// Something speaks against it that holds nothing. What holds the line for the same cause stays:
  /// nobody took note of it yet.
  public synchronized void warn(LineEvent.Kind cause, Saying saying) {
    Caution before = raised.get(cause);
    if (before == null || !before.holds()) {
      raise(cause, new Caution(saying, false));
    }
  }

  /// It is over.
  public synchronized void lift(LineEvent.Kind cause) {
    raised.remove(cause);
    settle();
  }

  /// What stands for a cause; null for nothing.
  public synchronized @Nullable Caution of(LineEvent.Kind cause) {
    return raised.get(cause);
  }

  /// Why nothing passes at the moment: what holds the line, else that known parts were not yet put
  /// to what judges it; null where parts may pass.
  public synchronized @Nullable Saying stops() {
    return raised.values().stream()
        .filter(Caution::holds)
        .findFirst()
        .or(() -> Optional.ofNullable(raised.get(LineEvent.Kind.EYE)))
        .map(Caution::saying)
        .orElse(null);
  }

  /// It is over, unless another one took its place.
  public synchronized void lift(LineEvent.Kind cause, @Nullable Caution expected) {
    if (expected != null && raised.get(cause) == expected) {
      lift(cause);
    }
  }

  /// Which eyes may pass parts of this line.
  public Eyes eyes() {
    return eyes;
  }

  /// The worst of what stands, which is what people are told; null where nothing stands.
  public @Nullable Standing standing() {
    return worst;
  }

  /// What is said of the worst; nothing to say where nothing stands.
  public Saying worst() {
    Standing now = worst;
    return now == null ? Saying.NOTHING : now.saying();
  }

  /// The same in English.
  public String trouble() {
    return worst().english();
  }

  /// True if what is said keeps parts from passing, so that a person must read it first.
  boolean isPressing() {
    Standing now = worst;
    return now != null && now.stops();
  }

  /// Why nothing passes; null where parts may pass.
  public @Nullable String hold() {
    Saying held = hold;
    return held == null ? null : held.english();
  }

  private void settle() {
    Standing held = first(Caution::holds);
    hold = held == null ? null : held.saying();
    worst = held != null ? held : first(caution -> true);
  }

  private @Nullable Standing first(Predicate<Caution> wanted) {
    for (Map.Entry<LineEvent.Kind, Caution> own : raised.entrySet()) {
      if (wanted.test(own.getValue())) {
        return new Standing(own.getKey(), own.getValue());
      }
    }
    return null;
  }

  /// The same inspection, or a REVIEW in the place of a PASS while nothing may pass, or where an
  /// eye judged that known parts were not put to: a person decides, and the score is kept.
  Inspection heed(Inspection inspection) {
    Saying doubt = eyes.doubt(inspection.basis().eye());
    // Read after the eyes: a challenge that fails holds the line before its eye is known.
    Saying held = hold;
    Saying why = held == null ? doubt : held;
    return why != null && inspection.verdict() instanceof Verdict.Pass
        ? inspection.withheld(why)
        : inspection;
  }
}
