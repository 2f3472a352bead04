package org.tenshot.head;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.ProductClass;

/// Which classes a picture can have, with a promise: whatever the pictures look like, the true
/// class is missing from the set in at most a share eps of the pictures of each class, as long as
/// they come from the same line as the shots (full conformal prediction, class by class: Vovk,
/// Gammerman, Shafer, "Algorithmic Learning in a Random World", 2005, chapters 2.2 and 4.5).
///
/// For every class the picture is taken in as one more shot of it. The shots of that class and the
/// picture are then judged by kernel ridge on the prompts' residual, each by all others, and the
/// class stays possible unless nearly all of its shots fit it better than the picture does.
///
/// Shots of one part are left out together and count once, by the first of them. A class without
/// shots is never possible: there is nothing to compare with. With n shots of a class nothing below
/// 1 / (n + 1) can be promised, and a smaller eps keeps every class possible.
public final class Conformal {

  /// Of more shots an even choice takes part: every picture costs time that grows with their
  /// square.
  static final int MOST = 300;

  private final TrainingSet set;
  private final double median;
  private final List<@Nullable ConformalClass> classes = new ArrayList<>();

  private Conformal(TrainingSet all) {
    // Prompts speak of a tile; pictures of tiles are compared with each other alone.
    TrainingSet some = all.atMost(MOST);
    this.set = some.encoder().view().tiles() > 1 ? some.withoutTexts() : some;
    ResidualRidge ridge = new ResidualRidge(set);
    this.median = ridge.median();
    int[] counts = set.counts();
    for (int k = 0; k < counts.length; k++) {
      classes.add(counts[k] == 0 ? null : new ConformalClass(set, k, median));
    }
  }

  /// Prepares the answer for a set of shots.
  public static Conformal of(TrainingSet set) {
    return new Conformal(set);
  }

  /// For every class the share of its shots, with the picture among them, that fit it no better
  /// than the picture does: 1 / (n + 1) to 1, and 0 for a class without shots. In the order of the
  /// set's classes.
  ///
  /// @throws IllegalArgumentException if the embedding has another length than the shots
  public double[] shares(Embedding embedding) {
    if (embedding.dimension() != set.encoder().dimension()) {
      throw new IllegalArgumentException(
          "an embedding of %d components for shots of encoder %s"
              .formatted(embedding.dimension(), set.encoder()));
    }
    float[] values = embedding.values();
    double[] kernels = new double[set.examples().size()];
    for (int i = 0; i < kernels.length; i++) {
      double distance =
          Math.max(0, 1 - Vectors.dot(set.examples().get(i).embedding().values(), values));
      kernels[i] = ConformalClass.kernel(distance, median);
    }
    double[] prompted = TextLogits.probabilities(set, values);
    double[] shares = new double[classes.size()];
    for (int k = 0; k < shares.length; k++) {
      ConformalClass own = classes.get(k);
      shares[k] = own == null ? 0 : own.share(kernels, prompted);
    }
    return shares;
  }

  /// The classes that the picture can have.
  ///
  /// @param eps in how many pictures of a class it may be missing, above 0 and below 1
  public List<ProductClass> possible(Embedding embedding, double eps) {
    double[] shares = shares(embedding);
    List<ProductClass> possible = new ArrayList<>();
    for (int k = 0; k < shares.length; k++) {
      // A share such as 3/30 must not fall on the wrong side of 0.1 by rounding.
      if (shares[k] > eps + 1e-12) {
        possible.add(set.classes().get(k));
      }
    }
    return possible;
  }

  /// The smallest eps that so many shots of a class can promise: 1 / (n + 1).
  public static double promise(long shots) {
    return 1.0 / (shots + 1);
  }

  /// How many shots of a class it takes to promise eps: 333 for 0.3 %.
  ///
  /// @param eps above 0
  public static long shotsFor(double eps) {
    return (long) Math.ceil(1 / eps - 1e-9) - 1;
  }
}
