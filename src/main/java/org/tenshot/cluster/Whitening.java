package org.tenshot.cluster;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.jspecify.annotations.Nullable;
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

  /// L above; null where nothing is known of good parts.
  private final @Nullable DMatrixRMaj factor;

  private Whitening(double[] mean, @Nullable DMatrixRMaj factor) {
    this.mean = mean;
    this.factor = factor;
  }

  /// @param good embeddings of good parts; where they are too few, or have too many components,
  ///   nothing is taken out
  /// @param dimension of the embeddings
  static Whitening of(List<Embedding> good, int dimension) {
    if (good.size() < FEWEST || dimension > GREATEST) {
      return new Whitening(new double[dimension], null);
    }
    double[] mean = Middle.mean(good);
    DMatrixRMaj spread = covariance(good, mean);
    double trace = CommonOps_DDRM.trace(spread) / dimension;
    if (trace < 1e-12) {
      return new Whitening(mean, null);
    }
    for (int i = 0; i < dimension; i++) {
      spread.add(i, i, trace);
    }
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(dimension, true);
    if (!cholesky.decompose(spread)) {
      throw new IllegalStateException("a covariance with more on its diagonal has a factor");
    }
    return new Whitening(mean, cholesky.getT(null));
  }

  private static DMatrixRMaj covariance(List<Embedding> good, double[] mean) {
    DMatrixRMaj apart = new DMatrixRMaj(good.size(), mean.length);
    for (int row = 0; row < good.size(); row++) {
      for (int i = 0; i < mean.length; i++) {
        apart.set(row, i, good.get(row).values()[i] - mean[i]);
      }
    }
    DMatrixRMaj spread = new DMatrixRMaj(mean.length, mean.length);
    CommonOps_DDRM.multInner(apart, spread);
    CommonOps_DDRM.scale(1.0 / (good.size() - 1), spread);
    return spread;
  }

  /// What is left of an embedding.
  double[] of(Embedding own) {
    double[] left = new double[mean.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = own.values()[i] - mean[i];
    }
    if (factor != null) {
      TriangularSolver_DDRM.solveL(factor.data, left, left.length);
    }
    return left;
  }
}
