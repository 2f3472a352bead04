package org.tenshot.head;

import java.util.List;

/// The cosines of a picture with many examples at once. Component by component over all examples,
/// because the processor then does several examples at a time; each sum still runs in the order of
/// the components, so the same numbers give the same result.
final class Products {

  private final double[][] components;
  private final int examples;

  private Products(double[][] components, int examples) {
    this.components = components;
    this.examples = examples;
  }

  static Products with(List<Example> examples) {
    int dimension = examples.isEmpty() ? 0 : examples.getFirst().embedding().dimension();
    double[][] components = new double[dimension][examples.size()];
    for (int j = 0; j < examples.size(); j++) {
      float[] values = examples.get(j).embedding().values();
      for (int i = 0; i < dimension; i++) {
        components[i][j] = values[i];
      }
    }
    return new Products(components, examples.size());
  }

  /// One cosine for each example, in their order.
  double[] of(float[] values) {
    double[] products = new double[examples];
    for (int i = 0; i < components.length; i++) {
      add(products, components[i], values[i]);
    }
    return products;
  }

  private static void add(double[] products, double[] component, double value) {
    for (int j = 0; j < products.length; j++) {
      products[j] += value * component[j];
    }
  }
}
