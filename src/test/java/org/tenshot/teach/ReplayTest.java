package org.tenshot.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Device;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Limits;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Score;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.Truth;
import org.tenshot.domain.Verdict;
import org.tenshot.head.Example;
import org.tenshot.head.Head;
import org.tenshot.head.HeadTrainers;
import org.tenshot.head.TrainingSet;
import org.tenshot.store.EmbeddingHistory;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;

/// The past judged again, from a real database.
class ReplayTest {

  private static final Instant START = Instant.parse("2026-11-20T06:00:00Z");
  private static final Limits LIMITS = new Limits(0.6, 0.5, 0.5);
  private static final Limits STRICT = new Limits(0.99, 0.5, 0.5);

  @TempDir Path folder;
  private InspectionLog log;
  private History history;
  private Head head;
  private List<Example> seen;

  @BeforeEach
  void run() throws Exception {
    LogPlace place =
        LogPlace.of(
            folder.resolve("tenshot.db"), Path.of(System.getProperty("tenshot.data"), "natives"));
    log = InspectionLog.open(place, Clock.systemUTC(), recording -> {});
    history = History.open(place);
    LabelledSet shots = Clouds.of(10, 1, 0.2, 1);
    head =
        HeadTrainers.named("logistic")
            .orElseThrow()
            .train(new TrainingSet(shots.encoder(), shots.classes(), shots.examples(), null));
    Profile profile = TaughtPart.profile();
    log.register(profile, Clouds.ENCODER, head.version());
    // Two of three parts of these are bad, and all of them were let pass.
    seen = Clouds.of(20, 1, 0.3, 2).examples();
    List<CompletableFuture<Long>> written = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      written.add(log.append(inspection(i, profile), null));
    }
    written.add(log.append(fault(seen.size(), profile), null));
    for (CompletableFuture<Long> one : written) {
      one.get(20, TimeUnit.SECONDS);
    }
  }

  @AfterEach
  void close() throws Exception {
    history.close();
    log.close();
  }

  @Test
  void everyInspectionIsJudgedAsTheHeadWouldJudgeIt() throws Exception {
    long wouldPass =
        seen.stream()
            .map(own -> LIMITS.judge(head.score(own.embedding())))
            .filter(Verdict.Pass.class::isInstance)
            .count();

    Replay.Result result = replay(head, LIMITS, all(), Long.MAX_VALUE);

    assertThat(result.inspections()).isEqualTo(60);
    assertThat(result.faults()).isEqualTo(1);
    assertThat(result.count(Verdict.Kind.PASS, false)).isEqualTo(60);
    assertThat(result.count(Verdict.Kind.PASS, true)).isEqualTo(wouldPass).isBetween(10L, 30L);
    assertThat(result.changes()).hasSize(60 - (int) wouldPass);
    assertThat(result.escapesBefore().count()).isEqualTo(40);
    assertThat(result.escapesBefore().total()).isEqualTo(40);
    assertThat(result.escapesAfter().count()).isLessThan(8);
    assertThat(result.goodPassedAfter().count()).isGreaterThan(10);
  }

  @Test
  void otherLimitsAloneChangeVerdictsToo() throws Exception {
    Replay.Result strict = replay(head, STRICT, all(), Long.MAX_VALUE);
    assertThat(strict.count(Verdict.Kind.PASS, true)).isZero();
    assertThat(strict.changes()).hasSize(60);
  }

  @Test
  void aStretchOfTimeAndTheNewestOnesAreJudgedAlone() throws Exception {
    EmbeddingHistory.Stretch tenSeconds =
        new EmbeddingHistory.Stretch(
            "part", Clouds.ENCODER, START.plusSeconds(10), START.plusSeconds(20));
    assertThat(replay(head, STRICT, tenSeconds, Long.MAX_VALUE).changes())
        .extracting(Replay.Change::inspection)
        .containsExactlyInAnyOrder(11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L, 20L);
    assertThat(replay(head, STRICT, all(), 3).changes())
        .extracting(Replay.Change::inspection)
        .containsExactlyInAnyOrder(58L, 59L, 60L);
    EmbeddingHistory.Stretch another =
        new EmbeddingHistory.Stretch("another", Clouds.ENCODER, START, START.plusSeconds(99));
    assertThat(replay(head, STRICT, another, Long.MAX_VALUE).inspections()).isZero();
  }

  @Test
  void whatWouldNewlyPassAndIsKnownToBeBadComesFirst() throws Exception {
    // A head that has learnt everything upside down.
    LabelledSet shots = Clouds.of(10, 1, 0.2, 1);
    List<Example> turned =
        shots.examples().stream()
            .map(own -> new Example(own.embedding(), (own.label() + 1) % 3, own.group()))
            .toList();
    Head upsideDown =
        HeadTrainers.named("logistic")
            .orElseThrow()
            .train(new TrainingSet(shots.encoder(), shots.classes(), turned, null));
    Profile profile = TaughtPart.profile();
    log.append(rejected(61, profile), null).get(20, TimeUnit.SECONDS);

    Replay.Result result = replay(upsideDown, LIMITS, all(), Long.MAX_VALUE);

    assertThat(result.changes().getFirst().after().kind()).isEqualTo(Verdict.Kind.PASS);
    assertThat(result.changes().getFirst().before()).isEqualTo(Verdict.Kind.REJECT);
  }

  @Test
  void whoeverCancelsGetsWhatIsDone() throws Exception {
    Replay.Result result =
        new Replay(history).run(all(), head, LIMITS, Long.MAX_VALUE, done -> {}, () -> true);
    assertThat(result.inspections()).isZero();
  }

  private Replay.Result replay(Head by, Limits limits, EmbeddingHistory.Stretch stretch, long last)
      throws Exception {
    return new Replay(history).run(stretch, by, limits, last, done -> {}, () -> false);
  }

  private static EmbeddingHistory.Stretch all() {
    return new EmbeddingHistory.Stretch(
        "part", Clouds.ENCODER, Instant.EPOCH, START.plusSeconds(100_000));
  }

  private Inspection inspection(int i, Profile profile) {
    return inspection(i, profile, new Verdict.Pass("good"), seen.get(i));
  }

  /// A part of class dent, which the head that is upside down takes for good.
  private Inspection rejected(int i, Profile profile) {
    return inspection(i, profile, new Verdict.Reject("dent"), seen.getLast());
  }

  private Inspection inspection(int i, Profile profile, Verdict verdict, Example example) {
    Score score = head.score(example.embedding());
    return new Inspection(
        origin(i),
        verdict,
        score,
        example.embedding(),
        new StepTimes(1, 2, 3, 6),
        basis(profile),
        new Truth(Clouds.CLASSES.get(example.label()), null));
  }

  private Inspection fault(int i, Profile profile) {
    return new Inspection(
        origin(i),
        new Verdict.Faulted(new Fault(Fault.Code.PICTURE_UNREADABLE, "The picture is damaged.")),
        null,
        null,
        new StepTimes(1, 2, 3, 6),
        basis(profile),
        null);
  }

  private static Frame.Origin origin(int i) {
    return new Frame.Origin("sim:", i, START.plusSeconds(i), 0, null, PartId.UNKNOWN);
  }

  private Inspection.Basis basis(Profile profile) {
    return new Inspection.Basis(
        profile.product(), profile.hash(), Clouds.ENCODER, Device.Kind.CPU, head.version());
  }
}
