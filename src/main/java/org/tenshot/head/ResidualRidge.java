package org.tenshot.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/// Kernel ridge regression on what the prompts leave unexplained (ProKeR: Bendou et al., "A kernel
/// perspective on training-free few-shot adaptation of large vision-language models", CVPR 2025,
/// equations 8 to 10), with exact leave-one-out.
///
/// With K_ij = exp(-width (1 - x_i.x_j) / median), one-hot labels Y, and the base B = text P + (1 -
/// text) / classes, where P are the prompts' probabilities: A = (K + ridge W^-1)^-1 (Y - B), and a
/// picture's values are its base plus its kernels with the examples times A. W balances the
/// classes. The paper's base is the raw cosine; probabilities need no extra factor.
///
/// Leaving out a group needs no second solution: its error is e = ((G^-1)_BB)^-1 A_B with G = K +
/// ridge W^-1 (Rasmussen, Williams, "Gaussian Processes for Machine Learning", 2006, equation 5.12,
/// for blocks).
final class ResidualRidge {

  private final TrainingSet set;
  private final double[][] distances;
  private final double median;
  private final double[] weights;
  private final double[][] prompted;
  private final List<int[]> groups;

  /// @param width of the kernel, as a factor to one over the median distance
  /// @param ridge how much the examples are mistrusted, above 0
  /// @param text how much the prompts are trusted, 0..1
  record Setting(double width, double ridge, double text) {}

  /// @param setting what it was solved with
  /// @param solution A above
  /// @param leftOut the values of each example when its group is left out, [n][classes]
  /// @param error mean squared error of these values, classes balanced
  record Fit(Setting setting, DMatrixRMaj solution, double[][] leftOut, double error) {}

  ResidualRidge(TrainingSet set) {
    this(set, balance(set), median(distances(set.examples())));
  }

  /// @param weights of the examples
  /// @param median distance that counts as one
  ResidualRidge(TrainingSet set, double[] weights, double median) {
    this.set = set;
    this.distances = distances(set.examples());
    this.median = median;
    this.weights = weights;
    this.prompted =
        set.examples().stream()
            .map(example -> TextLogits.probabilities(set, example.embedding().values()))
            .toArray(double[][]::new);
    this.groups = groups(set.examples());
  }

  /// The median distance between two examples.
  double median() {
    return median;
  }

  /// Solves for several settings; those that differ in `text` alone share the matrix.
  List<Fit> fit(List<Setting> settings) {
    Map<Setting, DMatrixRMaj> inverses = new LinkedHashMap<>();
    List<Fit> fits = new ArrayList<>();
    for (Setting setting : settings) {
      Setting kernel = new Setting(setting.width(), setting.ridge(), 0);
      DMatrixRMaj inverse = inverses.computeIfAbsent(kernel, this::inverse);
      fits.add(fit(setting, inverse));
    }
    return fits;
  }

  private DMatrixRMaj inverse(Setting setting) {
    int n = distances.length;
    DMatrixRMaj matrix = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix.set(i, j, kernel(setting.width(), distances[i][j]));
      }
      matrix.add(i, i, setting.ridge() / weights[i]);
    }
    return Gram.inverse(matrix);
  }

  private Fit fit(Setting setting, DMatrixRMaj inverse) {
    int n = distances.length;
    int classes = set.classes().size();
    DMatrixRMaj residual = new DMatrixRMaj(n, classes);
    for (int i = 0; i < n; i++) {
      double[] base = base(setting.text(), prompted[i]);
      for (int k = 0; k < classes; k++) {
        double truth = set.examples().get(i).label() == k ? 1 : 0;
        residual.set(i, k, truth - base[k]);
      }
    }
    DMatrixRMaj solution = Gram.times(inverse, residual);
    double[][] leftOut = new double[n][classes];
    double error = 0;
    for (int[] group : groups) {
      DMatrixRMaj errors = errors(inverse, solution, group);
      for (int b = 0; b < group.length; b++) {
        int i = group[b];
        for (int k = 0; k < classes; k++) {
          double truth = set.examples().get(i).label() == k ? 1 : 0;
          leftOut[i][k] = truth - errors.get(b, k);
          error += weights[i] * errors.get(b, k) * errors.get(b, k);
        }
      }
    }
    return new Fit(setting, solution, leftOut, error / Arrays.stream(weights).sum());
  }

  private static DMatrixRMaj errors(DMatrixRMaj inverse, DMatrixRMaj solution, int[] group) {
    int size = group.length;
    DMatrixRMaj block = new DMatrixRMaj(size, size);
    DMatrixRMaj own = new DMatrixRMaj(size, solution.numCols);
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        block.set(a, b, inverse.get(group[a], group[b]));
      }
      for (int k = 0; k < solution.numCols; k++) {
        own.set(a, k, solution.get(group[a], k));
      }
    }
    return Gram.times(Gram.inverse(block), own);
  }

  /// The sum of several fits, each with its share. Fits of one width share their kernels, so their
  /// solutions are added up once and not for every picture.
  Margins margins(List<Fit> fits, double[] shares) {
    double text = 0;
    Map<Double, DMatrixRMaj> byWidth = new LinkedHashMap<>();
    for (int f = 0; f < shares.length; f++) {
      Fit fit = fits.get(f);
      if (shares[f] > 0) {
        text += shares[f] * fit.setting().text();
        DMatrixRMaj sum =
            byWidth.computeIfAbsent(
                fit.setting().width(),
                any -> new DMatrixRMaj(fit.solution().numRows, fit.solution().numCols));
        for (int at = 0; at < sum.data.length; at++) {
          sum.data[at] += shares[f] * fit.solution().data[at];
        }
      }
    }
    double trust = text;
    Products products = Products.with(set.examples());
    return values -> {
      double[] sum = base(trust, TextLogits.probabilities(set, values));
      double[] near = products.of(values);
      for (int i = 0; i < near.length; i++) {
        near[i] = Math.max(0, 1 - near[i]);
      }
      byWidth.forEach((width, solution) -> add(sum, width, solution, near));
      return sum;
    };
  }

  private void add(double[] sum, double width, DMatrixRMaj solution, double[] near) {
    for (int i = 0; i < near.length; i++) {
      double kernel = kernel(width, near[i]);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += kernel * solution.get(i, k);
      }
    }
  }

  private double kernel(double width, double distance) {
    return Math.exp(-width * distance / median);
  }

  private static double[] base(double text, double[] asked) {
    double[] base = new double[asked.length];
    for (int k = 0; k < base.length; k++) {
      base[k] = text * asked[k] + (1 - text) / base.length;
    }
    return base;
  }

  /// So that every class weighs the same.
  private static double[] balance(TrainingSet set) {
    int[] counts = set.counts();
    long present = Arrays.stream(counts).filter(count -> count > 0).count();
    return set.examples().stream()
        .mapToDouble(one -> set.examples().size() / (double) (present * counts[one.label()]))
        .toArray();
  }

  private static double[][] distances(List<Example> examples) {
    double[][] distances = Gram.products(examples);
    for (double[] row : distances) {
      for (int j = 0; j < row.length; j++) {
        row[j] = Math.max(0, 1 - row[j]);
      }
    }
    return distances;
  }

  private static double median(double[][] distances) {
    double[] pairs = new double[distances.length * (distances.length - 1) / 2];
    int at = 0;
    for (int i = 0; i < distances.length; i++) {
      for (int j = 0; j < i; j++) {
        pairs[at++] = distances[i][j];
      }
    }
    Arrays.sort(pairs);
    // A single picture, or the same picture again and again, tells nothing of the usual distance.
    return pairs.length == 0 || pairs[pairs.length / 2] < 1e-6 ? 0.1 : pairs[pairs.length / 2];
  }

  static List<int[]> groups(List<Example> examples) {
    Map<Integer, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < examples.size(); i++) {
      members.computeIfAbsent(examples.get(i).group(), any -> new ArrayList<>()).add(i);
    }
    return members.values().stream()
        .map(own -> own.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }
}
