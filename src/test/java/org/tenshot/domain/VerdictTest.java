package org.tenshot.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {

  @ParameterizedTest
  @EnumSource
  void onlyPassOpensTheGate(Verdict.Kind kind) {
    Verdict verdict = verdict(kind);
    assertThat(verdict.kind()).isEqualTo(kind);
    assertThat(verdict.gate()).isEqualTo(kind == Verdict.Kind.PASS ? Gate.OPEN : Gate.CLOSED);
  }

  @Test
  void everyVerdictThatThereIsHasItsKind() {
    assertThat(Arrays.stream(Verdict.class.getPermittedSubclasses()).toList())
        .hasSameSizeAs(EnumSet.allOf(Verdict.Kind.class));
    assertThat(
            List.of(Verdict.Kind.values()).stream().map(VerdictTest::verdict).map(Object::getClass))
        .doesNotHaveDuplicates();
  }

  @Test
  void theClassIsNamedExceptByAFault() {
    assertThat(new Verdict.Reject("rust").className()).isEqualTo("rust");
    assertThat(verdict(Verdict.Kind.FAULT).className()).isEmpty();
  }

  private static Verdict verdict(Verdict.Kind kind) {
    return switch (kind) {
      case PASS -> new Verdict.Pass("good");
      case REJECT -> new Verdict.Reject("rust");
      case REVIEW -> new Verdict.Review("good");
      case NO_PART -> new Verdict.NoPart("empty");
      case FAULT -> new Verdict.Faulted(new Fault(Fault.Code.LATE, "too late"));
    };
  }
}
