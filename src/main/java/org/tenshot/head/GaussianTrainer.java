package org.tenshot.head;

import org.ejml.data.DMatrixRMaj;

/// Gaussian discriminant analysis with one shrunk covariance for all classes, blended with the
/// prompts (Wang et al., "A hard-to-beat baseline for training-free CLIP-based adaptation", ICLR
/// 2024, equations 4 to 7; the shrinkage is Kubokawa's and Srivastava's, 2008): with the scatter
/// Z'Z of the shots around their class means and t = trace / (n - 1), omega = d (Z'Z + t I)^-1, w =
/// omega mu, b = -mu' omega mu / 2, logits = prompts + alpha (x w + b).
///
/// With fewer shots than components the inverse is taken of an n x n matrix (Woodbury's identity).
public final class GaussianTrainer implements HeadTrainer {

  private static final int PARTS = 40;

  /// How much the shots weigh against the prompts, by shots a class: counted over eleven data sets
  /// (the paper's published logs).
  private static final double[][] ALPHAS = {{1, 0.001}, {2, 0.05}, {4, 0.3}, {8, 1}, {16, 10}};

  @Override
  public String name() {
    return "gaussian";
  }

  @Override
  public Head learn(TrainingSet set) {
    return ShotHead.of(name(), set, PARTS, GaussianTrainer::margins);
  }

  private static Margins margins(TrainingSet set) {
    int classes = set.classes().size();
    int dimension = set.encoder().dimension();
    int[] counts = set.counts();
    double[][] means = new double[classes][dimension];
    for (Example example : set.examples()) {
      for (int d = 0; d < dimension; d++) {
        means[example.label()][d] += example.embedding().values()[d] / counts[example.label()];
      }
    }
    double[][] weights = precise(set, means);
    double[] offsets = new double[classes];
    for (int k = 0; k < classes; k++) {
      offsets[k] = -Vectors.dot(weights[k], means[k]) / 2;
    }
    double alpha = set.texts() == null ? 1 : alpha((double) set.examples().size() / classes);
    return values -> {
      double[] logits = TextLogits.of(set, values);
      for (int k = 0; k < classes; k++) {
        // A class without a shot has prompts alone, at the level of the nearest other class's
        // middle.
        logits[k] += counts[k] == 0 ? 0 : alpha * (Vectors.dot(weights[k], values) + offsets[k]);
      }
      return logits;
    };
  }

  /// omega mu for each class.
  private static double[][] precise(TrainingSet set, double[][] means) {
    int n = set.examples().size();
    int dimension = means[0].length;
    double[][] scatter = new double[n][dimension];
    double trace = 0;
    for (int i = 0; i < n; i++) {
      Example example = set.examples().get(i);
      for (int d = 0; d < dimension; d++) {
        scatter[i][d] = example.embedding().values()[d] - means[example.label()][d];
        trace += scatter[i][d] * scatter[i][d];
      }
    }
    double t = trace / Math.max(1, n - 1);
    double[][] weights = new double[means.length][];
    if (t < 1e-12) {
      // One shot a class has no spread: the means alone.
      for (int k = 0; k < means.length; k++) {
        weights[k] = means[k].clone();
      }
      return weights;
    }
    DMatrixRMaj inner = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        inner.set(i, j, Vectors.dot(scatter[i], scatter[j]) + (i == j ? t : 0));
      }
    }
    DMatrixRMaj inverse = Gram.inverse(inner);
    for (int k = 0; k < means.length; k++) {
      weights[k] = woodbury(scatter, inverse, means[k], dimension / t);
    }
    return weights;
  }

  /// factor [mu - Z' inverse Z mu].
  private static double[] woodbury(
      double[][] scatter, DMatrixRMaj inverse, double[] mean, double factor) {
    DMatrixRMaj projected = new DMatrixRMaj(scatter.length, 1);
    for (int i = 0; i < scatter.length; i++) {
      projected.set(i, 0, Vectors.dot(scatter[i], mean));
    }
    DMatrixRMaj solved = Gram.times(inverse, projected);
    double[] weights = new double[mean.length];
    for (int d = 0; d < mean.length; d++) {
      double sum = mean[d];
      for (int i = 0; i < scatter.length; i++) {
        sum -= scatter[i][d] * solved.get(i, 0);
      }
      weights[d] = factor * sum;
    }
    return weights;
  }

  /// Between the counted values in proportion of the logarithms.
  private static double alpha(double shots) {
    if (shots <= ALPHAS[0][0]) {
      return ALPHAS[0][1];
    }
    for (int i = 1; i < ALPHAS.length; i++) {
      if (shots <= ALPHAS[i][0]) {
        double share =
            Math.log(shots / ALPHAS[i - 1][0]) / Math.log(ALPHAS[i][0] / ALPHAS[i - 1][0]);
        return Math.exp((1 - share) * Math.log(ALPHAS[i - 1][1]) + share * Math.log(ALPHAS[i][1]));
      }
    }
    return ALPHAS[ALPHAS.length - 1][1];
  }
}
