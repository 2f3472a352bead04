package org.tenshot.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {

  @Test
  void noneOfTenStillAllowsThirtyPerCent() {
    Proportion none = new Proportion(0, 10);
    assertThat(none.lower()).isZero();
    assertThat(none.upper()).isCloseTo(1 - Math.pow(0.025, 0.1), within(1e-9));
  }

  @Test
  void allOfTenIsTheMirrorOfNone() {
    Proportion all = new Proportion(10, 10);
    assertThat(all.upper()).isEqualTo(1);
    assertThat(all.lower()).isCloseTo(Math.pow(0.025, 0.1), within(1e-9));
  }

  /// Reference values of scipy.stats.binomtest(k, n).proportion_ci(method="exact").
  @Test
  void theIntervalIsClopperAndPearsons() {
    Proportion five = new Proportion(5, 50);
    assertThat(five.lower()).isCloseTo(0.033275, within(1e-6));
    assertThat(five.upper()).isCloseTo(0.218135, within(1e-6));
    Proportion most = new Proportion(290, 300);
    assertThat(most.lower()).isCloseTo(0.939554, within(1e-6));
    assertThat(most.upper()).isCloseTo(0.983902, within(1e-6));
  }

  @Test
  void nothingSeenIsUnknownAndNeverZeroPerCent() {
    Proportion nothing = new Proportion(0, 0);
    assertThat(nothing.isUnknown()).isTrue();
    assertThat(nothing.value()).isNaN();
    assertThat(nothing.toString()).contains("unknown").doesNotContain("%");
  }

  @Test
  void thousandsDoNotUnderflow() {
    Proportion half = new Proportion(50_000, 100_000);
    assertThat(half.lower()).isCloseTo(0.4969, within(1e-3));
    assertThat(half.upper()).isCloseTo(0.5031, within(1e-3));
  }

  @Test
  void moreThanAllIsRefused() {
    assertThatThrownBy(() -> new Proportion(3, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
