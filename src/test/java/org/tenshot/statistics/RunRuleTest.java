package org.tenshot.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Each rule at the first point at which it may speak, and one point short of it.
class RunRuleTest {

  @Test
  void westernElectric() {
    speaksLast(RunRule.BEYOND_THREE, 0.5, -3.01);
    staysQuiet(RunRule.BEYOND_THREE, 3, -3);
    speaksLast(RunRule.TWO_OF_THREE, 2.1, 0, 2.1);
    staysQuiet(RunRule.TWO_OF_THREE, 2.1, 0, 0, 2.1);
    staysQuiet(RunRule.TWO_OF_THREE, 2.1, -2.1, 0);
    speaksLast(RunRule.FOUR_OF_FIVE, -1.1, -1.1, 2, -1.1, -1.1);
    staysQuiet(RunRule.FOUR_OF_FIVE, 1.1, 1.1, 0.9, 1.1, 0.9, 1.1);
    speaksLast(RunRule.EIGHT_ON_ONE_SIDE, repeated(8, 0.1));
    staysQuiet(RunRule.EIGHT_ON_ONE_SIDE, repeated(7, 0.1));
    staysQuiet(RunRule.EIGHT_ON_ONE_SIDE, 1, 1, 1, 1, 0, 1, 1, 1, 1);
  }

  @Test
  void nelson() {
    speaksLast(RunRule.NINE_ON_ONE_SIDE, repeated(9, -0.1));
    staysQuiet(RunRule.NINE_ON_ONE_SIDE, repeated(8, -0.1));
    speaksLast(RunRule.SIX_TRENDING, 1, -2, -1, 0, 0.5, 0.6, 0.7);
    staysQuiet(RunRule.SIX_TRENDING, -2, -1, 0, 0, 0.6, 0.7, 0.8);
    speaksLast(RunRule.SIX_TRENDING, 2, 1, 0, -0.5, -0.6, -0.7);
    double[] alternating =
        IntStream.range(0, 14).mapToDouble(i -> i % 2 == 0 ? 0.3 : -0.3).toArray();
    speaksLast(RunRule.FOURTEEN_ALTERNATING, alternating);
    staysQuiet(RunRule.FOURTEEN_ALTERNATING, Arrays.copyOf(alternating, 13));
    speaksLast(RunRule.FIFTEEN_WITHIN_ONE, repeated(15, 0.9));
    staysQuiet(RunRule.FIFTEEN_WITHIN_ONE, repeated(14, 0.9));
    staysQuiet(RunRule.FIFTEEN_WITHIN_ONE, repeated(15, 1));
    speaksLast(RunRule.EIGHT_BEYOND_ONE, 1.1, -1.1, 2, -2, 1.1, -1.1, 1.1, 1.1);
    staysQuiet(RunRule.EIGHT_BEYOND_ONE, repeated(8, 1.1));
  }

  @Test
  void aFamilyTellsEveryRuleInTheOrderOfThePoints() {
    double[] z = {0, 3.5, 3.5};
    assertThat(RunRule.Family.WESTERN_ELECTRIC.signals(z))
        .containsExactly(
            new RunRule.Signal(RunRule.BEYOND_THREE, 1),
            new RunRule.Signal(RunRule.BEYOND_THREE, 2),
            new RunRule.Signal(RunRule.TWO_OF_THREE, 2));
    assertThat(RunRule.Family.NELSON.rules()).hasSize(8);
  }

  private static double[] repeated(int times, double value) {
    double[] values = new double[times];
    Arrays.fill(values, value);
    return values;
  }

  private static void speaksLast(RunRule rule, double... z) {
    assertThat(rule.signals(z)).isEqualTo(List.of(new RunRule.Signal(rule, z.length - 1)));
  }

  private static void staysQuiet(RunRule rule, double... z) {
    assertThat(rule.signals(z)).isEmpty();
  }
}
