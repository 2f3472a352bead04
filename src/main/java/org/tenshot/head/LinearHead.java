package org.tenshot.head;

import java.util.List;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Score;

/// A weight vector and an offset for each class.
final class LinearHead implements Head {

  private final String version;
  private final EncoderId encoder;
  private final List<ProductClass> classes;
  private final double[][] weights;
  private final double[] offsets;
  private final Link link;

  /// How the classes' values become probabilities.
  enum Link {
    /// exp(v) divided by the sum over the classes.
    SOFTMAX,
    /// Each class against all others: 1 / (1 + exp(-v)), divided by the sum over the classes.
    ONE_AGAINST_REST
  }

  /// @param kind name of the way it was learnt
  /// @param weights one row a class, as long as an embedding
  /// @param offsets one a class; negative infinity for a class that was never seen
  LinearHead(
      String kind,
      EncoderId encoder,
      List<ProductClass> classes,
      double[][] weights,
      double[] offsets,
      Link link) {
    this.encoder = encoder;
    this.classes = List.copyOf(classes);
    this.weights = weights;
    this.offsets = offsets;
    this.link = link;
    ContentHash hash = ContentHash.of(encoder, classes);
    hash.add(link.name());
    hash.add(offsets);
    for (double[] row : weights) {
      hash.add(row);
    }
    this.version = kind + "/" + hash.digits();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public EncoderId encoder() {
    return encoder;
  }

  @Override
  public List<ProductClass> classes() {
    return classes;
  }

  @Override
  public Score score(Embedding embedding) {
    double[] values = new double[classes.size()];
    for (int k = 0; k < values.length; k++) {
      values[k] = offsets[k] + Vectors.dot(weights[k], embedding.values());
    }
    if (link == Link.SOFTMAX) {
      Vectors.softmax(values);
    } else {
      shareOut(values);
    }
    return Scores.of(classes, values, "learnt from shots");
  }

  private static void shareOut(double[] values) {
    double sum = 0;
    for (int k = 0; k < values.length; k++) {
      values[k] = Vectors.sigmoid(values[k]);
      sum += values[k];
    }
    for (int k = 0; k < values.length; k++) {
      // All may be too small for a number: then nothing is known.
      values[k] = sum > 0 ? values[k] / sum : 1.0 / values.length;
    }
  }
}
