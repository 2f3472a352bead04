package org.tenshot.head;

import java.util.Random;
import org.tenshot.domain.PatchGrid;

/// The few directions in which the patches of good parts differ. What a patch has outside of them
/// is how unlike good it is (SubspaceAD, CVPR 2026: principal components of the patches of good
/// pictures, and the squared length of what they leave over).
final class GoodSubspace {

  /// Enough to hold what good parts have in common; more of them also hold what defects look like.
  private static final int DIRECTIONS = 16;

  /// Turns of the power iteration from anywhere, and from a subspace nearby.
  private static final int TURNS = 30;

  private static final int FEWER_TURNS = 8;

  private final float[] mean;
  private final float[][] directions;
  private final Remainder remainder;

  /// @param mean of the patches
  /// @param directions `[direction][component]`, of unit length and at right angles
  GoodSubspace(float[] mean, float[][] directions) {
    this.mean = mean;
    this.directions = directions;
    this.remainder = Remainder.outside(directions);
  }

  /// The mean of the patches.
  float[] mean() {
    return mean;
  }

  /// The directions, `[direction][component]`.
  float[][] directions() {
    return directions;
  }

  static GoodSubspace of(Moments moments) {
    int dimension = moments.mean().length;
    Random random = new Random(1);
    double[][] start = new double[Math.min(DIRECTIONS, dimension)][dimension];
    for (double[] direction : start) {
      for (int i = 0; i < dimension; i++) {
        direction[i] = random.nextGaussian();
      }
    }
    return of(moments, start, TURNS);
  }

  /// Much the same patches without a few, or with a few more.
  GoodSubspace near(Moments moments) {
    double[][] start = new double[directions.length][mean.length];
    for (int k = 0; k < start.length; k++) {
      for (int i = 0; i < mean.length; i++) {
        start[k][i] = directions[k][i];
      }
    }
    return of(moments, start, FEWER_TURNS);
  }

  /// Orthogonal iteration (Golub, Van Loan, "Matrix Computations", section 7.3.2).
  private static GoodSubspace of(Moments moments, double[][] start, int turns) {
    double[] covariance = moments.covariance();
    double[][] directions = start;
    orthogonalise(directions);
    for (int turn = 0; turn < turns; turn++) {
      double[][] next = new double[directions.length][];
      for (int k = 0; k < next.length; k++) {
        next[k] = times(covariance, directions[k]);
      }
      orthogonalise(next);
      directions = next;
    }
    return new GoodSubspace(floats(moments.mean()), floats(directions));
  }

  private static double[] times(double[] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      double own = vector[i];
      int row = i * vector.length;
      for (int j = 0; j < vector.length; j++) {
        product[j] += own * matrix[row + j];
      }
    }
    return product;
  }

  /// Gram and Schmidt's way, in place. What has no direction of its own becomes nothing.
  private static void orthogonalise(double[][] directions) {
    for (int k = 0; k < directions.length; k++) {
      double before = Math.sqrt(Vectors.dot(directions[k], directions[k]));
      for (int earlier = 0; earlier < k; earlier++) {
        double share = Vectors.dot(directions[k], directions[earlier]);
        for (int i = 0; i < directions[k].length; i++) {
          directions[k][i] -= share * directions[earlier][i];
        }
      }
      double length = Math.sqrt(Vectors.dot(directions[k], directions[k]));
      double factor = length > 1e-9 * before && length > 0 ? 1 / length : 0;
      for (int i = 0; i < directions[k].length; i++) {
        directions[k][i] *= factor;
      }
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static float[][] floats(double[][] rows) {
    float[][] floats = new float[rows.length][];
    for (int k = 0; k < rows.length; k++) {
      floats[k] = floats(rows[k]);
    }
    return floats;
  }

  /// How much of each patch lies outside, 0 and more.
  double[] outside(PatchGrid patches) {
    double[] outside = new double[patches.count()];
    double[] off = new double[Remainder.padded(mean.length)];
    for (int p = 0; p < outside.length; p++) {
      subtractMean(patches.values(), p * mean.length, off);
      outside[p] = Math.max(0, remainder.of(off));
    }
    return outside;
  }

  private void subtractMean(float[] values, int from, double[] off) {
    for (int i = 0; i < mean.length; i++) {
      off[i] = values[from + i] - mean[i];
    }
  }
}
