package org.tenshot.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Limits;
import org.tenshot.head.Example;
import org.tenshot.head.KernelRidgeTrainer;
import org.tenshot.head.TrainingSet;

class ProofTest {

  private static final Limits LIMITS = new Limits(0.6, 0.5, 0.5);

  @Test
  void everyShotIsJudgedByAHeadThatDidNotSeeIt() {
    // One shot of each cloud bears another's label: a head that had seen it would believe it.
    List<Example> shots = new ArrayList<>(Clouds.of(10, 1, 0.15, 1).examples());
    Example wrong = new Example(shots.get(3).embedding(), 1, shots.get(3).group());
    shots.set(3, wrong);
    Proof proof = proof(shots);
    assertThat(proof.shots()).hasSize(30);
    assertThat(proof.named().count()).isEqualTo(29);
    assertThat(proof.doubtful()).hasSize(1);
    assertThat(proof.doubtful().getFirst().example()).isEqualTo(3);
    assertThat(proof.escapes().count()).isEqualTo(1);
    assertThat(proof.escapes().total()).isEqualTo(21);
    assertThat(proof.checksNeeded(0.01)).as("an escape stands against it").isEqualTo(-1);
  }

  @Test
  void viewsOfOnePartDoNotVouchForEachOther() {
    SplittableRandom random = new SplittableRandom(3);
    List<Example> copies = new ArrayList<>();
    for (Example example : Clouds.of(8, 1, 0.3, 2).examples()) {
      // Labels by chance, but each picture lies there three times: a split that tore them apart
      // would
      // find the label again.
      int label = random.nextInt(3);
      for (int copy = 0; copy < 3; copy++) {
        copies.add(new Example(example.embedding(), label, example.group()));
      }
    }
    assertThat(proof(copies).named().value()).isLessThan(0.6);
  }

  @Test
  void whatNoShotStandsBehindIsUnknown() {
    Proof proof = proof(Clouds.of(6, 1, 0.1, 4).examples().subList(0, 6));
    assertThat(proof.escapes().isUnknown()).isTrue();
    assertThat(proof.voidPassed().isUnknown()).isTrue();
    assertThat(proof.falseRejects().total()).isEqualTo(6);
    // (1 - 0.01)^299 is the first power below 0.05.
    assertThat(proof.checksNeeded(0.01)).isEqualTo(299);
    assertThat(proof.checksNeeded(0.05)).isEqualTo(59);
  }

  @Test
  void oneShotAloneProvesNothing() {
    Proof proof = proof(Clouds.of(1, 1, 0.1, 5).examples().subList(0, 1));
    assertThat(proof.shots()).isEmpty();
    assertThat(proof.named().isUnknown()).isTrue();
  }

  private static Proof proof(List<Example> shots) {
    return Proof.of(
        KernelRidgeTrainer.averaged(),
        new TrainingSet(Clouds.ENCODER, Clouds.CLASSES, shots, null),
        LIMITS);
  }
}
