package org.tenshot.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenshot.teach.Figures.Answer;

class FiguresTest {

  @Test
  void countsWhatWasNamedAndWhatEscaped() {
    Figures figures =
        Figures.of(
            Clouds.CLASSES,
            List.of(
                new Answer(0, 0, 0.1),
                new Answer(0, 0, 0.2),
                new Answer(0, 1, 0.6),
                new Answer(0, 0, 0.3),
                new Answer(1, 1, 0.9),
                new Answer(1, 0, 0.25),
                new Answer(2, 1, 0.8)));
    assertThat(figures.accuracy()).isCloseTo(4 / 7.0, within(1e-12));
    assertThat(figures.balancedAccuracy()).isCloseTo((0.75 + 0.5 + 0) / 3, within(1e-12));
    assertThat(figures.escapeRate()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(figures.falseRejectRate()).isCloseTo(0.25, within(1e-12));
    // Of twelve pairs the defect is more suspicious in ten: 0.25 loses against 0.6 and 0.3.
    assertThat(figures.auroc()).isCloseTo(10 / 12.0, within(1e-12));
    assertThat(figures.confusion()).isDeepEqualTo(new int[][] {{3, 1, 0}, {1, 1, 0}, {0, 1, 0}});
  }

  @Test
  void equalSuspicionsCountHalf() {
    Figures figures =
        Figures.of(Clouds.CLASSES, List.of(new Answer(0, 0, 0.5), new Answer(1, 0, 0.5)));
    assertThat(figures.auroc()).isEqualTo(0.5);
  }

  @Test
  void aRateWithoutAPictureBehindItIsUnknown() {
    Figures figures = Figures.of(Clouds.CLASSES, List.of(new Answer(0, 0, 0.5)));
    assertThat(figures.escapeRate()).isNaN();
    assertThat(figures.auroc()).isNaN();
    assertThat(figures.falseRejectRate()).isZero();
  }
}
