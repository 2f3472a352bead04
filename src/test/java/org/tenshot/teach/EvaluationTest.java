package org.tenshot.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.Example;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.KernelRidgeTrainer;
import org.tenshot.head.LogisticTrainer;

class EvaluationTest {

  static List<HeadTrainer> trainers() {
    return List.of(new LogisticTrainer(LogisticTrainer.USUAL_COST), KernelRidgeTrainer.averaged());
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void whatIsEasyIsLearntAndMoreShotsHelp(HeadTrainer trainer) throws Exception {
    Evaluation evaluation = new Evaluation(Clouds.of(60, 2, 0.3, 1), null, null, 5, 1);
    Evaluation.Result one = evaluation.fewShot(trainer, 1);
    Evaluation.Result ten = evaluation.fewShot(trainer, 10);
    assertThat(ten.mean(Figures::balancedAccuracy))
        .isGreaterThan(0.85)
        .isGreaterThan(one.mean(Figures::balancedAccuracy));
    assertThat(ten.runs()).hasSize(5);
    assertThat(ten.deviation(Figures::accuracy)).isPositive().isLessThan(0.1);
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void shuffledLabelsGiveChance(HeadTrainer trainer) throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    List<Example> shuffled = new ArrayList<>();
    for (Example example : Clouds.of(80, 1, 0.3, 2).examples()) {
      shuffled.add(new Example(example.embedding(), random.nextInt(3), example.group()));
    }
    double balanced =
        new Evaluation(Clouds.set(shuffled), null, null, 10, 1)
            .fewShot(trainer, 10)
            .mean(Figures::balancedAccuracy);
    assertThat(balanced).isBetween(0.25, 0.42);
  }

  @Test
  void equalSeedsGiveEqualFigures() throws Exception {
    LabelledSet set = Clouds.of(30, 2, 0.6, 3);
    HeadTrainer trainer = KernelRidgeTrainer.averaged();
    double once = new Evaluation(set, null, null, 3, 9).fewShot(trainer, 4).mean(Figures::auroc);
    double again = new Evaluation(set, null, null, 3, 9).fewShot(trainer, 4).mean(Figures::auroc);
    double other = new Evaluation(set, null, null, 3, 10).fewShot(trainer, 4).mean(Figures::auroc);
    assertThat(once).isEqualTo(again).isNotEqualTo(other);
  }

  @Test
  void whatCannotBeMeasuredIsSaid() {
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> new Evaluation(Clouds.of(4, 1, 0.1, 1), null, null, 1, 1).zeroShot())
        .satisfies(e -> assertThat(e.sentence()).contains("--profile"));
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(
            () ->
                new Evaluation(Clouds.of(4, 4, 0.1, 1), null, null, 1, 1)
                    .fewShot(KernelRidgeTrainer.best(), 1))
        .satisfies(e -> assertThat(e.sentence()).contains("Class good", "one part alone"));
  }

  @Test
  void thePageShowsFiguresAndWrongPictures() throws Exception {
    LabelledSet set = Clouds.of(20, 1, 0.7, 4);
    List<Evaluation.Result> results =
        List.of(new Evaluation(set, null, null, 3, 1).fewShot(KernelRidgeTrainer.best(), 3));
    assertThat(results.getFirst().wrong()).isNotEmpty();
    String html =
        new EvaluationPage(
                "plates <and> tiles", set.classes(), new NumberedPictures(set.examples()))
            .html(results);
    assertThat(html)
        .contains(
            "plates &lt;and&gt; tiles", "<svg", "balanced accuracy", "data:image/jpeg;base64,AQID")
        .contains("picture " + results.getFirst().wrong().getFirst().example())
        .doesNotContain("http");
  }
}
