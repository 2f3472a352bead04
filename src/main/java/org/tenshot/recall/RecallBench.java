package org.tenshot.recall;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.EmbeddingHistory;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;
import org.tenshot.store.SampleRows;

/// How long a search takes, beside a plain loop over all embeddings in memory, and whether both
/// find the same.
public final class RecallBench {

  private static final int PAGE = 2000;
  private static final int RUNS = 15;
  private static final int WANTED = 50;
  private static final int LOOKS = 40;

  private final EncoderId encoder = SampleRows.ENCODER;
  private final LogPlace place;
  private final Path folder;

  /// @param place a log that does not exist yet, or one that this made before
  /// @param folder of the cache
  public RecallBench(LogPlace place, Path folder) {
    this.place = place;
    this.folder = folder;
  }

  /// @param size embeddings
  /// @param taken seconds that it took to make the cache
  /// @param millis of a search, the median
  /// @param worst of the searches
  /// @param plain milliseconds of the plain loop, the median
  /// @param same searches whose answer was that of the plain loop
  /// @param searches how many there were
  public record Result(
      int size, double taken, double millis, double worst, double plain, int same, int searches) {}

  /// Searches for parts of the log and for directions that are unlike all of them, by turns.
  ///
  /// @param rows of the log where it has to be made
  public Result run(int rows) throws TenshotException {
    if (!java.nio.file.Files.exists(place.database())) {
      fill(rows);
    }
    try (History history = History.open(place)) {
      long start = System.nanoTime();
      try (Recall recall = Recall.open(history, encoder, folder)) {
        return run(recall, all(history), (System.nanoTime() - start) / 1e9);
      }
    }
  }

  private Result run(Recall recall, List<EmbeddingHistory.Numbered> all, double taken)
      throws TenshotException {
    Random random = new Random(11);
    double[] own = new double[RUNS];
    double[] plain = new double[RUNS];
    int same = 0;
    for (int run = -RUNS / 3; run < RUNS; run++) {
      Embedding query =
          run % 2 == 0
              ? all.get(random.nextInt(all.size())).embedding()
              : near(new float[encoder.dimension()], 1, random);
      long start = System.nanoTime();
      List<Hit> found = recall.nearest(query, WANTED);
      long middle = System.nanoTime();
      List<Hit> expected = plain(query, all);
      if (run >= 0) {
        own[run] = (middle - start) / 1e6;
        plain[run] = (System.nanoTime() - middle) / 1e6;
        same += found.equals(expected) ? 1 : 0;
      }
    }
    Arrays.sort(own);
    Arrays.sort(plain);
    return new Result(
        recall.size(), taken, own[RUNS / 2], own[RUNS - 1], plain[RUNS / 2], same, RUNS);
  }

  private static List<Hit> plain(Embedding query, List<EmbeddingHistory.Numbered> all) {
    List<Hit> hits = new ArrayList<>(all.size());
    for (EmbeddingHistory.Numbered own : all) {
      hits.add(new Hit(own.id(), own.embedding().cosine(query)));
    }
    return hits.stream()
        .sorted(Comparator.comparingDouble(Hit::cosine).reversed().thenComparing(Hit::id))
        .limit(WANTED)
        .toList();
  }

  private List<EmbeddingHistory.Numbered> all(History history) throws TenshotException {
    List<EmbeddingHistory.Numbered> all = new ArrayList<>();
    List<EmbeddingHistory.Numbered> page = history.embeddings().after(encoder, 0, PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = history.embeddings().after(encoder, page.getLast().id(), PAGE);
    }
    return all;
  }

  /// Parts of one line look nearly alike: looks around a common one, and parts around a look.
  private void fill(int rows) throws TenshotException {
    Random random = new Random(7);
    float[] common = near(new float[encoder.dimension()], 1, random).values();
    List<float[]> looks = new ArrayList<>();
    for (int i = 0; i < LOOKS; i++) {
      looks.add(near(common, 0.5, random).values());
    }
    SampleRows samples = new SampleRows();
    try (InspectionLog log = InspectionLog.open(place, Clock.systemUTC(), recording -> {})) {
      samples.register(log);
      for (int from = 0; from < rows; from += PAGE) {
        List<CompletableFuture<Long>> promises = new ArrayList<>();
        for (int i = from; i < Math.min(rows, from + PAGE); i++) {
          float[] look = looks.get((int) Math.min(LOOKS - 1, random.nextExponential() * 5));
          promises.add(log.append(samples.next(near(look, 0.3, random)), null));
        }
        promises.forEach(CompletableFuture::join);
      }
    }
  }

  /// @param far length of what is added
  private static Embedding near(float[] middle, double far, Random random) {
    float[] values = new float[middle.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (middle[i] + far * random.nextGaussian() / Math.sqrt(middle.length));
    }
    return Embedding.normalised(values);
  }
}
