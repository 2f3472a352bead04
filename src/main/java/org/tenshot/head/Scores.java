package org.tenshot.head;

import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Score;

/// Puts probabilities and classes together.
final class Scores {

  private Scores() {}

  static Score of(List<ProductClass> classes, double[] probabilities, Saying why, double unusual) {
    List<Score.ClassScore> scores = new ArrayList<>(probabilities.length);
    for (int k = 0; k < probabilities.length; k++) {
      scores.add(new Score.ClassScore(classes.get(k), probabilities[k]));
    }
    return new Score(scores, why, unusual, null, null);
  }
}
