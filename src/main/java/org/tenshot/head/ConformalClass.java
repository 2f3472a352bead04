package org.tenshot.head;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// Asks of one class whether a picture could belong to it (see {@link Conformal}).
///
/// The shots with the picture as one more of the class are the bordered system
///
///     [ G  k ]        G = K + ridge W^-1, k the picture's kernels, g its own with its ridge,
///     [ k' g ]
///
/// whose inverse follows from G's in O(n^2): with u = G^-1 k and s = g - k'u its upper left block is
/// G^-1 + u u' / s, and the solution is A - u t' for the shots and t for the picture, with t = (r -
/// A'k) / s and r the picture's residual. The errors with a group left out are then those of {@link
/// ResidualRidge}. W already counts the picture, so that it is one of n + 1 like any other; width,
/// ridge and trust in the prompts are fixed, and the scale of distances is that of the shots.
final class ConformalClass {

  private static final double WIDTH = 1;
  private static final double RIDGE = 0.3;

  private final int label;
  private final int size;
  private final double own;
  private final DMatrixRMaj inverse;
  private final DMatrixRMaj solution;
  private final List<int[]> members = new ArrayList<>();

  /// @param label a class that has shots
  /// @param median distance that counts as one
  ConformalClass(TrainingSet set, int label, double median) {
    this.label = label;
    this.size = set.examples().size();
    int[] counts = set.counts();
    counts[label]++;
    int present = 0;
    for (int count : counts) {
      present += count > 0 ? 1 : 0;
    }
    double[] ridges = new double[counts.length];
    for (int k = 0; k < counts.length; k++) {
      ridges[k] = RIDGE * present * counts[k] / (size + 1.0);
    }
    this.own = 1 + ridges[label];
    this.inverse = Gram.inverse(matrix(set, ridges, median));
    this.solution = Gram.times(inverse, residuals(set));
    for (int[] group : ResidualRidge.groups(set.examples())) {
      for (int first = 0; first < group.length; first++) {
        if (set.examples().get(group[first]).label() == label) {
          // The one that speaks for the group comes first.
          int kept = group[0];
          group[0] = group[first];
          group[first] = kept;
          members.add(group);
          break;
        }
      }
    }
  }

  private static DMatrixRMaj matrix(TrainingSet set, double[] ridges, double median) {
    double[][] products = Gram.products(set.examples());
    DMatrixRMaj matrix = new DMatrixRMaj(products.length, products.length);
    for (int i = 0; i < products.length; i++) {
      for (int j = 0; j < products.length; j++) {
        matrix.set(i, j, kernel(Math.max(0, 1 - products[i][j]), median));
      }
      matrix.add(i, i, ridges[set.examples().get(i).label()]);
    }
    return matrix;
  }

  private static DMatrixRMaj residuals(TrainingSet set) {
    int classes = set.classes().size();
    DMatrixRMaj residuals = new DMatrixRMaj(set.examples().size(), classes);
    for (int i = 0; i < residuals.numRows; i++) {
      Example example = set.examples().get(i);
      double[] base = TextLogits.probabilities(set, example.embedding().values());
      for (int k = 0; k < classes; k++) {
        residuals.set(i, k, (example.label() == k ? 1 : 0) - base[k]);
      }
    }
    return residuals;
  }

  static double kernel(double distance, double median) {
    return Math.exp(-WIDTH * distance / median);
  }

  /// The share of the class's parts, the picture among them, that fit no better than the picture.
  ///
  /// @param kernels of the picture with every shot
  /// @param prompted what the prompts say of the picture
  double share(double[] kernels, double[] prompted) {
    double[] u = new double[size];
    double s = own;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        u[i] += inverse.get(i, j) * kernels[j];
      }
      s -= kernels[i] * u[i];
    }
    double[] error = new double[prompted.length];
    for (int k = 0; k < error.length; k++) {
      error[k] = (k == label ? 1 : 0) - prompted[k];
      for (int i = 0; i < size; i++) {
        error[k] -= kernels[i] * solution.get(i, k);
      }
    }
    double strange = strangeness(error);
    int noBetter = 1;
    for (int[] group : members) {
      noBetter += strangeness(error(group, u, s, error)) >= strange ? 1 : 0;
    }
    return noBetter / (members.size() + 1.0);
  }

  /// The error of a group's first shot when the group is left out and the picture is not.
  private double[] error(int[] group, double[] u, double s, double[] pictureError) {
    int m = group.length;
    DMatrixRMaj block = new DMatrixRMaj(m, m);
    DMatrixRMaj right = new DMatrixRMaj(m, pictureError.length);
    for (int a = 0; a < m; a++) {
      for (int b = 0; b < m; b++) {
        block.set(a, b, inverse.get(group[a], group[b]) + u[group[a]] * u[group[b]] / s);
      }
      for (int k = 0; k < pictureError.length; k++) {
        right.set(a, k, solution.get(group[a], k) - u[group[a]] * pictureError[k] / s);
      }
    }
    double[] error = new double[pictureError.length];
    if (m == 1) {
      for (int k = 0; k < error.length; k++) {
        error[k] = right.get(0, k) / block.get(0, 0);
      }
      return error;
    }
    DMatrixRMaj all = Gram.times(Gram.inverse(block), right);
    for (int k = 0; k < error.length; k++) {
      error[k] = all.get(0, k);
    }
    return error;
  }

  /// By how much another class beats this one. A value is the truth less the error.
  private double strangeness(double[] error) {
    double best = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < error.length; k++) {
      if (k != label) {
        best = Math.max(best, -error[k]);
      }
    }
    return best - (1 - error[label]);
  }
}
