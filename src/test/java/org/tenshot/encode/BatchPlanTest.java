package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenshot.encode.BatchPlan.Measured;

class BatchPlanTest {

  @Test
  void theSmallestRunThatIsNearlyTheFastestPerPicture() {
    BatchPlan plan =
        BatchPlan.of(
            List.of(
                new Measured(1, 6, 0),
                new Measured(2, 10, 0),
                new Measured(4, 16.4, 0),
                new Measured(8, 32, 0)));
    assertThat(plan.line()).as("4.1 ms is within 5 % of 4.0 ms").isEqualTo(4);
    assertThat(plan.background()).isEqualTo(4);
  }

  @Test
  void oneByOneWhereRunsGrowAsFastAsTheirPictures() {
    BatchPlan plan = BatchPlan.of(List.of(new Measured(1, 6, 0), new Measured(2, 12.1, 0)));
    assertThat(plan.line()).isEqualTo(1);
  }

  @Test
  void aSizeThatChangesEmbeddingsIsLeftOut() {
    BatchPlan plan =
        BatchPlan.of(
            List.of(new Measured(1, 6, 0), new Measured(2, 10, 1e-9), new Measured(4, 12, 1e-3)));
    assertThat(plan.line()).isEqualTo(2);
    BatchPlan none = BatchPlan.of(List.of(new Measured(1, 6, 0), new Measured(2, 8, Double.NaN)));
    assertThat(none.line()).as("NaN is no embedding at all").isEqualTo(1);
  }

  @Test
  void aBackgroundRunIsShortWhateverPaysForLines() {
    BatchPlan plan =
        BatchPlan.of(
            List.of(new Measured(1, 15, 0), new Measured(2, 19, 0), new Measured(4, 30, 0)));
    assertThat(plan.line()).isEqualTo(4);
    assertThat(plan.background()).isEqualTo(2);
  }
}
