package org.tenshot.head;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Saying;

/// How unlike all good shots a picture is: its distance to the nearest of them, as a share of the
/// largest distance at which a good shot lies from those of other groups. With n good shots a good
/// part is above 1 with a chance of at most 1 in n + 1 (conformal prediction: Vovk, Gammerman,
/// Shafer, "Algorithmic Learning in a Random World", 2005, proposition 2.3), and by the slack less
/// often.
final class Novelty {

  /// Costs few of the unknown defects and spares most good parts a person's look.
  private static final double SLACK = 1.1;

  /// What a person reads of a picture above 1.
  static final Saying WHY = Saying.of("why.unlike", "unlike every good shot");

  private final List<Example> good;

  /// How far each good part lies from the others at most, by its group.
  private final Map<Integer, Double> distances;

  private final double farthest;

  private Novelty(List<Example> good, Map<Integer, Double> distances) {
    this.good = good;
    this.distances = distances;
    this.farthest = distances.values().stream().mapToDouble(own -> own).max().orElse(0);
  }

  static Novelty of(TrainingSet set) {
    List<Example> good =
        set.examples().stream()
            .filter(one -> set.classes().get(one.label()).kind() == ClassKind.GOOD)
            .toList();
    Map<Integer, Double> distances = new TreeMap<>();
    for (Example one : good) {
      // One good part alone says nothing of how much good parts differ.
      distances.merge(one.group(), nearest(good, one), Math::max);
    }
    return new Novelty(good, distances);
  }

  /// How far a good part lies from the others, as a share of how far the farthest of those lies
  /// that are not of `without`.
  double share(int group, int without) {
    return share(distances.getOrDefault(group, 0.0), farthestWithout(without));
  }

  /// The same as {@link #of} from somebody who has seen nothing of the example's group.
  double leftOut(Example one) {
    return share(nearest(good, one), farthestWithout(one.group()));
  }

  private double farthestWithout(int group) {
    return distances.entrySet().stream()
        .filter(own -> own.getKey() != group)
        .mapToDouble(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  private static double nearest(List<Example> good, Example one) {
    double nearest = Double.POSITIVE_INFINITY;
    for (Example other : good) {
      if (other.group() != one.group()) {
        nearest = Math.min(nearest, distance(one, other.embedding().values()));
      }
    }
    return nearest;
  }

  /// 0 and more; above 1 nobody has seen a good part like it. 0 where there are too few good shots
  /// to say.
  double of(float[] values) {
    if (good.isEmpty() || Double.isInfinite(farthest)) {
      return 0;
    }
    double nearest = Double.POSITIVE_INFINITY;
    for (Example one : good) {
      nearest = Math.min(nearest, distance(one, values));
    }
    return share(nearest, farthest);
  }

  /// A distance as a share of the largest one.
  private static double share(double distance, double farthest) {
    return distance / (SLACK * Math.max(farthest, 1e-6));
  }

  private static double distance(Example one, float[] values) {
    return Math.max(0, 1 - Vectors.dot(one.embedding().values(), values));
  }
}
