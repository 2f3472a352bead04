package org.tenshot.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemainderTest {

  private static final Random RANDOM = new Random(5);

  @ParameterizedTest
  @CsvSource({"512,16", "513,16", "7,3", "4,4", "6,5", "3,0"})
  void wideRegistersGiveTheSameBits(int dimension, int count) {
    float[][] directions = new float[count][dimension];
    for (float[] direction : directions) {
      for (int i = 0; i < dimension; i++) {
        direction[i] = (float) RANDOM.nextGaussian();
      }
    }
    double[] vector = vector(dimension);
    assertThat(new WideRemainder(directions).of(vector))
        .isEqualTo(new PlainRemainder(directions).of(vector));
  }

  @ParameterizedTest
  @CsvSource({"512", "7"})
  void whatLiesAlongTheDirectionsIsTakenOff(int dimension) {
    double[] vector = vector(dimension);
    float[][] axes = new float[3][dimension];
    double left = 0;
    for (int i = 0; i < dimension; i++) {
      left += i == 0 || i == 2 || i == dimension - 1 ? 0 : vector[i] * vector[i];
    }
    axes[0][0] = 1;
    axes[1][2] = 1;
    axes[2][dimension - 1] = -1;
    assertThat(new PlainRemainder(axes).of(vector)).isCloseTo(left, within(1e-9));
    assertThat(new WideRemainder(axes).of(vector)).isCloseTo(left, within(1e-9));
  }

  private static double[] vector(int dimension) {
    double[] vector = new double[Remainder.padded(dimension)];
    for (int i = 0; i < dimension; i++) {
      vector[i] = RANDOM.nextGaussian();
    }
    return vector;
  }
}
