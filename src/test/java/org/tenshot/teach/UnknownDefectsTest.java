package org.tenshot.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.KernelRidgeTrainer;

class UnknownDefectsTest {

  @Test
  void aDefectThatNobodyNamedIsSeenToBeUnlikeGoodShots() throws Exception {
    UnknownDefects.Result result =
        new UnknownDefects(Clouds.of(40, 1, 0.15, 1), null, 5, 1)
            .of(KernelRidgeTrainer.averaged(), 10);
    assertThat(result.takenForGood()).isGreaterThan(0.2);
    assertThat(result.missed()).isLessThan(0.01);
    assertThat(result.goodUnusual()).isLessThan(0.15);
  }

  @Test
  void withOneKindOfDefectThereIsNothingToLeaveOut() {
    LabelledSet two = Clouds.of(10, 1, 0.1, 1).goodAgainstDefect();
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> new UnknownDefects(two, null, 1, 1).of(KernelRidgeTrainer.averaged(), 2))
        .satisfies(e -> assertThat(e.sentence()).contains("--unknown", "two defects"));
  }
}
