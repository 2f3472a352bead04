package org.tenshot.head;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// Small dense matrices between examples.
final class Gram {

  private Gram() {}

  /// The scalar products of all pairs of examples, [n][n].
  static double[][] products(List<Example> examples) {
    int n = examples.size();
    double[][] products = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        products[i][j] =
            Vectors.dot(examples.get(i).embedding().values(), examples.get(j).embedding().values());
        products[j][i] = products[i][j];
      }
    }
    return products;
  }

  /// The inverse of a symmetric positive definite matrix, by Cholesky's decomposition.
  ///
  /// @throws IllegalArgumentException if it is not positive definite
  static DMatrixRMaj inverse(DMatrixRMaj matrix) {
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(matrix.numRows);
    if (!solver.setA(matrix.copy())) {
      throw new IllegalArgumentException(
          "a matrix that is not positive definite has no inverse here");
    }
    DMatrixRMaj inverse = new DMatrixRMaj(matrix.numRows, matrix.numRows);
    solver.invert(inverse);
    return inverse;
  }

  static DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
    CommonOps_DDRM.mult(a, b, product);
    return product;
  }
}
