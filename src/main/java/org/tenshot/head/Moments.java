package org.tenshot.head;

import org.tenshot.domain.PatchGrid;

/// Sums over patches from which their mean and their covariance follow. Sums can be added and taken
/// away again, which leaving out a picture needs.
final class Moments {

  private final int dimension;
  private final double[] sum;

  /// Sums of products; only those on and above the diagonal.
  private final double[] products;

  private long count;

  Moments(int dimension) {
    this.dimension = dimension;
    this.sum = new double[dimension];
    this.products = new double[dimension * dimension];
  }

  void add(PatchGrid patches) {
    double[] patch = new double[dimension];
    for (int p = 0; p < patches.count(); p++) {
      for (int i = 0; i < dimension; i++) {
        patch[i] = patches.values()[p * dimension + i];
        sum[i] += patch[i];
      }
      for (int i = 0; i < dimension; i++) {
        double own = patch[i];
        int row = i * dimension;
        for (int j = i; j < dimension; j++) {
          products[row + j] += own * patch[j];
        }
      }
    }
    count += patches.count();
  }

  /// Adds the sums of other patches.
  ///
  /// @param share 1, or -1 to take them away
  void add(Moments other, int share) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += share * other.sum[i];
    }
    for (int i = 0; i < products.length; i++) {
      products[i] += share * other.products[i];
    }
    count += share * other.count;
  }

  double[] mean() {
    double[] mean = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      mean[i] = sum[i] / count;
    }
    return mean;
  }

  /// The covariance, `dimension * dimension` numbers.
  double[] covariance() {
    double[] mean = mean();
    double[] covariance = new double[products.length];
    for (int i = 0; i < dimension; i++) {
      for (int j = i; j < dimension; j++) {
        double own = products[i * dimension + j] / count - mean[i] * mean[j];
        covariance[i * dimension + j] = own;
        covariance[j * dimension + i] = own;
      }
    }
    return covariance;
  }
}
