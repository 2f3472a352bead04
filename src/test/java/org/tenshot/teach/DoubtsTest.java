package org.tenshot.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Limits;
import org.tenshot.head.Example;
import org.tenshot.head.KernelRidgeTrainer;
import org.tenshot.head.TrainingSet;

class DoubtsTest {

  @Test
  void aWrongLabelIsShownWithTheShotsThatGiveItAway() {
    List<Example> shots = new ArrayList<>(Clouds.of(8, 2, 0.15, 1).examples());
    Example wrong = shots.get(3);
    shots.set(3, new Example(wrong.embedding(), 1, 5000));
    TrainingSet set = new TrainingSet(Clouds.ENCODER, Clouds.CLASSES, shots, null);
    Proof proof = Proof.of(KernelRidgeTrainer.averaged(), set, new Limits(0.6, 0.5, 0.5));
    Doubts doubts = Doubts.of(proof, set, 3);
    Doubts.Doubt first = doubts.shots().getFirst();
    assertThat(first.shot().example()).isEqualTo(3);
    assertThat(first.wrong()).isTrue();
    assertThat(first.labelLooksWrong(Clouds.CLASSES)).isTrue();
    assertThat(first.nearest()).hasSize(3).allMatch(near -> near.label() == 0);
    assertThat(first.nearest().getFirst().cosine())
        .isGreaterThanOrEqualTo(first.nearest().getLast().cosine());
    for (Doubts.Doubt doubt : doubts.shots()) {
      int group = shots.get(doubt.shot().example()).group();
      assertThat(doubt.nearest()).noneMatch(near -> shots.get(near.example()).group() == group);
    }
  }

  @Test
  void whatIsLeftToAPersonComesAfterWhatIsWrong() {
    TrainingSet set =
        new TrainingSet(Clouds.ENCODER, Clouds.CLASSES, Clouds.of(12, 1, 0.5, 2).examples(), null);
    Proof proof = Proof.of(KernelRidgeTrainer.averaged(), set, new Limits(0.9, 0.9, 0.5));
    List<Doubts.Doubt> shots = Doubts.of(proof, set, 2).shots();
    assertThat(shots).anyMatch(Doubts.Doubt::wrong).anyMatch(one -> !one.wrong());
    assertThat(shots.getFirst().wrong()).isTrue();
    assertThat(shots.getLast().wrong()).isFalse();
    assertThat(shots.getLast().labelLooksWrong(Clouds.CLASSES)).isFalse();
  }
}
