package org.tenshot.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenshot.domain.Score;

/// What every way of learning a head has to keep.
class HeadTrainersTest {

  static List<HeadTrainer> trainers() {
    return List.of(
        new LogisticTrainer(LogisticTrainer.USUAL_COST),
        new SvmTrainer(SvmTrainer.USUAL_COST),
        new TipAdapterTrainer(),
        new GaussianTrainer(),
        KernelRidgeTrainer.best(),
        KernelRidgeTrainer.averaged(),
        HeadTrainers.named("ensemble").orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void learnsWhatIsEasy(HeadTrainer trainer) {
    Head head = trainer.train(set(Shots.clouds(10, 3, 0.1, 1), true));
    assertThat(accuracy(head, Shots.clouds(100, 3, 0.1, 2))).isGreaterThan(0.97);
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void theSameShotsGiveTheSameHeadBitForBit(HeadTrainer trainer) {
    TrainingSet set = set(Shots.clouds(6, 3, 0.4, 3), true);
    Head one = trainer.train(set);
    Head other = trainer.train(set);
    assertThat(one.version()).isEqualTo(other.version()).startsWith(trainer.name() + "/");
    for (Example example : Shots.clouds(5, 3, 0.4, 4)) {
      assertThat(one.score(example.embedding())).isEqualTo(other.score(example.embedding()));
    }
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void oneShotMoreIsAnotherHead(HeadTrainer trainer) {
    List<Example> shots = Shots.clouds(4, 3, 0.4, 5);
    assertThat(trainer.train(set(shots, true)).version())
        .isNotEqualTo(trainer.train(set(shots.subList(1, shots.size()), true)).version());
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void isNeverSurerThanTheNumberOfShotsAllows(HeadTrainer trainer) {
    int shots = 4;
    Head head = trainer.train(set(Shots.clouds(shots, 3, 0.01, 6), true));
    for (Example example : Shots.clouds(20, 3, 0.01, 7)) {
      Score score = head.score(example.embedding());
      assertThat(score.isValid()).isTrue();
      assertThat(score.best().probability()).isLessThanOrEqualTo((shots + 1.0) / (shots + 2.0));
    }
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void shuffledLabelsTeachNothing(HeadTrainer trainer) {
    double sum = 0;
    for (int seed = 0; seed < 12; seed++) {
      List<Example> shots = new ArrayList<>();
      SplittableRandom random = new SplittableRandom(seed);
      for (Example example : Shots.clouds(12, 3, 0.1, seed)) {
        shots.add(new Example(example.embedding(), random.nextInt(3), example.group()));
      }
      sum += accuracy(trainer.train(set(shots, false)), Shots.clouds(50, 3, 0.1, 100 + seed));
    }
    assertThat(sum / 12).isBetween(0.2, 0.5);
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void aClassWithoutAShotAndAShotAloneAreNoTrouble(HeadTrainer trainer) {
    List<Example> one = Shots.clouds(1, 1, 0.1, 8);
    assertThat(trainer.train(set(one, true)).score(one.getFirst().embedding()).isValid()).isTrue();
    assertThat(trainer.train(set(one, false)).score(one.getFirst().embedding()).isValid()).isTrue();
    List<Example> two = Shots.clouds(3, 2, 0.1, 9);
    Score score = trainer.train(set(two, false)).score(two.getFirst().embedding());
    assertThat(score.isValid()).isTrue();
    assertThat(score.best().productClass().name()).isEqualTo("good");
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void theSamePictureTwiceIsNoTrouble(HeadTrainer trainer) {
    List<Example> shots = new ArrayList<>(Shots.clouds(3, 3, 0.2, 10));
    shots.add(shots.getFirst());
    shots.add(new Example(shots.getFirst().embedding(), 1, 77));
    assertThat(trainer.train(set(shots, true)).score(shots.getFirst().embedding()).isValid())
        .isTrue();
  }

  @Test
  void embeddingsOfAnotherLengthAreRefused() {
    Head head = KernelRidgeTrainer.best().train(Shots.formula());
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> head.score(Shots.clouds(1, 1, 0.1, 1).getFirst().embedding()))
        .withMessageContaining("16 components")
        .withMessageContaining("makes 8");
  }

  private static TrainingSet set(List<Example> examples, boolean texts) {
    return new TrainingSet(Shots.encoder(16), Shots.THREE, examples, texts ? Shots.texts(3) : null);
  }

  private static double accuracy(Head head, List<Example> examples) {
    long right =
        examples.stream()
            .filter(
                one ->
                    head.score(one.embedding())
                        .best()
                        .productClass()
                        .equals(Shots.THREE.get(one.label())))
            .count();
    return (double) right / examples.size();
  }
}
