package org.tenshot.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Limits;
import org.tenshot.domain.Score;
import org.tenshot.domain.Verdict;

class NoveltyTest {

  private static final Limits LIMITS = new Limits(0.6, 0.5, 0.5);

  @Test
  void aDefectThatNobodyNamedDoesNotPass() {
    // The head learns good and rust; what comes is a third cloud.
    TrainingSet two =
        new TrainingSet(Shots.encoder(16), Shots.THREE, Shots.clouds(12, 2, 0.1, 1), null);
    Head head = KernelRidgeTrainer.averaged().train(two);
    int passed = 0;
    int unusual = 0;
    for (Example example : Shots.clouds(50, 3, 0.1, 2).subList(100, 150)) {
      Score score = head.score(example.embedding());
      unusual += score.unusual() > 1 ? 1 : 0;
      passed += LIMITS.judge(score) instanceof Verdict.Pass ? 1 : 0;
    }
    assertThat(unusual).isEqualTo(50);
    assertThat(passed).isZero();
  }

  @Test
  void goodPartsAreRarelyCalledUnusual() {
    int called = 0;
    for (int draw = 0; draw < 20; draw++) {
      TrainingSet set =
          new TrainingSet(Shots.encoder(16), Shots.THREE, Shots.clouds(10, 2, 0.2, draw), null);
      Novelty novelty = Novelty.of(set);
      for (Example example : Shots.clouds(50, 1, 0.2, 1000 + draw)) {
        called += novelty.of(example.embedding().values()) > 1 ? 1 : 0;
      }
    }
    // At most one in n + 1 without the slack.
    assertThat(called / 1000.0).isLessThan(1.0 / 11);
  }

  @Test
  void withOneGoodPartNothingIsSaid() {
    List<Example> shots = Shots.clouds(1, 2, 0.1, 3);
    Novelty novelty = Novelty.of(new TrainingSet(Shots.encoder(16), Shots.THREE, shots, null));
    assertThat(novelty.of(shots.getLast().embedding().values())).isZero();
  }
}
