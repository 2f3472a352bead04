package org.tenshot.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HumilityTest {

  private static final Humility TEN = of(Shots.clouds(10, 3, 0.1, 1));

  @Test
  void noClassAndNoKindIsSurerThanItsShotsAllow() {
    double[] good = bent(TEN, 1, 0, 0);
    assertThat(good[0]).isCloseTo(11 / 12.0, within(1e-12));
    double[] rust = bent(TEN, 0, 1, 0);
    assertThat(rust[1]).isLessThanOrEqualTo(11 / 12.0);
    // Twenty bad shots stand behind "bad".
    assertThat(rust[1] + rust[2]).isCloseTo(21 / 22.0, within(1e-12));
  }

  @Test
  void theSumStaysOneAndTheOrderStays() {
    double before = -1;
    for (double p = 0; p <= 1.0001; p += 0.01) {
      double sure = Math.min(1, p);
      double[] bent = bent(TEN, (1 - sure) * 0.6, sure, (1 - sure) * 0.4);
      assertThat(Arrays.stream(bent).sum()).isCloseTo(1, within(1e-12));
      assertThat(bent[1] + bent[2]).isGreaterThan(before);
      before = bent[1] + bent[2];
    }
  }

  @Test
  void whatIsNotSureStaysAsItIs() {
    assertThat(bent(TEN, 0.5, 0.3, 0.2)).containsExactly(0.5, 0.3, 0.2);
    assertThat(bent(TEN, 0.8, 0.1, 0.1)).containsExactly(0.8, 0.1, 0.1);
  }

  @Test
  void whatAKindGivesAwayMakesNoOtherClassTheMostProbable() {
    List<Example> one = Shots.clouds(1, 3, 0.1, 1);
    // Bad is far more probable than two bad shots allow, but no defect is more than likely.
    double[] bent = bent(of(one), 0.1, 0.45, 0.45);
    assertThat(bent[0]).isLessThan(Math.max(bent[1], bent[2]));
    double[] flat = bent(of(one), 0.32, 0.34, 0.34);
    assertThat(flat[0]).isLessThan(flat[1]);
  }

  @Test
  void viewsOfOnePartCountOnce() {
    List<Example> views = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Example one = Shots.clouds(1, 1, 0.1, i).getFirst();
      views.add(new Example(one.embedding(), 0, 7));
    }
    assertThat(bent(of(views), 1, 0, 0)[0]).isCloseTo(2 / 3.0, within(1e-12));
  }

  private static Humility of(List<Example> examples) {
    return Humility.of(new TrainingSet(Shots.encoder(16), Shots.THREE, examples, null));
  }

  private static double[] bent(Humility humility, double... probabilities) {
    humility.on(probabilities);
    return probabilities;
  }
}
