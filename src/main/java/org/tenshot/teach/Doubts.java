package org.tenshot.teach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Score;
import org.tenshot.domain.Verdict;
import org.tenshot.head.Example;
import org.tenshot.head.TrainingSet;

/// Shots that a person should look at again, each with the shots that are most like it: mostly it
/// is the label that is wrong.
///
/// @param shots wrong ones first, the surest disagreement before the others; then those that were
///   left to a person, the least sure one first
public record Doubts(List<Doubt> shots) {

  /// A shot and what is like it.
  ///
  /// @param shot as it was judged by a head that had not seen it
  /// @param wrong true if the head names another class than the label
  /// @param nearest shots of other parts, the most alike first
  public record Doubt(Proof.Judged shot, boolean wrong, List<Near> nearest) {

    public Doubt {
      nearest = List.copyOf(nearest);
    }

    /// True if the shots that are most like it bear the class that the head names, all of them.
    public boolean labelLooksWrong(List<ProductClass> classes) {
      ProductClass named = shot.score().best().productClass();
      return wrong
          && !nearest.isEmpty()
          && nearest.stream().allMatch(near -> classes.get(near.label()).equals(named));
    }
  }

  /// A shot that is like another.
  ///
  /// @param example index into the training set
  /// @param label its class
  /// @param cosine how alike they are, -1..1
  public record Near(int example, int label, double cosine) {}

  public Doubts {
    shots = List.copyOf(shots);
  }

  /// Looks for them.
  ///
  /// @param set what the proof was made from
  /// @param nearest how many shots to name for each
  public static Doubts of(Proof proof, TrainingSet set, int nearest) {
    List<Doubt> doubts = new ArrayList<>();
    for (Proof.Judged one : proof.doubtful()) {
      doubts.add(new Doubt(one, true, nearest(one, set, nearest)));
    }
    proof.shots().stream()
        .filter(one -> one.verdict().kind() == Verdict.Kind.REVIEW)
        .filter(one -> best(one.score()).equals(proof.classes().get(one.label())))
        .sorted(Comparator.comparingDouble(one -> one.score().best().probability()))
        .forEach(one -> doubts.add(new Doubt(one, false, nearest(one, set, nearest))));
    return new Doubts(doubts);
  }

  private static ProductClass best(Score score) {
    return score.best().productClass();
  }

  private static List<Near> nearest(Proof.Judged shot, TrainingSet set, int most) {
    Example own = set.examples().get(shot.example());
    List<Near> near = new ArrayList<>();
    for (int i = 0; i < set.examples().size(); i++) {
      Example other = set.examples().get(i);
      if (other.group() != own.group()) {
        near.add(new Near(i, other.label(), own.embedding().cosine(other.embedding())));
      }
    }
    near.sort(Comparator.comparingDouble(Near::cosine).reversed());
    return near.subList(0, Math.min(most, near.size()));
  }
}
