package org.tenshot.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Limits;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.Precision;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Score;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;

/// A guard that learns what good patches look like.
class PatchGuardTest {

  private static final int SIDE = 8;
  private static final int DIMENSION = 32;
  private static final EncoderId ENCODER =
      new EncoderId("made-up", "0".repeat(64), Precision.FP32, 1, DIMENSION);
  private static final List<ProductClass> CLASSES =
      List.of(new ProductClass("good", ClassKind.GOOD), new ProductClass("dent", ClassKind.DEFECT));

  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void aSmallStrangePlaceIsFoundInAPictureThatIsGoodAsAWhole() {
    PatchGuard guard = learnt(shots(10)).guard();

    PatchGrid flawed = picture(3);
    strange(flawed, 2, 5);
    Score score = guard.add(alike(), flawed);

    assertThat(guard.unusual(0.5, picture(0))).isLessThan(1);
    assertThat(score.unusual()).isGreaterThan(1);
    assertThat(score.why()).isEqualTo("unlike every good shot");
    HeatMap where = Objects.requireNonNull(score.where());
    assertThat(hottest(where)).isEqualTo(2 * SIDE + 5);
    assertThat(where.values()[2 * SIDE + 5]).isGreaterThan(1);
    assertThat(where.values()[0]).isLessThan(1);
  }

  @Test
  void aFurtherGoodPartIsCalledStrangeNoMoreOftenThanTenShotsPromise() {
    int strange = 0;
    for (int draw = 0; draw < 40; draw++) {
      TrainingSet set = shots(10);
      PatchGuard guard = learnt(set).guard();
      Novelty novelty = Novelty.of(set);
      for (int i = 0; i < 10; i++) {
        Example one = good(1000 + i);
        double whole = novelty.of(one.embedding().values());
        strange += guard.unusual(whole, Objects.requireNonNull(one.patches())) > 1 ? 1 : 0;
      }
    }
    // 400 looks at a chance of at most 1 in 11, and three standard deviations.
    assertThat(strange).isBetween(1, 54);
  }

  @Test
  void aShotIsJudgedByAGuardThatHasNotSeenItsPart() {
    List<Example> shots = new ArrayList<>(shots(9).examples());
    PatchGrid odd = picture(1);
    strange(odd, 0, 0);
    strange(odd, 0, 1);
    // Two photographs of one odd part: neither may excuse the other.
    shots.add(new Example(whole(), 0, 500, odd));
    shots.add(new Example(whole(), 0, 500, odd));
    shots.add(new Example(whole(), 1, 600, null));

    PatchGuard.Learnt learnt = learnt(set(shots));

    assertThat(learnt.leftOut().get(9)).isGreaterThan(1);
    assertThat(learnt.leftOut().get(10)).isGreaterThan(1);
    assertThat(learnt.leftOut().subList(0, 9).stream().filter(own -> own > 1).count())
        .isLessThanOrEqualTo(1);
    assertThat(learnt.leftOut().get(11)).isNaN();
    assertThat(learnt.guard().unusual(0.9, odd)).as("now it has been shown").isLessThanOrEqualTo(1);
  }

  @Test
  void aDefectOfAGoodPartIsJudgedByItselfAndUnseen() {
    List<Example> shots = new ArrayList<>(shots(10).examples());
    PatchGrid flawed = picture(3);
    strange(flawed, 6, 6);
    strange(flawed, 6, 7);
    // The good side of part 3 is in the set too.
    shots.add(new Example(whole(), 1, 3, flawed));

    assertThat(learnt(set(shots)).leftOut().getLast()).isGreaterThan(1.5);
  }

  @Test
  void goodPartsBeyondThoseThatItLearnsFromAreNotFlattered() {
    List<Double> leftOut = learnt(shots(80)).leftOut();

    double early = mean(leftOut.subList(0, 40));
    double late = mean(leftOut.subList(40, 80));
    assertThat(late / early).isBetween(0.85, 1.15);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(own -> own).average().orElseThrow();
  }

  @Test
  void oneGoodPartSaysNothing() {
    assertThat(PatchGuard.learn(shots(1))).isEmpty();
    assertThat(
            PatchGuard.learn(set(List.of(new Example(whole(), 0, 1), new Example(whole(), 0, 2)))))
        .isEmpty();
  }

  @Test
  void aGuardedHeadComesBackFromItsTextToTheLastBitAndADamagedOneDoesNot() throws Exception {
    TrainingSet set = shots(6);
    HeadJson.Taught taught =
        HeadJson.Taught.by(HeadTrainers.named("logistic").orElseThrow(), set)
            .guarded(learnt(set).guard());
    String text = new HeadJson().write(taught);

    Head back = new HeadJson().read(text, "head").head();

    assertThat(back.looksAtPatches()).isTrue();
    assertThat(back.version()).isEqualTo(taught.head().version()).contains("+");
    SeenPicture seen = new SeenPicture(whole(), picture(4));
    assertThat(back.score(seen).unusual()).isEqualTo(taught.head().score(seen).unusual());
    String loosened = text.replaceFirst("\"together\": [0-9.]+", "\"together\": 99.0");
    assertThat(loosened).isNotEqualTo(text);
    assertThatThrownBy(() -> new HeadJson().read(loosened, "head"))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("was changed");
    String short_ = text.replaceFirst("\"mean\": \"[^\"]{8}", "\"mean\": \"");
    assertThatThrownBy(() -> new HeadJson().read(short_, "head"))
        .isInstanceOf(TenshotException.class);
  }

  @Test
  void whatOnlyThePatchesShowIsNoPass() {
    TrainingSet set = shots(10);
    Head head = new GuardedHead(new Sure(), learnt(set).guard());
    PatchGrid flawed = picture(3);
    strange(flawed, 4, 4);
    Limits limits = new Limits(0.9, 0.5, 0.5);

    assertThat(limits.judge(head.score(new SeenPicture(whole(), picture(3)))))
        .isInstanceOf(Verdict.Pass.class);
    assertThat(limits.judge(head.score(new SeenPicture(whole(), flawed))))
        .isInstanceOf(Verdict.Review.class);
  }

  @Test
  void fewerPatchesAreMeansOfNeighbours() {
    float[] values = new float[4 * 4 * 2];
    for (int p = 0; p < 16; p++) {
      values[2 * p + (p % 4 < 2 ? 0 : 1)] = 1;
    }
    PatchGrid pooled = new PatchGrid(4, 4, 2, values).pooled(2);

    assertThat(pooled.values()).containsExactly(1, 0, 0, 1, 1, 0, 0, 1);
    assertThat(new PatchGrid(4, 4, 2, values).pooled(3).rows()).isEqualTo(2);
    PatchGrid mixed = new PatchGrid(4, 4, 2, values).pooled(1);
    assertThat(mixed.values()[0]).isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
  }

  /// A head that takes everything for good.
  private static final class Sure implements Head {

    @Override
    public String version() {
      return "sure";
    }

    @Override
    public EncoderId encoder() {
      return ENCODER;
    }

    @Override
    public List<ProductClass> classes() {
      return CLASSES;
    }

    @Override
    public Score score(Embedding embedding) {
      return alike();
    }
  }

  private static Score alike() {
    return Scores.of(CLASSES, new double[] {0.95, 0.05}, Saying.english("looks good"), 0.5);
  }

  private static PatchGuard.Learnt learnt(TrainingSet set) {
    return PatchGuard.learn(set).orElseThrow();
  }

  private TrainingSet shots(int good) {
    List<Example> shots = new ArrayList<>();
    for (int i = 0; i < good; i++) {
      shots.add(good(i));
    }
    return set(shots);
  }

  private static TrainingSet set(List<Example> shots) {
    return new TrainingSet(ENCODER, CLASSES, shots, null);
  }

  private Example good(int group) {
    return new Example(whole(), 0, group, picture(group));
  }

  private Embedding whole() {
    float[] raw = new float[DIMENSION];
    raw[0] = 3;
    for (int i = 0; i < DIMENSION; i++) {
      raw[i] += (float) random.nextGaussian(0, 0.1);
    }
    return Embedding.normalised(raw);
  }

  /// Patches that lie near a plane, each elsewhere on it.
  private PatchGrid picture(int turn) {
    float[] values = new float[SIDE * SIDE * DIMENSION];
    for (int p = 0; p < SIDE * SIDE; p++) {
      double angle = 0.4 * Math.sin(p + turn);
      for (int i = 0; i < DIMENSION; i++) {
        values[p * DIMENSION + i] = (float) random.nextGaussian(0, 0.02);
      }
      values[p * DIMENSION] += (float) Math.cos(angle);
      values[p * DIMENSION + 1] += (float) Math.sin(angle);
    }
    return new PatchGrid(SIDE, SIDE, DIMENSION, values).pooled(SIDE);
  }

  private static void strange(PatchGrid patches, int row, int column) {
    int from = (row * SIDE + column) * DIMENSION;
    java.util.Arrays.fill(patches.values(), from, from + DIMENSION, 0);
    patches.values()[from + DIMENSION - 1] = 1;
  }

  private static int hottest(HeatMap map) {
    int best = 0;
    for (int i = 0; i < map.values().length; i++) {
      best = map.values()[i] > map.values()[best] ? i : best;
    }
    return best;
  }
}
