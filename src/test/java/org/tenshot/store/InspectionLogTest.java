package org.tenshot.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Recording;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Score;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;

/// What is written into the log and how it comes back.
class InspectionLogTest {

  @TempDir Path folder;

  private final List<Recording> told = new CopyOnWriteArrayList<>();
  private LogPlace place;
  private InspectionLog log;
  private History history;

  @BeforeEach
  void open() throws Exception {
    place = Samples.place(folder);
    log = InspectionLog.open(place, Samples.CLOCK, told::add);
    history = History.open(place);
    log.register(Samples.PROFILE, Samples.ENCODER, Samples.HEAD);
  }

  @AfterEach
  void close() throws Exception {
    history.close();
    log.close();
  }

  @Test
  void anInspectionComesBackAsItWasSaid() throws Exception {
    Inspection said = Samples.inspection(41, new Verdict.Reject("rust"));

    long id = await(log.append(said, null));
    StoredInspection stored = history.byId(id).orElseThrow();

    assertThat(stored.id()).isEqualTo(id);
    assertThat(stored.pictureHash()).isNull();
    assertThat(stored.inspection())
        .usingRecursiveComparison()
        .ignoringFields("embedding")
        .isEqualTo(said);
    assertThat(embedding(stored.inspection()).cosine(embedding(said))).isGreaterThan(0.999999);
  }

  @Test
  void aFaultKeepsItsCodeAndItsSentenceWithoutAScore() throws Exception {
    Inspection said = Samples.faulted(3);

    StoredInspection stored = history.byId(await(log.append(said, null))).orElseThrow();

    assertThat(stored.inspection()).usingRecursiveComparison().isEqualTo(said);
    assertThat(Samples.ask(place, "SELECT embedding IS NULL AND class IS NULL FROM inspections"))
        .isEqualTo("1");
  }

  /// Whoever looks back reads it in his own language, also a sentence within a sentence.
  @Test
  void whatWasToldOfAPartKeepsItsKeys() throws Exception {
    Saying hangs = Saying.of("encoder.hangs", "The encoder {0} hangs: {1} ms.", "a|b", 5000);
    Fault fault =
        new Fault(
            Fault.Code.ENCODER_FAILED, Saying.of("encoder.again", "{0} It opens again.", hangs));
    Inspection failed = Samples.inspection(1, new Verdict.Faulted(fault));
    Inspection held = Samples.passed(2).withheld(Saying.of("eye.doubt", "Nothing passes."));
    Inspection plain = Samples.faulted(3);
    List<Inspection> back = new ArrayList<>();
    for (Inspection own : List.of(failed, held, plain)) {
      back.add(history.byId(await(log.append(own, null))).orElseThrow().inspection());
    }

    assertThat(back.getFirst().verdict()).isEqualTo(failed.verdict());
    assertThat(requireNonNull(back.get(1).score()).reason())
        .isEqualTo(new Saying("eye.doubt", List.of(), "Nothing passes."));
    assertThat(back.getLast().verdict()).isEqualTo(plain.verdict());
    assertThat(Samples.ask(place, "SELECT count(*) FROM inspections WHERE told IS NULL"))
        .as("what is known in English alone costs nothing")
        .isEqualTo("1");
  }

  @Test
  void aScoreThatIsNoScoreIsKeptAsTheReasonOfItsFault() throws Exception {
    Inspection faulted = Samples.faulted(4);
    Inspection said =
        new Inspection(
            faulted.origin(),
            faulted.verdict(),
            Samples.score(Double.NaN, 0.5, 0.5),
            Samples.embedding(4),
            faulted.times(),
            faulted.basis(),
            null);

    StoredInspection stored = history.byId(await(log.append(said, null))).orElseThrow();

    Score score = requireNonNull(stored.inspection().score());
    assertThat(score.classes().getFirst().probability()).isNaN();
    assertThat(score.isValid()).isFalse();
    assertThat(stored.inspection().embedding()).isNotNull();
  }

  @Test
  void everyVerdictComesBack() throws Exception {
    List<Verdict> verdicts =
        List.of(
            new Verdict.Pass("good"),
            new Verdict.Reject("rust"),
            new Verdict.Review("rust"),
            new Verdict.NoPart("hand"));

    for (Verdict verdict : verdicts) {
      long id = await(log.append(Samples.inspection(verdict.hashCode(), verdict), null));
      assertThat(history.byId(id).orElseThrow().inspection().verdict()).isEqualTo(verdict);
    }
  }

  @Test
  void theTimeIsCutToMicroseconds() throws Exception {
    Inspection said = Samples.passed(5);

    StoredInspection stored = history.byId(await(log.append(said, null))).orElseThrow();

    assertThat(stored.inspection().origin().capturedAt())
        .isEqualTo(said.origin().capturedAt().truncatedTo(ChronoUnit.MICROS));
  }

  @Test
  void theProbabilitiesCanBeReadBySqliteItself() throws Exception {
    await(log.append(Samples.passed(1), null));

    assertThat(
            Samples.ask(
                place,
                "SELECT group_concat(json_extract(value, '$.name') || '='"
                    + " || json_extract(value, '$.probability'), ' ')"
                    + " FROM inspections, json_each(probabilities)"))
        .isEqualTo("good=0.75 rust=0.125 hand=0.125");
  }

  @Test
  void aPictureIsAFileNamedByItsContent() throws Exception {
    byte[] png = Samples.png(1);

    StoredInspection stored = history.byId(await(log.append(Samples.passed(1), png))).orElseThrow();

    String hash = PictureFolder.sha256(png);
    assertThat(stored.pictureHash()).isEqualTo(hash);
    Path file = place.pictures().resolve(hash.substring(0, 2)).resolve(hash + ".png");
    assertThat(file).hasBinaryContent(png);
    assertThat(history.picture(hash)).contains(file);
    assertThat(Samples.ask(place, "SELECT bytes || ' ' || width || ' ' || height FROM pictures"))
        .isEqualTo(png.length + " 80 50");
  }

  @Test
  void theSamePictureIsKeptOnce() throws Exception {
    await(log.append(Samples.passed(1), Samples.png(1)));
    await(log.append(Samples.passed(2), Samples.png(1)));
    await(log.append(Samples.passed(3), Samples.png(3)));

    try (Stream<Path> files = Files.walk(place.pictures())) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(2);
    }
    assertThat(Samples.ask(place, "SELECT count(*) FROM pictures")).isEqualTo("2");
  }

  @Test
  void theEmbeddingStaysWhenThePictureIsPurged() throws Exception {
    long id = await(log.append(Samples.passed(1), Samples.png(1)));

    try (Connection purge = Samples.connect(place.database())) {
      Samples.execute(purge, "PRAGMA foreign_keys = ON; DELETE FROM pictures;");
    }

    StoredInspection stored = history.byId(id).orElseThrow();
    assertThat(stored.pictureHash()).isNull();
    assertThat(stored.inspection().embedding()).isNotNull();
  }

  @Test
  void numbersAreGivenInTheOrderOfAsking() throws Exception {
    List<CompletableFuture<Long>> promises =
        IntStream.range(0, 1000).mapToObj(i -> log.append(Samples.passed(i), null)).toList();

    for (int i = 0; i < promises.size(); i++) {
      assertThat(await(promises.get(i))).isEqualTo(i + 1L);
    }
    assertThat(Samples.ask(place, "SELECT count(*) FROM inspections WHERE sequence = id - 1"))
        .isEqualTo("1000");
    assertThat(told).as("a log that is well says nothing").isEmpty();
  }

  @Test
  void twoProgramsMayWriteOneLog() throws Exception {
    try (InspectionLog second = InspectionLog.open(place, Samples.CLOCK, told::add)) {
      second.register(Samples.PROFILE, Samples.ENCODER, Samples.HEAD);
      List<CompletableFuture<Long>> promises =
          IntStream.range(0, 600)
              .mapToObj(i -> (i % 2 == 0 ? log : second).append(Samples.passed(i), null))
              .toList();
      CompletableFuture.allOf(promises.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
    }

    assertThat(Samples.ask(place, "SELECT count(DISTINCT sequence) FROM inspections"))
        .isEqualTo("600");
    assertThat(told).as("they take turns").isEmpty();
  }

  @Test
  void closingWritesWhatWaits() throws Exception {
    List<CompletableFuture<Long>> promises =
        IntStream.range(0, 700).mapToObj(i -> log.append(Samples.passed(i), null)).toList();

    log.close();

    assertThat(promises)
        .allMatch(promise -> promise.isDone() && !promise.isCompletedExceptionally());
    assertThat(Samples.ask(place, "SELECT count(*) FROM inspections")).isEqualTo("700");
  }

  @Test
  void aClosedLogTurnsAway() {
    log.close();

    assertThatThrownBy(() -> await(log.append(Samples.passed(1), null)))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("is closed");
  }

  @Test
  void registeringTwiceChangesNothing() throws Exception {
    await(log.register(Samples.PROFILE, Samples.ENCODER, Samples.HEAD));
    await(log.register(Samples.PROFILE, Samples.ENCODER, "trained/17"));

    assertThat(
            Samples.ask(
                place,
                "SELECT (SELECT count(*) FROM products) || (SELECT count(*) FROM profiles)"
                    + " || (SELECT count(*) FROM encoders) || (SELECT count(*) FROM heads)"))
        .isEqualTo("1112");
    assertThat(Samples.ask(place, "SELECT group_concat(kind) FROM heads"))
        .isEqualTo("zero-shot,trained");
    assertThat(Samples.ask(place, "SELECT text FROM profiles")).isEqualTo(Samples.PROFILE.text());
  }

  @Test
  void anInspectionOnAnUnknownHeadIsRefusedAloneAndAloud() throws Exception {
    CompletableFuture<Long> before = log.append(Samples.passed(1), null);
    CompletableFuture<Long> strange =
        log.append(
            Samples.inspection(
                2,
                new Verdict.Pass("good"),
                Samples.basis(Samples.PROFILE.hash(), "never registered")),
            null);
    CompletableFuture<Long> after = log.append(Samples.passed(3), null);

    assertThatThrownBy(() -> await(strange))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("refused one inspection");
    assertThat(await(before)).isPositive();
    assertThat(await(after)).isPositive();
    assertThat(told).extracting(Recording::kind).contains(Recording.Kind.FAILED);
    await(log.append(Samples.passed(4), null));
    assertThat(log.recording()).isEqualTo(Recording.WELL);
  }

  @Test
  void anInspectionWhoseProfileIsGoneIsRefusedAndNotAcknowledged() throws Exception {
    await(log.append(Samples.passed(1), null));
    try (Connection other = Samples.connect(place.database())) {
      Samples.execute(other, "PRAGMA foreign_keys = OFF");
      Samples.execute(other, "DELETE FROM profiles");
    }

    assertThatThrownBy(() -> await(log.append(Samples.passed(2), null)))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("refused one inspection");
    assertThat(Samples.ask(place, "SELECT count(*) FROM inspections")).isEqualTo("1");
  }

  @Test
  void aPictureThatIsNoPngIsRefused() {
    assertThatThrownBy(() -> await(log.append(Samples.passed(1), "JFIF".getBytes())))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("must be a PNG file");
  }

  private static Embedding embedding(Inspection inspection) {
    return requireNonNull(inspection.embedding());
  }

  private static long await(CompletableFuture<Long> promise) throws Exception {
    try {
      return promise.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      throw (Exception) failure.getCause();
    }
  }
}
