package org.tenshot.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Limits;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Score;
import org.tenshot.head.Example;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.KernelRidgeTrainer;
import org.tenshot.head.TrainingSet;

class ComparisonTest {

  private static final List<ProductClass> CLASSES =
      List.of(
          new ProductClass("good", ClassKind.GOOD),
          new ProductClass("rust", ClassKind.DEFECT),
          new ProductClass("empty", ClassKind.VOID));
  private static final HeadTrainer TRAINER = KernelRidgeTrainer.averaged();
  private static final Limits LIMITS = new Limits(0.6, 0.5, 0.5);

  @Test
  void anEscapeMoreIsRefusedWhateverElseIsBetter() {
    // good, good, rust, rust: p pass, r reject, l look
    Comparison worse = new Comparison(proof("lrrr"), proof("pppr"));
    assertThat(worse.refusal().orElseThrow())
        .contains("1 more shot", "1 instead of 0 of 2", "1 of rust");
    assertThat(new Comparison(proof("pppr"), proof("lrrr")).refusal()).isEmpty();
  }

  @Test
  void withoutFewerEscapesNothingElseMayGetWorse() {
    assertThat(new Comparison(proof("pprr"), proof("rprr")).refusal().orElseThrow())
        .contains("rejects 1 instead of 0 of 2 good ones");
    assertThat(new Comparison(proof("pprr"), proof("pprl")).refusal().orElseThrow())
        .contains("1 instead of 0 of 4 shots to a person");
    assertThat(new Comparison(proof("lprr"), proof("pprr")).refusal()).isEmpty();
    assertThat(new Comparison(proof("pprr"), proof("pprr")).refusal()).isEmpty();
  }

  @Test
  void anEmptyFixtureThatPassesIsAsBadAsAnEscape() {
    assertThat(new Comparison(proof("pprrl"), proof("pprrp")).refusal().orElseThrow())
        .contains("1 of empty");
  }

  @Test
  void everyClassIsShownBeforeAndAfter() {
    List<Comparison.Row> rows = new Comparison(proof("lprr"), proof("pppr")).rows();
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst())
        .isEqualTo(
            new Comparison.Row(
                CLASSES.getFirst(),
                2,
                new Comparison.Outcomes(1, 1, 0, 1),
                new Comparison.Outcomes(2, 2, 0, 0)));
    assertThat(rows.getLast().after().passed()).isEqualTo(1);
  }

  @Test
  void otherShotsAreNoComparison() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Comparison(proof("pprr"), proof("pprrl")));
  }

  @Test
  void theEarlierHeadDoesNotJudgeWhatItLearntFrom() {
    // One of the earlier shots bears the wrong label; its head would confirm it from memory.
    List<Example> all = new ArrayList<>(Clouds.of(8, 1, 0.15, 1).examples());
    Example wrong = all.get(2);
    all.set(2, new Example(wrong.embedding(), 1, wrong.group()));
    List<Example> earlier = all.stream().filter(one -> one.group() % 2 == 0).toList();
    TrainingSet learnt = set(earlier);
    TrainingSet asked = set(all);
    Proof before = Proof.ofEarlier(TRAINER, learnt, asked, LIMITS);
    assertThat(before.shots()).hasSize(24);
    assertThat(before.doubtful()).extracting(Proof.Judged::example).contains(2);
    Comparison comparison = new Comparison(before, Proof.of(TRAINER, asked, LIMITS));
    assertThat(comparison.rows()).hasSize(3);
  }

  @Test
  void aHeadWorseThanTheLastIsCaughtOnRealShots() {
    List<Example> shots = Clouds.of(8, 1, 0.2, 4).examples();
    // The candidate learnt rust as good.
    List<Example> mislabelled =
        shots.stream()
            .map(one -> one.label() == 1 ? new Example(one.embedding(), 0, one.group()) : one)
            .toList();
    Proof current = Proof.of(TRAINER, set(shots), LIMITS);
    Proof candidate = Proof.of(TRAINER.train(set(mislabelled)), set(shots), LIMITS);
    assertThat(new Comparison(current, candidate).refusal().orElseThrow()).contains("8 of rust");
  }

  private static TrainingSet set(List<Example> examples) {
    return new TrainingSet(Clouds.ENCODER, Clouds.CLASSES, examples, null);
  }

  /// Two good shots, two of rust, and empty ones, each judged as its letter says.
  private static Proof proof(String letters) {
    List<Proof.Judged> shots = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      double good = letters.charAt(i) == 'p' ? 0.9 : letters.charAt(i) == 'l' ? 0.3 : 0.1;
      double rust = letters.charAt(i) == 'p' ? 0.05 : letters.charAt(i) == 'l' ? 0.4 : 0.8;
      Score score =
          new Score(
              List.of(
                  new Score.ClassScore(CLASSES.get(0), good),
                  new Score.ClassScore(CLASSES.get(1), rust),
                  new Score.ClassScore(CLASSES.get(2), 1 - good - rust)),
              "made up");
      shots.add(new Proof.Judged(i, i / 2, score, LIMITS.judge(score)));
    }
    return new Proof(CLASSES, shots);
  }
}
