package org.tenshot.cluster;

import java.util.List;
import org.tenshot.domain.Embedding;

/// Takes out of embeddings what good parts differ in anyway, such as light and grain: the deviation
/// from their mean, divided by their spread (P. C. Mahalanobis, On the generalised distance in
/// statistics, 1936). With S the covariance of good parts, t the mean of its diagonal and S + t 1 =
/// L L', an embedding x becomes the solution y of L y = x - mean: so no direction counts more than
/// its mean spread twice over, however few good parts there are.
final class Whitening {

  /// So few say nothing of a spread.
  static final int FEWEST = 20;

  /// The factor takes seconds beyond this.
  private static final int GREATEST = 1024;

  private final double[] mean;

  /// Lower triangle row by row; empty where nothing is known of good parts.
  private final double[][] factor;

  private Whitening(double[] mean, double[][] factor) {
    this.mean = mean;
    this.factor = factor;
  }

  /// @param good embeddings of good parts; where they are too few, or have too many components,
  ///   nothing is taken out
  /// @param dimension of the embeddings
  static Whitening of(List<Embedding> good, int dimension) {
    if (good.size() < FEWEST || dimension > GREATEST) {
      return new Whitening(new double[dimension], new double[0][]);
    }
    double[] mean = Middle.mean(good);
    double[][] spread = covariance(good, mean);
    double trace = 0;
    for (int i = 0; i < dimension; i++) {
      trace += spread[i][i] / dimension;
    }
    if (trace < 1e-12) {
      return new Whitening(mean, new double[0][]);
    }
    for (int i = 0; i < dimension; i++) {
      spread[i][i] += trace;
    }
    factorise(spread);
    return new Whitening(mean, spread);
  }

  private static double[][] covariance(List<Embedding> good, double[] mean) {
    int dimension = mean.length;
    double[][] spread = new double[dimension][];
    for (int i = 0; i < dimension; i++) {
      spread[i] = new double[i + 1];
    }
    double[] apart = new double[dimension];
    for (Embedding own : good) {
      for (int i = 0; i < dimension; i++) {
        apart[i] = own.values()[i] - mean[i];
        double[] row = spread[i];
        for (int j = 0; j <= i; j++) {
          row[j] += apart[i] * apart[j] / (good.size() - 1);
        }
      }
    }
    return spread;
  }

  /// Cholesky's, in place.
  private static void factorise(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      double[] row = matrix[i];
      for (int j = 0; j <= i; j++) {
        double[] other = matrix[j];
        double sum = row[j];
        for (int k = 0; k < j; k++) {
          sum -= row[k] * other[k];
        }
        row[j] = i == j ? Math.sqrt(sum) : sum / other[j];
      }
    }
  }

  /// What is left of an embedding.
  double[] of(Embedding own) {
    double[] left = new double[mean.length];
    for (int i = 0; i < left.length; i++) {
      double sum = own.values()[i] - mean[i];
      if (factor.length > 0) {
        for (int k = 0; k < i; k++) {
          sum -= factor[i][k] * left[k];
        }
        sum /= factor[i][i];
      }
      left[i] = sum;
    }
    return left;
  }
}
