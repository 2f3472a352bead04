package org.tenshot.head;

/// What a trained head computes before it speaks of probabilities: a value for each class, larger
/// for the more probable one. Immutable.
interface Margins {

  /// One value a class, in the order of the training set's classes.
  ///
  /// @param values components of an embedding
  double[] of(float[] values);
}
