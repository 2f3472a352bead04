package org.tenshot.head;

import java.util.List;
import org.tenshot.domain.ClassKind;

/// How unlike all good shots a picture is: its distance to the nearest of them, as a share of the
/// largest distance at which a good shot lies from those of other groups. With n good shots a good
/// part is above 1 with a chance of at most 1 in n + 1 (conformal prediction: Vovk, Gammerman,
/// Shafer, "Algorithmic Learning in a Random World", 2005, proposition 2.3), and by the slack less
/// often.
final class Novelty {

  /// Costs few of the unknown defects and spares most good parts a person's look.
  private static final double SLACK = 1.1;

  /// What a person reads of a picture above 1.
  static final String WHY = "unlike every good shot";

  private final List<Example> good;
  private final double farthest;

  private Novelty(List<Example> good, double farthest) {
    this.good = good;
    this.farthest = farthest;
  }

  static Novelty of(TrainingSet set) {
    List<Example> good =
        set.examples().stream()
            .filter(one -> set.classes().get(one.label()).kind() == ClassKind.GOOD)
            .toList();
    double farthest = 0;
    for (Example one : good) {
      // One good part alone says nothing of how much good parts differ.
      farthest = Math.max(farthest, nearest(good, one));
    }
    return new Novelty(good, farthest);
  }

  /// How far a good shot lies from those of other parts.
  double leftOut(Example one) {
    return nearest(good, one);
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
  static double share(double distance, double farthest) {
    return distance / (SLACK * Math.max(farthest, 1e-6));
  }

  private static double distance(Example one, float[] values) {
    return Math.max(0, 1 - Vectors.dot(one.embedding().values(), values));
  }
}
