package org.tenshot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Embedding;

/// What is left of embeddings without what good parts differ in.
class WhiteningTest {

  private static final double TURNED = 0.7;

  /// On a circle about a mean direction, symmetric: along it and across it nothing goes together,
  /// so the squared length that is left is that of two numbers, each by its own variance and half
  /// the trace, whichever way the whole is turned.
  @Test
  void eachDirectionCountsByItsSpreadWhicheverWayItIsTurned() {
    List<Embedding> good = new ArrayList<>();
    double along = 0;
    double across = 0;
    double mean = 0;
    int half = Whitening.FEWEST / 2;
    for (int i = 1; i <= half; i++) {
      good.add(at(0.02 * i));
      good.add(at(-0.02 * i));
      mean += Math.cos(0.02 * i) / half;
    }
    for (int i = 1; i <= half; i++) {
      along += 2 * Math.pow(Math.cos(0.02 * i) - mean, 2) / (good.size() - 1);
      across += 2 * Math.pow(Math.sin(0.02 * i), 2) / (good.size() - 1);
    }
    double least = (along + across) / 2;

    double[] left = Whitening.of(good, 2).of(at(0.5));

    double expected =
        Math.pow(Math.cos(0.5) - mean, 2) / (along + least)
            + Math.pow(Math.sin(0.5), 2) / (across + least);
    assertThat(Arrays.stream(left).map(own -> own * own).sum())
        .isCloseTo(expected, within(1e-4 * expected));
  }

  @Test
  void fewGoodPartsTakeNothingOutAndEqualOnesTheirMeanAlone() {
    List<Embedding> same = new ArrayList<>();
    for (int i = 0; i < Whitening.FEWEST; i++) {
      same.add(at(0));
    }
    Embedding own = at(0.5);
    float[] values = own.values();
    float[] mean = at(0).values();
    assertThat(Whitening.of(same.subList(1, same.size()), 2).of(own))
        .containsExactly(values[0], values[1]);
    assertThat(Whitening.of(same, 2).of(own))
        .containsExactly(new double[] {values[0] - mean[0], values[1] - mean[1]}, within(1e-6));
  }

  private static Embedding at(double angle) {
    return new Embedding(
        new float[] {(float) Math.cos(TURNED + angle), (float) Math.sin(TURNED + angle)});
  }
}
