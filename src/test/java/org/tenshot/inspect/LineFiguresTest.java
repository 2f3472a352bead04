package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Device;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Precision;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.Truth;
import org.tenshot.domain.Verdict;

class LineFiguresTest {

  private static final ProductClass GOOD = new ProductClass("good", ClassKind.GOOD);
  private static final ProductClass RUST = new ProductClass("rust", ClassKind.DEFECT);
  private static final ProductClass EMPTY = new ProductClass("empty", ClassKind.VOID);

  private final LineFigures figures = new LineFigures();

  @Test
  void escapesAreBadPartsThatPassed() {
    add(new Verdict.Pass("good"), RUST);
    add(new Verdict.Reject("rust"), RUST);
    add(new Verdict.Review("rust"), RUST);
    add(new Verdict.Faulted(new Fault(Fault.Code.ENCODER_FAILED, "broken")), RUST);
    assertThat(figures.escapes()).isEqualTo(new Proportion(1, 4));
    assertThat(figures.goodPassed().isUnknown()).isTrue();
  }

  @Test
  void reviewsOfGoodPartsAreNoFalseRejects() {
    add(new Verdict.Pass("good"), GOOD);
    add(new Verdict.Review("good"), GOOD);
    add(new Verdict.Reject("rust"), GOOD);
    assertThat(figures.falseRejects()).isEqualTo(new Proportion(1, 3));
    assertThat(figures.goodPassed()).isEqualTo(new Proportion(1, 3));
  }

  @Test
  void emptyFixturesAndFaultsAreOutsideTheYield() {
    add(new Verdict.Pass("good"), GOOD);
    add(new Verdict.NoPart("empty"), EMPTY);
    add(new Verdict.Faulted(new Fault(Fault.Code.ENCODER_FAILED, "broken")), GOOD);
    assertThat(figures.counts().parts()).isEqualTo(1);
    assertThat(figures.counts().yield()).isEqualTo(1);
    assertThat(figures.counts().frames()).isEqualTo(3);
  }

  @Test
  void theLatencyIsTheShareOfTheLastFrames() {
    for (int i = 1; i <= 100; i++) {
      add(new Verdict.Pass("good"), GOOD, i * 1_000_000L);
    }
    assertThat(figures.latencyMillis(0.5)).isEqualTo(51);
    assertThat(figures.latencyMillis(0.99)).isEqualTo(100);
  }

  private void add(Verdict verdict, ProductClass truth) {
    add(verdict, truth, 1_000_000);
  }

  private void add(Verdict verdict, ProductClass truth, long totalNanos) {
    figures.add(
        new Inspection(
            new Frame.Origin("test", 0, Instant.EPOCH, 0, null, PartId.UNKNOWN),
            verdict,
            null,
            null,
            new StepTimes(0, 0, 0, totalNanos),
            new Inspection.Basis(
                "product",
                "hash",
                new EncoderId("test", "00", Precision.FP32, 1, 2),
                Device.Kind.CPU,
                "head"),
            new Truth(truth, null)));
  }
}
