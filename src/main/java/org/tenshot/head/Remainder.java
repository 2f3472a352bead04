package org.tenshot.head;

/// How much of a vector lies outside of a few directions: its squared length without its shares
/// along them. Every way of computing it gives the same bits: component i is added to sum i % 4,
/// the four sums are added in their order, and so are the directions. Immutable.
interface Remainder {

  /// Sums that run beside each other, because each addition would wait for the one before it.
  int SUMS = 4;

  /// @param vector its components, with zeros to {@link #padded}
  double of(double[] vector);

  /// The length of arrays for vectors of so many components.
  static int padded(int dimension) {
    return (dimension + SUMS - 1) / SUMS * SUMS;
  }

  /// @param directions of unit length and at right angles
  static Remainder outside(float[][] directions) {
    return new LaterWideRemainder(directions);
  }
}
