package org.tenshot.ui.teach;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ProductClass;
import org.tenshot.ui.common.Strings;

/// What a person should do next, so that nobody has to know the way.
final class NextStep {

  /// Shots of a class that are enough to begin with.
  static final int ENOUGH = 10;

  private static final int LEAST = 2;

  private final Strings strings;

  NextStep(Strings strings) {
    this.strings = strings;
  }

  /// True if there is anything to tell apart: two good shots and two others.
  static boolean canTeach(TeachFacts facts) {
    return count(facts, true) >= LEAST && count(facts, false) >= LEAST;
  }

  private static int count(TeachFacts facts, boolean good) {
    return facts.classes().stream()
        .filter(own -> (own.kind() == ClassKind.GOOD) == good)
        .mapToInt(facts::shotsOf)
        .sum();
  }

  String sentence(
      @Nullable TeachFacts facts,
      boolean nothingThere,
      boolean teaching,
      @Nullable HeadProof proof) {
    if (facts == null) {
      return strings.text("teach.next.wait");
    }
    if (teaching) {
      return strings.text("teach.next.teaching");
    }
    if (!canTeach(facts)) {
      if (nothingThere) {
        return strings.text("teach.next.no-pictures");
      }
      return count(facts, true) < LEAST
          ? strings.text("teach.next.good", LEAST - count(facts, true))
          : strings.text("teach.next.bad", LEAST - count(facts, false));
    }
    if (proof != null && !proof.locked().isEmpty()) {
      return strings.text("teach.next.locked");
    }
    Optional<ProductClass> fewest =
        facts.classes().stream()
            .filter(own -> facts.shotsOf(own) > 0 && facts.shotsOf(own) < ENOUGH)
            .min(Comparator.comparingInt(facts::shotsOf));
    if (fewest.isPresent()) {
      ProductClass own = fewest.get();
      return strings.text("teach.next.more", ENOUGH - facts.shotsOf(own), own.name());
    }
    if (proof != null && !proof.doubts().isEmpty()) {
      return strings.text("teach.next.doubts", proof.doubts().size());
    }
    return strings.text("teach.next.promote");
  }
}
