package org.tenshot.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Proportion;
import org.tenshot.head.Conformal;
import org.tenshot.head.Example;
import org.tenshot.head.TrainingSet;

/// How many shots can be of one kind (good, bad, no part), of several or of none, when each is
/// asked for by the shots of other groups alone (see {@link Conformal}). Kinds, not classes: two
/// shots of a defect can promise nothing of it, but ten bad ones can of bad.
///
/// @param eps in how many parts of a kind the truth may be missing
/// @param decided shots with one possible kind
/// @param several shots with several: a person decides
/// @param none shots with none: nobody has shown anything like them
/// @param held shots whose own kind was possible
public record PossibleKinds(double eps, int decided, int several, int none, Proportion held) {

  /// More shots take longer than a person waits.
  private static final int MOST = 120;

  /// Asks every shot.
  ///
  /// @return empty for more than 120 shots, and where no shot has another group beside it
  public static Optional<PossibleKinds> of(TrainingSet shots, double eps) {
    TrainingSet set = shots.byKind();
    if (set.examples().size() > MOST) {
      return Optional.empty();
    }
    int[] answers = new int[3];
    int held = 0;
    int asked = 0;
    for (Example one : set.examples()) {
      List<Example> others = new ArrayList<>(set.examples());
      others.removeIf(other -> other.group() == one.group());
      // A kind that only this group shows could not be possible.
      if (others.stream().anyMatch(other -> other.label() == one.label())) {
        List<ProductClass> possible =
            Conformal.of(new TrainingSet(set.encoder(), set.classes(), others, set.texts()))
                .possible(one.embedding(), eps);
        answers[Math.min(possible.size(), 2)]++;
        held += possible.contains(set.classes().get(one.label())) ? 1 : 0;
        asked++;
      }
    }
    return asked == 0
        ? Optional.empty()
        : Optional.of(
            new PossibleKinds(
                eps, answers[1], answers[2], answers[0], new Proportion(held, asked)));
  }
}
