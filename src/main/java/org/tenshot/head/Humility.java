package org.tenshot.head;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ProductClass;

/// Keeps a head from being surer than its number of shots allows. With n shots that all agreed
/// nobody knows more than (n + 1) / (n + 2): Laplace's rule of succession. Shots of one part count
/// once, and prompts count as one shot of what has none.
///
/// It is asked twice: of a kind with all shots of its classes, since ten bad parts with ten
/// different defects are ten bad parts, and then of a class with its own shots. What a class may
/// not claim goes to its kind, and what a kind may not claim goes to the other kinds. Above a knee
/// the probability rises half as fast, so that two pictures never become equally probable by it:
/// the cuts between verdicts need their order.
final class Humility {

  /// Changes with the formula, so that a head of another formula has another version.
  static final int RULE = 3;

  private final List<ProductClass> classes;
  private final double[] surest;
  private final Map<ClassKind, Double> surestOfKind = new EnumMap<>(ClassKind.class);

  private Humility(TrainingSet set) {
    this.classes = set.classes();
    this.surest = new double[classes.size()];
    for (int k = 0; k < surest.length; k++) {
      int label = k;
      surest[k] = surest(groups(set, one -> one.label() == label));
    }
    for (ProductClass one : classes) {
      surestOfKind.put(
          one.kind(), surest(groups(set, shot -> classes.get(shot.label()).kind() == one.kind())));
    }
  }

  static Humility of(TrainingSet set) {
    return new Humility(set);
  }

  private static long groups(TrainingSet set, Predicate<Example> which) {
    long groups = set.examples().stream().filter(which).mapToInt(Example::group).distinct().count();
    return groups == 0 && set.texts() != null ? 1 : groups;
  }

  private static double surest(long shots) {
    return (shots + 1.0) / (shots + 2.0);
  }

  /// Changes the probabilities in place; their sum stays 1.
  void on(double[] probabilities) {
    Map<ClassKind, Double> kinds = new EnumMap<>(ClassKind.class);
    for (int k = 0; k < probabilities.length; k++) {
      kinds.merge(classes.get(k).kind(), probabilities[k], Double::sum);
    }
    for (Map.Entry<ClassKind, Double> kind : kinds.entrySet()) {
      double before = kind.getValue();
      // Where a product has one kind alone, there is nobody to give to.
      double after =
          kinds.size() == 1 ? before : bend(before, surestOfKind.getOrDefault(kind.getKey(), 1.0));
      if (after < before) {
        double[] moved = probabilities.clone();
        move(moved, kind.getKey(), before, after);
        // Ten defects that are all alike probable are no claim for any of them: what they give away
        // must not make another class the most probable one.
        if (kindOfBest(moved) == kindOfBest(probabilities)) {
          System.arraycopy(moved, 0, probabilities, 0, moved.length);
        }
        break;
      }
    }
    for (int k = 0; k < probabilities.length; k++) {
      within(probabilities, k);
    }
  }

  private ClassKind kindOfBest(double[] probabilities) {
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      best = probabilities[k] > probabilities[best] ? k : best;
    }
    return classes.get(best).kind();
  }

  /// Scales a kind down and the others up.
  private void move(double[] probabilities, ClassKind kind, double before, double after) {
    int others = 0;
    for (ProductClass one : classes) {
      others += one.kind() == kind ? 0 : 1;
    }
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] =
          classes.get(k).kind() == kind
              ? probabilities[k] * after / before
              : probabilities[k] + (before - after) / others;
    }
  }

  /// What a class may not claim goes to the others of its kind in equal shares; a class that is
  /// alone in its kind has given already.
  private void within(double[] probabilities, int k) {
    double over = probabilities[k] - bend(probabilities[k], surest[k]);
    long mates = classes.stream().filter(one -> one.kind() == classes.get(k).kind()).count() - 1;
    if (over <= 0 || mates == 0) {
      return;
    }
    for (int other = 0; other < probabilities.length; other++) {
      if (other == k) {
        probabilities[other] -= over;
      } else if (classes.get(other).kind() == classes.get(k).kind()) {
        probabilities[other] += over / mates;
      }
    }
  }

  /// From the knee at 2 surest - 1, but never below one half, a straight line to surest at 1.
  private static double bend(double probability, double surest) {
    double knee = Math.max(0.5, 2 * surest - 1);
    return probability <= knee
        ? probability
        : knee + (probability - knee) * (surest - knee) / (1 - knee);
  }
}
