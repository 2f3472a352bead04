package org.tenshot.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Embedding;
import org.tenshot.store.EmbeddingHistory;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;
import org.tenshot.store.SampleRows;

/// The search against a look at every embedding of the log.
class RecallTest {

  private static final int DIMENSION = SampleRows.ENCODER.dimension();

  @TempDir Path folder;

  private final Random random = new Random(3);
  private final float[] common = near(new float[DIMENSION], 1).values();

  @Test
  void theLikestAreThoseOfALookAtEveryEmbedding() throws Exception {
    LogPlace place = write("a.db", 3000);
    requireExact(place, folder.resolve("search"));
  }

  @Test
  void whatIsWrittenLaterIsFoundAndWhatIsDeletedIsNot() throws Exception {
    LogPlace place = write("a.db", 1500);
    Path cache = folder.resolve("search");
    requireExact(place, cache);
    append(place, 900);
    requireExact(place, cache);
    try (Connection past = DriverManager.getConnection("jdbc:sqlite:" + place.database());
        Statement statement = past.createStatement()) {
      statement.executeUpdate("DELETE FROM inspections WHERE id % 3 = 1 AND id < 2000");
    }
    requireExact(place, cache);
  }

  @Test
  void aCacheOfAnotherLogOrHalfOfOneIsMadeAgain() throws Exception {
    LogPlace first = write("a.db", 1200);
    LogPlace second = write("b.db", 1300);
    Path cache = folder.resolve("search");
    requireExact(first, cache);
    requireExact(second, cache);
    requireExact(first, cache);
    try (var files = Files.list(cache)) {
      Path file = files.findFirst().orElseThrow();
      Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 5000));
    }
    requireExact(first, cache);
  }

  @Test
  void theBoundIsNeverBelowTheCosine() throws Exception {
    for (int i = 0; i < 300; i++) {
      Embedding own = near(common, i % 3 * 0.3);
      Embedding query = i % 2 == 0 ? near(common, 0.4) : near(new float[DIMENSION], 1);
      Rough rough = Rough.of(own.values(), common);
      double upper =
          new RoughQuery(query.values(), common)
              .upper(rough.words(), 0, rough.scale(), rough.length(), rough.rest());
      assertThat(upper).isBetween(own.cosine(query), own.cosine(query) + 0.03);
    }
  }

  @Test
  void whatAPersonSaysMovesTheQuery() {
    Embedding query = near(common, 0.5);
    Embedding like = near(common, 0.5);
    Embedding unlike = near(common, 0.5);

    Embedding moved = Feedback.move(query, List.of(like), List.of(unlike));

    assertThat(moved.cosine(like)).isGreaterThan(query.cosine(like));
    assertThat(moved.cosine(like)).isGreaterThan(moved.cosine(unlike));
    assertThat(Feedback.move(query, List.of(), List.of()).cosine(query)).isGreaterThan(0.999999);
  }

  private void requireExact(LogPlace place, Path cache) throws Exception {
    try (History history = History.open(place);
        Recall recall = Recall.open(history, SampleRows.ENCODER, cache)) {
      List<EmbeddingHistory.Numbered> all =
          history.embeddings().after(SampleRows.ENCODER, 0, Integer.MAX_VALUE);
      List<Embedding> queries = new ArrayList<>();
      queries.add(all.get(all.size() / 2).embedding());
      queries.add(near(common, 0.4));
      float[] half = near(new float[DIMENSION], 1).values().clone();
      java.util.Arrays.fill(half, DIMENSION / 2, DIMENSION, 0);
      queries.add(Embedding.normalised(half));
      for (Embedding query : queries) {
        List<Hit> expected =
            all.stream()
                .map(own -> new Hit(own.id(), own.embedding().cosine(query)))
                .sorted(Comparator.comparingDouble(Hit::cosine).reversed().thenComparing(Hit::id))
                .toList();
        assertThat(recall.nearest(query, 30)).isEqualTo(expected.subList(0, 30));
        double least = expected.get(400).cosine();
        assertThat(recall.atLeast(query, least)).isEqualTo(expected.subList(0, 401));
      }
    }
  }

  private LogPlace write(String name, int rows) throws Exception {
    LogPlace place =
        LogPlace.of(folder.resolve(name), Path.of(System.getProperty("tenshot.data"), "natives"));
    append(place, rows);
    return place;
  }

  private void append(LogPlace place, int rows) throws Exception {
    SampleRows samples = new SampleRows();
    try (InspectionLog log = InspectionLog.open(place, Clock.systemUTC(), recording -> {})) {
      samples.register(log);
      for (int i = 0; i < rows; i++) {
        log.append(samples.next(near(common, 0.1 + i % 5 * 0.1)), null);
      }
    }
  }

  private Embedding near(float[] middle, double far) {
    float[] values = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      values[i] = (float) (middle[i] + far * random.nextGaussian() / Math.sqrt(DIMENSION));
    }
    return Embedding.normalised(values);
  }
}
