package org.tenshot.recall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.EmbeddingHistory;
import org.tenshot.store.History;

/// Ranks all inspections of an encoder by likeness, exactly. Rough embeddings give every inspection
/// an upper bound of its cosine; the log's own embeddings decide among those that the bounds cannot
/// leave out. One thread at a time.
public final class Recall implements AutoCloseable {

  private static final int PAGE = 4096;
  private static final int PIECE = 512;
  private static final int FIRST_LOOK = 64;

  private final EmbeddingHistory embeddings;
  private final EncoderId encoder;
  private final RoughFile rough;
  private final Path file;

  private Recall(EmbeddingHistory embeddings, EncoderId encoder, RoughFile rough, Path file) {
    this.embeddings = embeddings;
    this.encoder = encoder;
    this.rough = rough;
    this.file = file;
  }

  /// Opens the cache, makes it where there is none, and takes in what was written since.
  ///
  /// @param history the log; stays the caller's
  /// @param folder of the caches, beside the log
  /// @throws TenshotException if the log cannot be read or the cache not be written
  public static Recall open(History history, EncoderId encoder, Path folder)
      throws TenshotException {
    if (encoder.dimension() % Integer.BYTES != 0) {
      throw new TenshotException(
          "Embeddings of "
              + encoder
              + " have "
              + encoder.dimension()
              + " components, which four does not divide: they cannot be searched.");
    }
    Path file = folder.resolve(encoder.toString().replace('/', '-') + ".rough");
    try {
      Files.createDirectories(folder);
      Recall recall = new Recall(history.embeddings(), encoder, new RoughFile(file, encoder), file);
      recall.update();
      return recall;
    } catch (IOException failure) {
      throw unwritable(file, failure);
    }
  }

  /// How many inspections can be found.
  public int size() {
    return rough.rows();
  }

  /// Takes in what was written since.
  public void update() throws TenshotException {
    try {
      if (rough.rows() > 0 && !isOfThisLog()) {
        rough.clear(rough.mean());
      }
      List<EmbeddingHistory.Numbered> page = embeddings.after(encoder, rough.lastId(), PAGE);
      if (rough.rows() == 0 && !page.isEmpty()) {
        rough.clear(mean(page));
      }
      while (!page.isEmpty()) {
        for (EmbeddingHistory.Numbered own : page) {
          rough.add(own.id(), Rough.of(own.embedding().values(), rough.mean()));
        }
        rough.commit(print(page.getLast().embedding()));
        page = embeddings.after(encoder, rough.lastId(), PAGE);
      }
    } catch (IOException failure) {
      throw unwritable(file, failure);
    }
  }

  /// The inspections that are most alike, the likest first; of equally like ones the older first.
  ///
  /// @param wanted at most so many
  public List<Hit> nearest(Embedding query, int wanted) throws TenshotException {
    float[] bounds = bounds(query);
    Map<Long, Double> exact = new HashMap<>();
    for (int look = Math.max(FIRST_LOOK, 2 * wanted); ; look *= 4) {
      int[] rows = greatest(bounds, look);
      evaluate(query, rows, exact);
      List<Hit> best = ranked(exact).stream().limit(wanted).toList();
      boolean all = rows.length >= bounds.length;
      if (all || (best.size() == wanted && best.getLast().cosine() > bounds[rows[0]])) {
        return best;
      }
    }
  }

  /// All inspections that are at least so alike, the likest first.
  ///
  /// @param least cosine, -1..1
  public List<Hit> atLeast(Embedding query, double least) throws TenshotException {
    float[] bounds = bounds(query);
    int[] rows = IntStream.range(0, bounds.length).filter(row -> bounds[row] >= least).toArray();
    Map<Long, Double> exact = new HashMap<>();
    evaluate(query, rows, exact);
    return ranked(exact).stream().filter(own -> own.cosine() >= least).toList();
  }

  private float[] bounds(Embedding query) throws TenshotException {
    RoughQuery asked = new RoughQuery(query.values(), rough.mean());
    float[] bounds = new float[rough.rows()];
    try {
      int cores = Runtime.getRuntime().availableProcessors();
      IntStream.range(0, cores).parallel().forEach(core -> bounds(asked, bounds, core, cores));
    } catch (UncheckedIOException failure) {
      throw unwritable(file, Objects.requireNonNull(failure.getCause()));
    }
    return bounds;
  }

  /// Every so manieth piece, so that nobody waits long for the slowest.
  private void bounds(RoughQuery asked, float[] bounds, int core, int cores) {
    int[] words = new int[PIECE * encoder.dimension() / Integer.BYTES];
    try {
      for (int from = core * PIECE; from < bounds.length; from += cores * PIECE) {
        rough.bounds(asked, from, Math.min(PIECE, bounds.length - from), bounds, words);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The rows with the greatest bounds; the first of them has the least.
  private static int[] greatest(float[] bounds, int count) {
    if (bounds.length <= count) {
      return IntStream.range(0, bounds.length)
          .boxed()
          .sorted(Comparator.comparingDouble(row -> bounds[row]))
          .mapToInt(Integer::intValue)
          .toArray();
    }
    int[] heap = new int[count];
    Arrays.setAll(heap, row -> row);
    for (int i = count / 2 - 1; i >= 0; i--) {
      sink(heap, i, bounds);
    }
    for (int row = count; row < bounds.length; row++) {
      if (bounds[row] > bounds[heap[0]]) {
        heap[0] = row;
        sink(heap, 0, bounds);
      }
    }
    return heap;
  }

  private static void sink(int[] heap, int from, float[] bounds) {
    int at = from;
    for (int child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && bounds[heap[child + 1]] < bounds[heap[child]]) {
        child++;
      }
      if (bounds[heap[at]] <= bounds[heap[child]]) {
        return;
      }
      int row = heap[at];
      heap[at] = heap[child];
      heap[child] = row;
      at = child;
    }
  }

  private void evaluate(Embedding query, int[] rows, Map<Long, Double> exact)
      throws TenshotException {
    List<Long> ids = new ArrayList<>();
    try {
      for (int row : rows) {
        long id = rough.id(row);
        if (!exact.containsKey(id)) {
          ids.add(id);
        }
      }
    } catch (IOException failure) {
      throw unwritable(file, failure);
    }
    for (int from = 0; from < ids.size(); from += PAGE) {
      for (EmbeddingHistory.Numbered own :
          embeddings.of(encoder, ids.subList(from, Math.min(ids.size(), from + PAGE)))) {
        exact.put(own.id(), own.embedding().cosine(query));
      }
    }
  }

  private static List<Hit> ranked(Map<Long, Double> exact) {
    return exact.entrySet().stream()
        .map(own -> new Hit(own.getKey(), own.getValue()))
        .sorted(Comparator.comparingDouble(Hit::cosine).reversed().thenComparing(Hit::id))
        .toList();
  }

  /// False if the log was replaced by another one, or by an older copy.
  private boolean isOfThisLog() throws TenshotException {
    List<EmbeddingHistory.Numbered> last = embeddings.of(encoder, List.of(rough.lastId()));
    return last.size() == 1 && print(last.getFirst().embedding()) == rough.print();
  }

  private static long print(Embedding embedding) {
    return Arrays.hashCode(embedding.values());
  }

  private static float[] mean(List<EmbeddingHistory.Numbered> page) {
    float[] mean = new float[page.getFirst().embedding().dimension()];
    for (EmbeddingHistory.Numbered own : page) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += own.embedding().values()[i] / page.size();
      }
    }
    return mean;
  }

  private static TenshotException unwritable(Path file, IOException failure) {
    return new TenshotException(
        "The search cache "
            + file
            + " cannot be written ("
            + failure.getMessage()
            + "): free space on its disk, or delete it; it is made again.",
        failure);
  }

  @Override
  public void close() throws TenshotException {
    try {
      rough.close();
    } catch (IOException failure) {
      throw unwritable(file, failure);
    }
  }
}
