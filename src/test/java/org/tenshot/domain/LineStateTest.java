package org.tenshot.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LineStateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STOPPED  | STARTING",
        "STARTING | RUNNING DEGRADED FAULT STOPPED",
        "RUNNING  | DEGRADED FAULT STOPPED",
        "DEGRADED | RUNNING FAULT STOPPED",
        "FAULT    | STARTING RUNNING DEGRADED STOPPED",
      })
  void aLineGoesOnlyWhereItMay(LineState from, String to) {
    Set<String> allowed =
        Arrays.stream(LineState.values())
            .filter(from::canBecome)
            .map(Enum::name)
            .collect(Collectors.toSet());
    assertThat(allowed).containsExactlyInAnyOrder(to.split(" "));
  }

  @ParameterizedTest
  @EnumSource
  void noStateFollowsItselfAndNothingJudgesWithoutStarting(LineState state) {
    assertThat(state.canBecome(state)).isFalse();
    assertThat(LineState.STOPPED.canBecome(state)).isEqualTo(state == LineState.STARTING);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STOPPED")
  void everyOtherStateCanBeStopped(LineState state) {
    assertThat(state.canBecome(LineState.STOPPED)).isTrue();
  }
}
