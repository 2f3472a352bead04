package org.tenshot.head;

import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Score;

/// Moves probabilities from the share of bad parts among the shots to the share on the line: the
/// log odds of bad against good move by log(line / (1 - line)) - log(shots / (1 - shots)) (Saerens,
/// Latinne, Decaestecker, "Adjusting the outputs of a classifier to new a priori probabilities",
/// Neural Computation 14, 2002, equation 2.4). How probable it is that there is no part at all does
/// not move.
///
/// The cuts of a line are cuts on what the head says, so they need no shift; people who read a
/// probability do.
///
/// @param shots share of bad parts that the head takes for usual, above 0 and below 1
/// @param line share of bad parts on the line, above 0 and below 1
public record PriorShift(double shots, double line) {

  public PriorShift {
    if (!(shots > 0 && shots < 1 && line > 0 && line < 1)) {
      throw new IllegalArgumentException(
          "shares of bad parts must lie between 0 and 1, not " + shots + " and " + line);
    }
  }

  /// The same score for a line with another share of bad parts.
  public Score of(Score score) {
    double good = score.probability(ClassKind.GOOD) * (1 - line) / (1 - shots);
    double bad = score.probability(ClassKind.DEFECT) * line / shots;
    double part = score.probability(ClassKind.GOOD) + score.probability(ClassKind.DEFECT);
    if (good + bad == 0) {
      return score;
    }
    List<Score.ClassScore> moved = new ArrayList<>();
    for (Score.ClassScore one : score.classes()) {
      double factor =
          switch (one.productClass().kind()) {
            case GOOD -> (1 - line) / (1 - shots) * part / (good + bad);
            case DEFECT -> line / shots * part / (good + bad);
            case VOID -> 1;
          };
      // Rounding must not turn a sure answer into an invalid one.
      moved.add(
          new Score.ClassScore(one.productClass(), Math.clamp(one.probability() * factor, 0, 1)));
    }
    return new Score(moved, score.reason(), score.unusual(), null, null);
  }
}
