package org.tenshot.head;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// The space that the examples span. A plane that is held small lies in it (the representer
/// theorem: Schoelkopf, Herbrich, Smola, COLT 2001), and few shots span far fewer directions than
/// an embedding has components: learning in it is the same and much faster.
final class Span {

  private static final double NOTHING = 1e-9;

  private final List<Example> examples;
  private final double[][] coordinates;

  /// `[example][direction]`: what one unit of a direction takes of each example.
  private final double[][] shares;

  private Span(List<Example> examples, double[][] coordinates, double[][] shares) {
    this.examples = examples;
    this.coordinates = coordinates;
    this.shares = shares;
  }

  /// Directions of the examples' Gram matrix with more than rounding in them.
  static Span of(List<Example> examples) {
    int n = examples.size();
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(new DMatrixRMaj(Gram.products(examples)))) {
      throw new IllegalArgumentException(
          "the examples' scalar products hold something that is no number");
    }
    int[] kept =
        IntStream.range(0, n).filter(i -> eigen.getEigenvalue(i).getReal() > NOTHING * n).toArray();
    double[][] coordinates = new double[n][kept.length];
    double[][] shares = new double[n][kept.length];
    for (int k = 0; k < kept.length; k++) {
      double root = Math.sqrt(eigen.getEigenvalue(kept[k]).getReal());
      DMatrixRMaj direction = eigen.getEigenVector(kept[k]);
      for (int i = 0; i < n; i++) {
        coordinates[i][k] = direction.get(i) * root;
        shares[i][k] = direction.get(i) / root;
      }
    }
    return new Span(examples, coordinates, shares);
  }

  /// Where an example lies, one number a direction.
  double[] coordinates(int example) {
    return coordinates[example];
  }

  /// The vector of an embedding's length with these coordinates.
  double[] vector(double[] direction) {
    double[] vector = new double[examples.getFirst().embedding().dimension()];
    for (int i = 0; i < shares.length; i++) {
      double share = Vectors.dot(shares[i], direction);
      float[] values = examples.get(i).embedding().values();
      for (int d = 0; d < vector.length; d++) {
        vector[d] += share * values[d];
      }
    }
    return vector;
  }
}
