package org.tenshot.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The control chart against the worked examples of Montgomery, Introduction to Statistical Quality
/// Control, chapter 7.
class PChartTest {

  /// Example 7.1: cans of orange juice, thirty samples of fifty.
  private static final int[] CANS = {
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12,
    7, 13, 9, 6
  };

  /// Table 7.4: purchase orders, samples of 80 to 120.
  private static final int[] ORDERS = {
    100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120, 120, 120, 110, 80, 80, 80, 90, 100, 100,
    100, 100, 90, 90
  };

  private static final int[] WRONG_ORDERS = {
    12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9, 8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9
  };

  @Test
  void limitsAreThoseOfTheBookForEqualSamples() {
    int[] fifty = CANS.clone();
    Arrays.fill(fifty, 50);
    PChart chart = chart(CANS, fifty);
    assertThat(chart.centre()).isCloseTo(0.2313, within(5e-5));
    assertThat(chart.points().getFirst().upper()).isCloseTo(0.4102, within(5e-5));
    assertThat(chart.points().getFirst().lower()).isCloseTo(0.0524, within(5e-5));
    assertThat(out(chart)).containsExactly("15", "23");
  }

  @Test
  void limitsFollowTheSizeOfEachSample() {
    PChart chart = chart(WRONG_ORDERS, ORDERS);
    assertThat(chart.centre()).isCloseTo(0.0955, within(5e-5));
    assertThat(chart.points().get(0).upper()).isCloseTo(0.184, within(5e-4));
    assertThat(chart.points().get(0).lower()).isCloseTo(0.007, within(5e-4));
    assertThat(chart.points().get(1).upper()).isCloseTo(0.194, within(5e-4));
    assertThat(chart.points().get(1).lower()).isZero();
    assertThat(chart.points().get(10).share()).isCloseTo(0.182, within(5e-4));
    assertThat(chart.points().get(10).upper()).isCloseTo(0.180, within(5e-4));
    assertThat(out(chart)).containsExactly("11");
    assertThat(chart.signals(RunRule.Family.WESTERN_ELECTRIC))
        .contains(new RunRule.Signal(RunRule.BEYOND_THREE, 10));
  }

  @Test
  void nothingIsOutWhereNothingVaries() {
    PChart none = chart(new int[] {0, 0}, new int[] {10, 20});
    assertThat(none.points())
        .allSatisfy(
            own -> {
              assertThat(own.sigmas()).isZero();
              assertThat(own.isOut()).isFalse();
            });
    assertThat(chart(new int[] {0}, new int[] {0}).points()).isEmpty();
    assertThat(chart(new int[] {0}, new int[] {0}).centre()).isNaN();
  }

  private static PChart chart(int[] rejected, int[] totals) {
    List<PChart.Subgroup> subgroups = new ArrayList<>();
    for (int i = 0; i < rejected.length; i++) {
      subgroups.add(new PChart.Subgroup(String.valueOf(i + 1), rejected[i], totals[i]));
    }
    return PChart.of(subgroups);
  }

  private static List<String> out(PChart chart) {
    return chart.points().stream().filter(PChart.Point::isOut).map(PChart.Point::name).toList();
  }
}
