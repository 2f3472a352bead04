package org.tenshot.head;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The remainder with registers that hold the four sums: four directions at a time, because a
/// component is then fetched once for all of them.
final class WideRemainder implements Remainder {

  private static final VectorSpecies<Double> FOUR = DoubleVector.SPECIES_256;

  private static final int TOGETHER = 4;

  /// One direction behind the other; nothing where a direction is missing to the last four.
  private final double[] directions;

  WideRemainder(float[][] directions) {
    int length = directions.length == 0 ? 0 : Remainder.padded(directions[0].length);
    int whole = (directions.length + TOGETHER - 1) / TOGETHER * TOGETHER;
    this.directions = new double[whole * length];
    for (int k = 0; k < directions.length; k++) {
      for (int i = 0; i < directions[k].length; i++) {
        this.directions[k * length + i] = directions[k][i];
      }
    }
  }

  /// True if the machine has registers of four such numbers.
  static boolean fit() {
    return DoubleVector.SPECIES_PREFERRED.length() >= FOUR.length();
  }

  @Override
  public double of(double[] vector) {
    double left = square(vector);
    for (int at = 0; at < directions.length; at += TOGETHER * vector.length) {
      left = without(left, vector, at);
    }
    return left;
  }

  private static double square(double[] vector) {
    DoubleVector sums = DoubleVector.zero(FOUR);
    for (int i = 0; i < vector.length; i += SUMS) {
      DoubleVector part = DoubleVector.fromArray(FOUR, vector, i);
      sums = sums.add(part.mul(part));
    }
    return total(sums);
  }

  private double without(double whole, double[] vector, int at) {
    DoubleVector first = DoubleVector.zero(FOUR);
    DoubleVector second = first;
    DoubleVector third = first;
    DoubleVector fourth = first;
    int length = vector.length;
    for (int i = 0; i < length; i += SUMS) {
      DoubleVector part = DoubleVector.fromArray(FOUR, vector, i);
      int own = at + i;
      first = first.add(part.mul(DoubleVector.fromArray(FOUR, directions, own)));
      second = second.add(part.mul(DoubleVector.fromArray(FOUR, directions, own + length)));
      third = third.add(part.mul(DoubleVector.fromArray(FOUR, directions, own + 2 * length)));
      fourth = fourth.add(part.mul(DoubleVector.fromArray(FOUR, directions, own + 3 * length)));
    }
    double left = whole - squared(total(first));
    left -= squared(total(second));
    left -= squared(total(third));
    return left - squared(total(fourth));
  }

  private static double squared(double value) {
    return value * value;
  }

  private static double total(DoubleVector sums) {
    return sums.lane(0) + sums.lane(1) + sums.lane(2) + sums.lane(3);
  }
}
