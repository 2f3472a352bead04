package org.tenshot.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Precision;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.Example;
import org.tenshot.head.HeadJson;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.HeadTrainers;
import org.tenshot.head.TrainingSet;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;
import org.tenshot.store.Promotion;
import org.tenshot.store.SeenShot;
import org.tenshot.store.StoredShot;
import org.tenshot.store.TeachingLog;

/// What it takes to become the head that judges.
class TeachingTest {

  private static final HeadTrainer LOGISTIC = HeadTrainers.named("logistic").orElseThrow();

  @TempDir Path folder;
  private InspectionLog log;
  private History history;
  private Teaching teaching;

  @BeforeEach
  void open() throws Exception {
    LogPlace place =
        LogPlace.of(
            folder.resolve("tenshot.db"), Path.of(System.getProperty("tenshot.data"), "natives"));
    log = InspectionLog.open(place, Clock.systemUTC(), recording -> {});
    history = History.open(place);
    teaching = teaching(Clouds.ENCODER);
  }

  @AfterEach
  void close() throws Exception {
    history.close();
    log.close();
  }

  @Test
  void aBetterHeadIsPromotedAndAWorseOneNeedsAReasonThatIsKept() throws Exception {
    ShotShelf clear = shelf(Clouds.of(10, 1, 0.15, 1));
    ShotShelf muddled = shelf(shuffled(Clouds.of(10, 1, 0.15, 1)));
    long good = keep(teaching.learn(LOGISTIC, clear, TaughtPart.LIMITS));
    long bad = keep(teaching.learn(LOGISTIC, muddled, TaughtPart.LIMITS));

    assertThat(teaching.promote(good, clear, null).reason()).isNull();
    assertThatThrownBy(() -> teaching.promote(bad, clear, " "))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("Head " + bad + " was not promoted")
        .hasMessageContaining("Give a reason");
    assertThat(teaching.active().orElseThrow().id()).isEqualTo(good);

    Promotion forced = teaching.promote(bad, clear, "the camera was turned");
    assertThat(forced.reason()).isEqualTo("the camera was turned");
    assertThat(teaching.rollBack().head()).isEqualTo(good);
    assertThat(teaching.promotePrompts().head()).isNull();
    assertThat(teaching.active()).isEmpty();
    assertThat(teaching.rollBack().head()).isEqualTo(good);
  }

  @Test
  void theHeadThatComesBackFromTheLogIsTheSameToTheLastBit() throws Exception {
    ShotShelf shelf = shelf(Clouds.of(10, 1, 0.2, 3));
    Candidate candidate = teaching.learn(HeadTrainers.all().getFirst(), shelf, TaughtPart.LIMITS);
    long number = keep(candidate);

    ActiveHead back = ActiveHead.read(history, "part", number);

    assertThat(back.limits()).isEqualTo(TaughtPart.LIMITS);
    assertThat(back.taught().head().version()).isEqualTo(candidate.taught().head().version());
    for (Example example : Clouds.of(20, 1, 0.4, 4).examples()) {
      assertThat(back.taught().head().score(example.embedding()))
          .isEqualTo(candidate.taught().head().score(example.embedding()));
    }
  }

  @Test
  void aHeadIsNotJudgedByShotsThatItKnowsByHeart() {
    LabelledSet noise = shuffled(Clouds.of(12, 1, 1.0, 5));
    TrainingSet set = new TrainingSet(noise.encoder(), noise.classes(), noise.examples(), null);
    HeadJson.Taught taught = HeadJson.Taught.by(LOGISTIC, set);
    long byHeart =
        noise.examples().stream()
            .filter(
                own ->
                    taught.head().score(own.embedding()).best().productClass()
                        == noise.classes().get(own.label()))
            .count();

    Proof proof = Proof.ofEarlier(LOGISTIC, taught.set(), set, TaughtPart.LIMITS);

    assertThat(byHeart).as("what it would be if nothing were left out").isGreaterThan(30);
    assertThat(proof.shots()).hasSize(36);
    assertThat(proof.named().value()).as("chance is a third").isLessThan(0.55);
  }

  @Test
  void aHeadOfAnotherEncoderIsNeitherKeptNorPromoted() throws Exception {
    ShotShelf shelf = shelf(Clouds.of(6, 1, 0.2, 1));
    Candidate candidate = teaching.learn(LOGISTIC, shelf, TaughtPart.LIMITS);
    long number = keep(candidate);
    EncoderId other = new EncoderId("larger", "1".repeat(64), Precision.FP16, 1, 12);

    assertThatThrownBy(() -> teaching(other).keep(candidate.taught(), candidate.limits(), "{}"))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("made-up")
        .hasMessageContaining("larger");
    assertThatThrownBy(() -> teaching(other).promote(number, shelf, "please"))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("larger");
    assertThat(teaching.active()).isEmpty();
  }

  @Test
  void aHeadForAnotherEncoderIsComparedWithTheHeadThatJudgesAsItsOwnEncoderSaw() throws Exception {
    LabelledSet before = Clouds.of(10, 1, 0.1, 1);
    List<StoredShot> shots = stored(before);
    ShotShelf known = shelf(before, shots);
    teaching.promote(keep(teaching.learn(LOGISTIC, known, TaughtPart.LIMITS)), known, "the first");
    EncoderId other = new EncoderId("other", "1".repeat(64), Precision.FP32, 1, 12);
    LabelledSet muddled = shuffledPictures(before);
    ShotShelf anew =
        shelf(
            new LabelledSet(other, muddled.classes(), muddled.examples(), muddled.pictures()),
            shots);

    Candidate unseen = teaching(other).learn(LOGISTIC, anew, TaughtPart.LIMITS);
    assertThat(unseen.current().shots()).as("the prompts stand in").hasSize(30);

    for (int i = 0; i < shots.size(); i += 2) {
      Written.number(
          log.teaching()
              .remember(
                  shots.get(i).shot().pictureHash(),
                  Clouds.ENCODER,
                  TaughtPart.profile().region().toString(),
                  new SeenShot(before.examples().get(i).embedding(), new byte[64])));
    }
    Candidate candidate = teaching(other).learn(LOGISTIC, anew, TaughtPart.LIMITS);
    assertThat(candidate.current().shots())
        .as("those that its encoder saw")
        .extracting(Proof.Judged::example)
        .isEqualTo(IntStream.range(0, 15).mapToObj(i -> 2 * i).toList());
    assertThat(candidate.current().goodPassed().count()).isGreaterThanOrEqualTo(4);
    assertThat(candidate.worse()).isPresent();
    assertThat(candidate.comparison().candidate().shots()).hasSize(15);
  }

  /// Shots of the log, one an example.
  private List<StoredShot> stored(LabelledSet set) throws Exception {
    for (int i = 0; i < set.examples().size(); i++) {
      byte[] rgb = new byte[3 * 8 * 8];
      Arrays.fill(rgb, (byte) (7 * i + 1));
      Written.number(
          log.teaching()
              .addShot(
                  new TeachingLog.NewShot(
                      "part",
                      set.classes().get(set.examples().get(i).label()).name(),
                      PictureFiles.png(new Picture(8, 8, rgb)),
                      "Jana",
                      null,
                      ShotRole.TEACH,
                      null)));
    }
    return history.teaching().shots("part");
  }

  private static ShotShelf shelf(LabelledSet set, List<StoredShot> shots) {
    return new ShotShelf(set, shots, Clouds.set(List.of()), List.of(), List.of(), List.of());
  }

  /// The same labels, with pictures that tell nothing of them.
  private static LabelledSet shuffledPictures(LabelledSet set) {
    SplittableRandom random = new SplittableRandom(9);
    List<Example> examples = new ArrayList<>();
    for (Example own : set.examples()) {
      Example any = set.examples().get(random.nextInt(set.examples().size()));
      float[] raw = any.embedding().values().clone();
      raw[11] += (float) random.nextDouble(0.5);
      examples.add(new Example(Embedding.normalised(raw), own.label(), own.group()));
    }
    return Clouds.set(examples);
  }

  @Test
  void nobodyLosesTheGuardWithoutSayingWhy() throws Exception {
    ShotShelf bare = shelf(Clouds.of(10, 1, 0.1, 1));
    ShotShelf seen = shelf(Clouds.withPatches(Clouds.of(10, 1, 0.1, 1)));
    long unguarded = keep(teaching.learn(LOGISTIC, bare, TaughtPart.LIMITS));
    Candidate candidate = teaching.learn(LOGISTIC, seen, TaughtPart.LIMITS);
    long guarded = keep(candidate);
    assertThat(candidate.taught().head().looksAtPatches()).isTrue();

    teaching.promote(guarded, seen, "it has a guard");
    assertThat(ActiveHead.read(history, "part", guarded).taught().head().looksAtPatches()).isTrue();
    assertThatThrownBy(() -> teaching.promote(unguarded, seen, null))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("no guard against defects that nobody named");
    assertThat(teaching.promote(unguarded, seen, "a trial").reason()).isEqualTo("a trial");
    // A head that was kept with its guard is proven with one, as it was when it was learnt.
    assertThat(teaching.learn(LOGISTIC, seen, TaughtPart.LIMITS).proof().reviews())
        .isEqualTo(candidate.proof().reviews());
  }

  @Test
  void withoutAnyShotThereIsNothingToLearnFrom() {
    assertThatThrownBy(
            () -> teaching.learn(LOGISTIC, shelf(Clouds.of(0, 1, 0.2, 1)), TaughtPart.LIMITS))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("label pictures");
  }

  private long keep(Candidate candidate) throws TenshotException {
    return teaching.keep(candidate.taught(), candidate.limits(), "{}");
  }

  private Teaching teaching(EncoderId encoder) {
    return new Teaching(
        history, log.teaching(), TaughtPart.profile(), TaughtPart.prompts(encoder), "Jana");
  }

  private static ShotShelf shelf(LabelledSet set) {
    return new ShotShelf(set, List.of(), Clouds.set(List.of()), List.of(), List.of(), List.of());
  }

  private static LabelledSet shuffled(LabelledSet set) {
    SplittableRandom random = new SplittableRandom(7);
    List<Example> examples = new ArrayList<>();
    for (Example own : set.examples()) {
      examples.add(new Example(own.embedding(), random.nextInt(3), examples.size()));
    }
    return Clouds.set(examples);
  }
}
