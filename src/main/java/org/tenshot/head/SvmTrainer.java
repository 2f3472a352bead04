package org.tenshot.head;

import java.util.List;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/// A support vector machine with Gaussian kernel, each class against the rest, by libsvm (Chang,
/// Lin, "LIBSVM: a library for support vector machines", ACM TIST 2, 2011, equation 1). The
/// kernel's width is gamma = 1 / (components x variance of all components), which scikit-learn
/// calls "scale"; both sides weigh the same.
public final class SvmTrainer implements HeadTrainer {

  /// As the bearing recipe has it.
  public static final double USUAL_COST = 0.1;

  private static final int PARTS = 10;
  private static final double PRECISION = 1e-7;
  private static final double CACHE_MEGABYTES = 16;

  private final double cost;

  /// @param cost C, above 0
  public SvmTrainer(double cost) {
    if (!(cost > 0)) {
      throw new IllegalArgumentException("the cost must be above 0, not " + cost);
    }
    this.cost = cost;
  }

  @Override
  public String name() {
    return "svm";
  }

  @Override
  public Head learn(TrainingSet set) {
    return ShotHead.of(name(), set, PARTS, this::margins);
  }

  /// The signed distances of each class's machine, in units of the margin.
  Margins margins(TrainingSet set) {
    double gamma = gamma(set.examples());
    float[][] rows =
        set.examples().stream().map(one -> one.embedding().values()).toArray(float[][]::new);
    Machine[] machines = new Machine[set.classes().size()];
    int[] counts = set.counts();
    for (int k = 0; k < machines.length; k++) {
      if (counts[k] > 0 && counts[k] < rows.length) {
        machines[k] = oneAgainstRest(set.examples(), k, counts[k], gamma);
      }
    }
    return values -> {
      double[] kernel = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        kernel[i] = Math.exp(-gamma * squaredDistance(rows[i], values));
      }
      double[] margins = new double[machines.length];
      for (int k = 0; k < margins.length; k++) {
        Machine machine = machines[k];
        margins[k] = machine == null ? (counts[k] > 0 ? 1 : -1) : machine.at(kernel);
      }
      return margins;
    };
  }

  /// A weight for each example and an offset.
  private record Machine(double[] weights, double offset) {
    double at(double[] kernel) {
      return Vectors.dot(weights, kernel) + offset;
    }
  }

  private Machine oneAgainstRest(List<Example> examples, int label, int count, double gamma) {
    int n = examples.size();
    svm_problem problem = new svm_problem();
    problem.l = n;
    problem.y = examples.stream().mapToDouble(one -> one.label() == label ? 1 : -1).toArray();
    problem.x = new svm_node[n][];
    for (int i = 0; i < n; i++) {
      problem.x[i] = nodes(examples.get(i).embedding().values());
    }
    svm_parameter parameter = new svm_parameter();
    parameter.svm_type = svm_parameter.C_SVC;
    parameter.kernel_type = svm_parameter.RBF;
    parameter.gamma = gamma;
    parameter.C = cost;
    parameter.eps = PRECISION;
    parameter.cache_size = CACHE_MEGABYTES;
    parameter.shrinking = 0;
    parameter.nr_weight = 2;
    parameter.weight_label = new int[] {1, -1};
    parameter.weight = new double[] {n / (2.0 * count), n / (2.0 * (n - count))};
    svm.svm_set_print_string_function(text -> {});
    svm_model model = svm.svm_train(problem, parameter);
    double side = model.label[0] == 1 ? 1 : -1;
    double[] weights = new double[n];
    for (int i = 0; i < model.l; i++) {
      weights[model.sv_indices[i] - 1] = side * model.sv_coef[0][i];
    }
    return new Machine(weights, -side * model.rho[0]);
  }

  private static svm_node[] nodes(float[] values) {
    svm_node[] nodes = new svm_node[values.length];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = new svm_node();
      nodes[i].index = i + 1;
      nodes[i].value = values[i];
    }
    return nodes;
  }

  private static double squaredDistance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = (double) a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  private static double gamma(List<Example> examples) {
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (Example example : examples) {
      for (float value : example.embedding().values()) {
        sum += value;
        squares += (double) value * value;
        count++;
      }
    }
    double variance = squares / count - sum / count * (sum / count);
    int components = examples.getFirst().embedding().dimension();
    return variance > 0 ? 1 / (components * variance) : 1;
  }
}
