package org.tenshot.head;

/// The remainder one number at a time.
final class PlainRemainder implements Remainder {

  private final double[][] directions;

  PlainRemainder(float[][] directions) {
    this.directions = new double[directions.length][];
    for (int k = 0; k < directions.length; k++) {
      double[] wider = new double[Remainder.padded(directions[k].length)];
      for (int i = 0; i < directions[k].length; i++) {
        wider[i] = directions[k][i];
      }
      this.directions[k] = wider;
    }
  }

  @Override
  public double of(double[] vector) {
    double left = dot(vector, vector);
    for (double[] direction : directions) {
      double along = dot(vector, direction);
      left -= along * along;
    }
    return left;
  }

  private static double dot(double[] a, double[] b) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (int i = 0; i < a.length; i += SUMS) {
      first += a[i] * b[i];
      second += a[i + 1] * b[i + 1];
      third += a[i + 2] * b[i + 2];
      fourth += a[i + 3] * b[i + 3];
    }
    return first + second + third + fourth;
  }
}
