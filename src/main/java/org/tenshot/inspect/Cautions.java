package org.tenshot.inspect;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Verdict;

/// What speaks against trusting a line at the moment although it judges: the line stands DEGRADED
/// with the worst of it, and while one of them holds, nothing passes. Any thread.
public final class Cautions {

  /// Why, and whether parts may still pass.
  ///
  /// @param sentence what happened and the mend
  /// @param holds true if nothing may pass
  public record Caution(String sentence, boolean holds) {}

  private final Map<LineEvent.Kind, Caution> raised = new EnumMap<>(LineEvent.Kind.class);
  private volatile String trouble = "";
  private volatile @Nullable String hold;

  /// Something speaks against it from now on; another caution of the same cause is replaced.
  public synchronized void raise(LineEvent.Kind cause, Caution caution) {
    raised.put(cause, caution);
    settle();
  }

  /// It is over.
  public synchronized void lift(LineEvent.Kind cause) {
    raised.remove(cause);
    settle();
  }

  /// The worst of what stands; empty where nothing does.
  public String trouble() {
    return trouble;
  }

  /// Why nothing passes; null where parts may pass.
  public @Nullable String hold() {
    return hold;
  }

  private void settle() {
    hold =
        raised.values().stream()
            .filter(Caution::holds)
            .map(Caution::sentence)
            .findFirst()
            .orElse(null);
    String held = hold;
    trouble =
        held != null
            ? held
            : raised.values().stream().map(Caution::sentence).findFirst().orElse("");
  }

  /// The same inspection, or a REVIEW in the place of a PASS while nothing may pass: a person
  /// decides, and the score is kept.
  Inspection heed(Inspection inspection) {
    String why = hold;
    return why != null && inspection.verdict() instanceof Verdict.Pass
        ? inspection.withheld(why)
        : inspection;
  }
}
