package org.tenshot.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Limits;
import org.tenshot.domain.Precision;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Score;
import org.tenshot.domain.Verdict;
import org.tenshot.head.ZeroShotHead.DescribedClass;

class ZeroShotHeadTest {

  private static final ProductClass GOOD = new ProductClass("good", ClassKind.GOOD);
  private static final ProductClass RUST = new ProductClass("rust", ClassKind.DEFECT);

  private static final DescribedClass GOOD_TEXTS =
      new DescribedClass(
          GOOD, List.of("a clean part", "a new part"), List.of(unit(1, 0), unit(0, 1)));
  private static final DescribedClass RUST_TEXTS =
      new DescribedClass(RUST, List.of("a rusty part"), List.of(unit(1, 0)));

  private final ZeroShotHead head =
      new ZeroShotHead(encoder(2), 2, List.of(GOOD_TEXTS, RUST_TEXTS));

  @Test
  void probabilitiesAreTheSoftmaxOfScaledCosinesWithThePrototypes() {
    // good: (1,0) and (0,1) average to (1,1)/sqrt 2, at a cosine of 1.4/sqrt 2 = 0.98994949 with
    // (0.6, 0.8); rust: cosine 0.6. Logits 1.97989899 and 1.2; 1 / (1 + e^-0.77989899).
    Score score = head.score(unit(0.6f, 0.8f));
    assertThat(probability(score, "good")).isCloseTo(0.68565834, within(1e-6));
    assertThat(probability(score, "rust")).isCloseTo(0.31434166, within(1e-6));
    assertThat(score.why()).isEqualTo("a new part");
  }

  @Test
  void theReasonIsTheClosestTextOfTheMostProbableClass() {
    assertThat(head.score(unit(1, 0)).why()).isEqualTo("a rusty part");
    assertThat(head.score(unit(0.8f, 0.6f)).why()).isEqualTo("a clean part");
  }

  @Test
  void theReasonIsOfTheKindThatIsMostProbableAsAWhole() {
    DescribedClass crack =
        new DescribedClass(
            new ProductClass("crack", ClassKind.DEFECT),
            List.of("a cracked part"),
            List.of(unit(1, 0)));
    ZeroShotHead three = new ZeroShotHead(encoder(2), 2, List.of(GOOD_TEXTS, RUST_TEXTS, crack));
    // good alone is the most probable class, but the two defects together outweigh it
    Score score = three.score(unit(0.6f, 0.8f));
    assertThat(score.best().productClass().name()).isEqualTo("good");
    assertThat(score.probability(ClassKind.DEFECT)).isGreaterThan(0.4);
    assertThat(three.score(unit(0.8f, 0.6f)).why()).isEqualTo("a rusty part");
  }

  @Test
  void aLargeLogitScaleDoesNotOverflow() {
    ZeroShotHead sharp = new ZeroShotHead(encoder(2), 1e6, List.of(GOOD_TEXTS, RUST_TEXTS));
    Score score = sharp.score(unit(0, 1));
    assertThat(score.isValid()).isTrue();
    assertThat(probability(score, "good")).isEqualTo(1);
  }

  @Test
  void whateverTheTextsEveryScoreIsValidAndTheOrderOfClassesDoesNotMatter() {
    Random random = new Random(11);
    for (int run = 0; run < 200; run++) {
      int dimension = 2 + random.nextInt(64);
      List<DescribedClass> described = described(random, dimension);
      List<DescribedClass> shuffled = new ArrayList<>(described);
      Collections.shuffle(shuffled, random);
      double scale = 0.1 + random.nextDouble() * 150;
      Embedding picture = random(random, dimension);

      Score score = new ZeroShotHead(encoder(dimension), scale, described).score(picture);
      Score other = new ZeroShotHead(encoder(dimension), scale, shuffled).score(picture);

      assertThat(score.isValid()).isTrue();
      assertThat(score.classes())
          .extracting(Score.ClassScore::productClass)
          .isEqualTo(described.stream().map(DescribedClass::productClass).toList());
      assertThat(other.why()).isEqualTo(score.why());
      Map<ProductClass, Score.ClassScore> byClass =
          other.classes().stream()
              .collect(Collectors.toMap(Score.ClassScore::productClass, Function.identity()));
      for (Score.ClassScore one : score.classes()) {
        assertThat(byClass.get(one.productClass()))
            .extracting(Score.ClassScore::probability)
            .satisfies(p -> assertThat((double) p).isCloseTo(one.probability(), within(1e-9)));
      }
    }
  }

  @Test
  void aTextThatStandsTwiceWeighsTwice() {
    ZeroShotHead twice =
        new ZeroShotHead(
            encoder(2),
            2,
            List.of(
                new DescribedClass(
                    GOOD, List.of("a", "a", "b"), List.of(unit(1, 0), unit(1, 0), unit(0, 1))),
                RUST_TEXTS));
    // (2,1)/sqrt 5 at (0,1): cosine 0.4472136, rust 0; 1 / (1 + e^-0.8944272).
    assertThat(probability(twice.score(unit(0, 1)), "good")).isCloseTo(0.70980294, within(1e-6));
  }

  @Test
  void anEmbeddingThatIsNoNumberNeverPasses() {
    float[] values = {1, 0};
    Embedding broken = new Embedding(values);
    values[0] = Float.NaN;
    Score score = head.score(broken);
    assertThat(score.isValid()).isFalse();
    assertThat(Limits.DEFAULT.judge(score))
        .isInstanceOfSatisfying(
            Verdict.Faulted.class,
            faulted -> assertThat(faulted.fault().code()).isEqualTo(Fault.Code.SCORE_INVALID));
  }

  @Test
  void equalContentHasAnEqualVersionAndAnyChangeAnother() {
    assertThat(head.version()).matches("zero-shot/[0-9a-f]{12}");
    DescribedClass other =
        new DescribedClass(RUST, List.of("a rusted part"), RUST_TEXTS.embeddings());
    DescribedClass voided =
        new DescribedClass(
            new ProductClass("rust", ClassKind.VOID), RUST_TEXTS.texts(), RUST_TEXTS.embeddings());
    DescribedClass swapped =
        new DescribedClass(GOOD, GOOD_TEXTS.texts().reversed(), GOOD_TEXTS.embeddings().reversed());
    EncoderId half = new EncoderId("test", "ab".repeat(32), Precision.FP16, 1, 2);
    List<String> versions =
        List.of(
            version(encoder(2), 2, GOOD_TEXTS, RUST_TEXTS),
            version(encoder(2), 2.5, GOOD_TEXTS, RUST_TEXTS),
            version(half, 2, GOOD_TEXTS, RUST_TEXTS),
            version(encoder(2), 2, RUST_TEXTS, GOOD_TEXTS),
            version(encoder(2), 2, GOOD_TEXTS, other),
            version(encoder(2), 2, GOOD_TEXTS, voided),
            version(encoder(2), 2, swapped, RUST_TEXTS));
    assertThat(versions).doesNotHaveDuplicates();
    assertThat(versions.getFirst()).isEqualTo(head.version());
  }

  @Test
  void anotherDimensionIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> head.score(unit(1, 0, 0)))
        .withMessageContaining("3 components")
        .withMessageContaining("makes 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ZeroShotHead(encoder(3), 2, List.of(GOOD_TEXTS)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aLogitScaleThatIsNoneIsRefused(double scale) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ZeroShotHead(encoder(2), scale, List.of(GOOD_TEXTS, RUST_TEXTS)));
  }

  @Test
  void classesThatCannotBeToldApartOrCannotPassAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ZeroShotHead(encoder(2), 2, List.of(RUST_TEXTS)))
        .withMessage("no class is good");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ZeroShotHead(encoder(2), 2, List.of(GOOD_TEXTS, GOOD_TEXTS)))
        .withMessage("class twice: good");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DescribedClass(GOOD, List.of(), List.of()));
    DescribedClass cancelled =
        new DescribedClass(GOOD, List.of("a", "b"), List.of(unit(1, 0), unit(-1, 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ZeroShotHead(encoder(2), 2, List.of(cancelled)))
        .withMessageContaining("cancel each other out");
  }

  private static String version(EncoderId encoder, double scale, DescribedClass... described) {
    return new ZeroShotHead(encoder, scale, List.of(described)).version();
  }

  private static List<DescribedClass> described(Random random, int dimension) {
    int classes = 1 + random.nextInt(8);
    return IntStream.range(0, classes)
        .mapToObj(
            i -> {
              int texts = 1 + random.nextInt(5);
              return new DescribedClass(
                  new ProductClass("class " + i, i == 0 ? ClassKind.GOOD : ClassKind.DEFECT),
                  IntStream.range(0, texts).mapToObj(text -> i + "/" + text).toList(),
                  IntStream.range(0, texts).mapToObj(text -> random(random, dimension)).toList());
            })
        .toList();
  }

  private static Embedding random(Random random, int dimension) {
    float[] values = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Embedding.normalised(values);
  }

  private static double probability(Score score, String name) {
    return score.classes().stream()
        .filter(one -> one.productClass().name().equals(name))
        .findFirst()
        .orElseThrow()
        .probability();
  }

  private static EncoderId encoder(int dimension) {
    return new EncoderId("test", "ab".repeat(32), Precision.FP32, 1, dimension);
  }

  private static Embedding unit(float... values) {
    return new Embedding(values);
  }
}
