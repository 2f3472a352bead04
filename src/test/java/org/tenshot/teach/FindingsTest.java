package org.tenshot.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Limits;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.Example;
import org.tenshot.head.HeadJson;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.KernelRidgeTrainer;
import org.tenshot.head.TrainingSet;

class FindingsTest {

  private static final HeadTrainer TRAINER = KernelRidgeTrainer.averaged();
  private static final Limits LIMITS = new Limits(0.6, 0.5, 0.5);

  @Test
  void tenGoodShotsSayWhatTheyCanPromise() {
    Findings findings = findings(Clouds.of(10, 1, 0.1, 1).examples(), null);
    assertThat(findings.promises())
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .contains("10 good shots", "9.1 % false alarms", "0.3 %", "333"))
        .anySatisfy(sentence -> assertThat(sentence).contains("under 5 %", "39 more bad parts"));
    assertThat(Objects.requireNonNull(findings.possible()).held().value()).isGreaterThan(0.8);
  }

  @Test
  void chosenLimitsAreTheOnesThatTheFiguresAreFor() {
    Findings findings =
        findings(Clouds.of(10, 1, 0.3, 2).examples(), new Costs(1000, 5, 0.1, 0.02, 500));
    ChosenLimits chosen = Objects.requireNonNull(findings.chosen());
    assertThat(findings.limits()).isEqualTo(chosen.limits());
    assertThat(findings.proof().escapes()).isEqualTo(chosen.escapes());
    assertThat(findings.proof().falseRejects()).isEqualTo(chosen.falseRejects());
    assertThat(findings.onTheLine()).contains("2 % bad parts");
  }

  @Test
  void oneClassOneShotAndNoDefectEachHaveAnAnswer() {
    List<Example> shots = Clouds.of(6, 1, 0.1, 3).examples();
    Findings good = findings(shots.subList(0, 6), Costs.USUAL);
    assertThat(good.proof().escapes().isUnknown()).isTrue();
    assertThat(Objects.requireNonNull(good.chosen()).why()).contains("no bad one");
    assertThat(page(good))
        .contains("UNKNOWN (no such shot)", "escapes: UNKNOWN", "stay as they are");
    Findings one = findings(shots.subList(0, 1), Costs.USUAL);
    assertThat(one.proof().shots()).isEmpty();
    assertThat(one.possible()).isNull();
    assertThat(one.promises()).anySatisfy(it -> assertThat(it).contains("1 good shot promises"));
    assertThat(page(one)).contains("UNKNOWN");
    Findings bad = findings(shots.subList(6, 12), null);
    assertThat(bad.proof().falseRejects().isUnknown()).isTrue();
    assertThat(bad.promises()).contains("No good shot: nothing is known of false alarms.");
  }

  @Test
  void thePageShowsWhatIsWrongWithItsNeighbours() {
    List<Example> shots = new ArrayList<>(Clouds.of(8, 1, 0.15, 1).examples());
    shots.set(3, new Example(shots.get(3).embedding(), 1, shots.get(3).group()));
    String html = page(findings(shots, Costs.USUAL));
    assertThat(html)
        .contains(
            "tiles &lt;and&gt; plates",
            "<svg",
            "picture 3",
            "is the label right?",
            "cosine 0.",
            "data:image/jpeg;base64,AQID",
            "bad parts that pass",
            "size:A4")
        .doesNotContain("http", "NaN");
  }

  @Test
  void thePageSaysWhenACandidateIsRefused() {
    Findings findings = findings(Clouds.of(6, 1, 0.2, 2).examples(), null);
    Proof strict = findings.proof().under(new Limits(1, 0.5, 0.5));
    Findings worse =
        findings
            .against(new Comparison(strict, findings.proof().under(new Limits(0.51, 1, 0.5))))
            .fresh(findings.proof());
    assertThat(page(worse))
        .contains("Fresh frames", "Against the head in use", "Not to be promoted");
  }

  @Test
  void shuffledLabelsAreNotBelieved() {
    SplittableRandom random = new SplittableRandom(5);
    List<Example> shuffled = new ArrayList<>();
    for (Example example : Clouds.of(40, 1, 0.3, 2).examples()) {
      shuffled.add(new Example(example.embedding(), random.nextInt(3), example.group()));
    }
    Findings findings = findings(shuffled, null);
    assertThat(findings.proof().named().value()).isBetween(0.2, 0.46);
    assertThat(findings.proof().goodPassed().value()).isLessThan(0.1);
    assertThat(Objects.requireNonNull(findings.possible()).several()).isGreaterThan(80);
  }

  @Test
  void whoeverReadsTheProofIsToldForHowManyShotsTheGuardWasNotAsked() {
    List<Example> shots = new ArrayList<>(Clouds.withPatches(Clouds.of(10, 1, 0.2, 1)).examples());
    Example last = shots.removeLast();
    shots.add(new Example(last.embedding(), last.label(), last.group()));
    Lesson lesson = Lesson.of(TRAINER, set(shots), LIMITS);

    assertThat(Findings.of(TRAINER, lesson.taught(), lesson.proof(), LIMITS, null).promises())
        .anySatisfy(it -> assertThat(it).startsWith("1 of 30 shots were judged as a whole"));
    assertThat(findings(shots, null).promises())
        .noneSatisfy(it -> assertThat(it).contains("guard"));
  }

  @Test
  void tenThousandShotsAreAnsweredToo() {
    TrainingSet many = set(Clouds.of(3400, 1, 0.3, 7).examples());
    Proof proof = Proof.of(TRAINER, many, LIMITS);
    assertThat(proof.shots()).hasSize(10_200);
    assertThat(proof.named().value()).isGreaterThan(0.85);
    ChosenLimits chosen = new LimitSearch(proof, LIMITS).least(Costs.USUAL);
    assertThat(chosen.escapes().total()).isEqualTo(6800);
    assertThat(proof.checksNeeded(0.01)).isLessThanOrEqualTo(0);
  }

  private static Findings findings(List<Example> shots, @Nullable Costs costs) {
    TrainingSet set = set(shots);
    Proof proof = Proof.of(TRAINER, set, LIMITS);
    return Findings.of(
        TRAINER,
        HeadJson.Taught.by(TRAINER, set),
        proof,
        LIMITS,
        costs == null ? null : new LimitSearch(proof, LIMITS).least(costs));
  }

  private static TrainingSet set(List<Example> shots) {
    return new TrainingSet(Clouds.ENCODER, Clouds.CLASSES, shots, null);
  }

  private static String page(Findings findings) {
    try {
      return new ProofPage(
              "tiles <and> plates",
              findings,
              new NumberedPictures(findings.taught().set().examples()))
          .html();
    } catch (TenshotException e) {
      throw new AssertionError(e);
    }
  }
}
