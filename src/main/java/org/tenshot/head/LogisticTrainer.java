package org.tenshot.head;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;

/// Logistic regression on frozen embeddings, each class against the rest: the "linear probe" of
/// CLIP (Radford et al., 2021, section 3.2 and appendix A.3).
///
/// Minimises 1/2 |w|^2 + C sum_i c_i log(1 + exp(-y_i (w x_i + b))) with liblinear's trust region
/// Newton method (Lin, Weng, Keerthi, "Trust region Newton method for large-scale logistic
/// regression", JMLR 9, 2008, equation 2). The offset b is not held small. c_i balances the two
/// sides: n / (2 n_side), so that few defects weigh as much as many good parts.
public final class LogisticTrainer implements HeadTrainer {

  /// Suits unit vectors: their differences are small, so the weights must be free to grow.
  public static final double USUAL_COST = 100;

  private static final int PARTS = 5;
  private static final double PRECISION = 1e-8;
  private static final int MOST_STEPS = 3000;

  private final double cost;

  /// @param cost C above: the weight of the shots against small weights, above 0
  public LogisticTrainer(double cost) {
    if (!(cost > 0)) {
      throw new IllegalArgumentException("the cost must be above 0, not " + cost);
    }
    this.cost = cost;
  }

  @Override
  public String name() {
    return "logistic";
  }

  @Override
  public Head learn(TrainingSet set) {
    return ShotHead.of(name(), set, PARTS, this::margins);
  }

  /// w x + b of each class.
  Margins margins(TrainingSet set) {
    int[] counts = set.counts();
    Span span = Span.of(set.examples());
    Feature[][] rows = new Feature[set.examples().size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = features(span.coordinates(i));
    }
    double[][] weights = new double[counts.length][set.encoder().dimension()];
    double[] offsets = new double[counts.length];
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] == 0 || counts[k] == rows.length) {
        // Nothing to tell apart: never this class, or always.
        offsets[k] = counts[k] == 0 ? -1 : 1;
      } else {
        double[] plane = oneAgainstRest(set.examples(), rows, k, counts[k]);
        weights[k] = span.vector(Arrays.copyOf(plane, plane.length - 1));
        offsets[k] = plane[plane.length - 1];
      }
    }
    return values -> {
      double[] margins = offsets.clone();
      for (int k = 0; k < margins.length; k++) {
        margins[k] += Vectors.dot(weights[k], values);
      }
      return margins;
    };
  }

  /// The weights, and the offset behind them.
  private double[] oneAgainstRest(List<Example> examples, Feature[][] rows, int label, int count) {
    Problem problem = new Problem();
    problem.l = rows.length;
    problem.n = rows[0].length;
    problem.x = rows;
    problem.bias = 1;
    problem.y = examples.stream().mapToDouble(one -> one.label() == label ? 1 : -1).toArray();
    Parameter parameter = new Parameter(SolverType.L2R_LR, cost, PRECISION, MOST_STEPS, 0.1);
    parameter.setRegularizeBias(false);
    double half = rows.length / 2.0;
    parameter.setWeights(
        new double[] {half / count, half / (rows.length - count)}, new int[] {1, -1});
    Model model = quietly(problem, parameter);
    // liblinear's plane points towards the label that comes first in the data.
    double side = model.getLabels()[0] == 1 ? 1 : -1;
    return Arrays.stream(model.getFeatureWeights()).map(weight -> side * weight).toArray();
  }

  private static Model quietly(Problem problem, Parameter parameter) {
    Linear.disableDebugOutput();
    return Linear.train(problem, parameter);
  }

  /// With a last component of 1 for the offset.
  private static Feature[] features(double[] values) {
    Feature[] features = new Feature[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      features[i] = new FeatureNode(i + 1, values[i]);
    }
    features[values.length] = new FeatureNode(values.length + 1, 1);
    return features;
  }
}
