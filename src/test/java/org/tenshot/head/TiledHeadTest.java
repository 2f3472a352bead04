package org.tenshot.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Limits;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.Score;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.Verdict;
import org.tenshot.domain.View;

/// Heads over pictures of three tiles, of which one at most has the defect of the label.
class TiledHeadTest {

  private static final View.Tiles VIEW = new View.Tiles(3, 1, 0);
  private static final EncoderId ENCODER = Shots.encoder(16).seeing(VIEW);
  private static final double SPREAD = 0.08;

  private final SplittableRandom random = new SplittableRandom(11);

  static List<HeadTrainer> trainers() {
    return HeadTrainers.all();
  }

  @Test
  void aDefectShotTeachesItsStrangestTileAndAGoodOneAllOfThem() {
    List<Example> shots = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      shots.add(shot(0, -1, i));
      shots.add(shot(1, i % 3, 100 + i));
    }
    TrainingSet tiles = TiledSet.telling(set(shots));

    assertThat(tiles.encoder()).isEqualTo(Shots.encoder(16).seeing(View.Plain.WHOLE));
    assertThat(tiles.counts()).containsExactly(18, 6, 0);
    for (Example tile : tiles.examples()) {
      assertThat(tile.embedding().values()[tile.label()]).isGreaterThan(0.8f);
      assertThat(tile.group()).isEqualTo(tile.label() == 0 ? tile.group() % 100 : tile.group());
    }
    assertThat(TiledSet.every(set(shots)).examples()).hasSize(36);
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void everyHeadFindsADefectWhereverItLies(HeadTrainer trainer) {
    Head head = trainer.train(learnt());

    assertThat(head.encoder()).isEqualTo(ENCODER);
    assertThat(head.version()).endsWith("@tiles-3x1-0.0");
    assertThat(trainer.train(learntAgain()).version()).isEqualTo(head.version());
    for (int round = 0; round < 30; round++) {
      int label = round % 3;
      int place = round % 2 + round % 3 / 2;
      Score score = head.score(shot(label, label == 0 ? -1 : place, 0).embedding());
      assertThat(score.isValid()).isTrue();
      assertThat(score.best().productClass()).isEqualTo(Shots.THREE.get(label));
      HeatMap where = Objects.requireNonNull(score.where());
      assertThat(where.columns()).isEqualTo(3);
      if (label > 0) {
        assertThat(where.spots(3)).hasSize(1);
        assertThat(where.spots(1).getFirst().left()).isEqualTo(place / 3.0);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void aHeadOverTilesComesBackFromItsFile(HeadTrainer trainer) throws Exception {
    TrainingSet set = learnt();
    HeadJson.Taught taught =
        HeadJson.Taught.by(trainer, set).guarded(PatchGuard.learn(set).orElseThrow().guard());
    HeadJson json = new HeadJson();

    HeadJson.Taught again = json.read(json.write(taught), "file");

    assertThat(again.head().version()).isEqualTo(taught.head().version());
    SeenPicture seen = seen(shot(1, 2, 0));
    assertThat(again.head().score(seen).classes()).isEqualTo(taught.head().score(seen).classes());
    assertThat(again.head().score(seen).unusual()).isEqualTo(taught.head().score(seen).unusual());
  }

  @Test
  void promptsJudgeEveryTile() {
    ZeroShotHead prompts = prompts();
    Score bad = prompts.score(shot(2, 1, 0).embedding());
    assertThat(bad.best().productClass()).isEqualTo(Shots.THREE.get(2));
    Score one = prompts.ofTile().score(shot(2, 1, 0).embedding().tiles(3).get(1));
    assertThat(bad.probability(ClassKind.DEFECT))
        .isGreaterThanOrEqualTo(one.probability(ClassKind.DEFECT) - 1e-9);
    assertThat(prompts.version()).isNotEqualTo(Shots.texts(3).version());
  }

  @Test
  void aGuardLooksAtEveryTileAndSaysInWhichOneSomethingIsStrange() {
    TrainingSet set = learnt();
    PatchGuard.Learnt learnt = PatchGuard.learn(set).orElseThrow();
    assertThat(learnt.leftOut()).hasSameSizeAs(set.examples());
    Head head = new GuardedHead(HeadTrainers.all().getFirst().train(set), learnt.guard());
    Limits limits = new Limits(0.6, 0.5, 0.5);
    assertThat(head.looksAtPatches()).isTrue();

    int passed = 0;
    for (int i = 0; i < 20; i++) {
      Example good = shot(0, -1, 0);
      passed += limits.judge(head.score(seen(good))).kind() == Verdict.Kind.PASS ? 1 : 0;
      // A patch that no good shot has the like of, in a tile that is good as a whole.
      PatchGrid patches = Objects.requireNonNull(good.patches());
      float[] values = patches.values().clone();
      int at = ((i % 3) * 16 + 5) * 16;
      for (int j = 0; j < 16; j++) {
        values[at + j] = j == 9 ? 1 : 0;
        values[at + 16 + j] = j == 9 ? 1 : 0;
      }
      Score strange =
          head.score(new SeenPicture(good.embedding(), new PatchGrid(3, 4, 4, 16, values)));
      assertThat(strange.unusual()).isGreaterThan(1);
      assertThat(limits.judge(strange).kind()).isNotEqualTo(Verdict.Kind.PASS);
      HeatMap where = Objects.requireNonNull(strange.where());
      assertThat(where.columns()).isEqualTo(12);
      HeatMap.Spot hottest = where.spots(1).getFirst();
      assertThat((int) (3 * (hottest.left() + hottest.right()) / 2)).isEqualTo(i % 3);
    }
    assertThat(passed).isGreaterThan(12);
  }

  @Test
  void whatIsPossibleIsAskedOfWholePictures() {
    Conformal conformal = Conformal.of(learnt());
    assertThat(conformal.possible(shot(0, -1, 0).embedding(), 0.15))
        .contains(Shots.THREE.getFirst());
  }

  private TrainingSet learnt() {
    return learnt(new SplittableRandom(3));
  }

  private TrainingSet learntAgain() {
    return learnt(new SplittableRandom(3));
  }

  private TrainingSet learnt(SplittableRandom own) {
    List<Example> shots = new ArrayList<>();
    for (int label = 0; label < 3; label++) {
      for (int i = 0; i < 12; i++) {
        shots.add(shot(own, label, label == 0 ? -1 : i % 3, shots.size()));
      }
    }
    return set(shots);
  }

  private static TrainingSet set(List<Example> shots) {
    return new TrainingSet(ENCODER, Shots.THREE, shots, prompts());
  }

  private static ZeroShotHead prompts() {
    ZeroShotHead texts = Shots.texts(3);
    return new ZeroShotHead(ENCODER, texts.logitScale(), texts.described());
  }

  private Example shot(int label, int place, int group) {
    return shot(random, label, place, group);
  }

  private static SeenPicture seen(Example shot) {
    return new SeenPicture(shot.embedding(), shot.patches());
  }

  /// A shot whose tile at `place` looks like its class, and whose other tiles look good.
  private static Example shot(SplittableRandom random, int label, int place, int group) {
    List<Embedding> tiles = new ArrayList<>();
    List<PatchGrid> patches = new ArrayList<>();
    for (int tile = 0; tile < 3; tile++) {
      int looks = tile == place ? label : 0;
      tiles.add(near(random, looks));
      float[] values = new float[16 * 16];
      for (int patch = 0; patch < 16; patch++) {
        // Patches of good parts differ in some directions alone.
        for (int j = 0; j < 8; j++) {
          values[16 * patch + j] = (float) (SPREAD * random.nextGaussian() + (j == looks ? 1 : 0));
        }
      }
      patches.add(new PatchGrid(4, 4, 16, values));
    }
    return new Example(Embedding.stacked(tiles), label, group, PatchGrid.stacked(patches));
  }

  private static Embedding near(SplittableRandom random, int direction) {
    float[] raw = new float[16];
    for (int j = 0; j < raw.length; j++) {
      raw[j] = (float) (SPREAD * random.nextGaussian() + (j == direction ? 1 : 0));
    }
    return Embedding.normalised(raw);
  }
}
