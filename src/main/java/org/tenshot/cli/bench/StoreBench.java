package org.tenshot.cli.bench;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.Searches;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.TenshotException;
import org.tenshot.recall.RecallBench;
import org.tenshot.store.HistoryBench;
import org.tenshot.store.LogBench;
import org.tenshot.store.LogPlace;

/// Measures what is kept on the disk, in a folder that is made for it and cleared away.
final class StoreBench {

  private static final int ROWS = 100_000;

  private final Workshop workshop;
  private final Path parent;

  /// @param folder where to make the files; null for the folder of the station's log
  StoreBench(Workshop workshop, @Nullable Path folder) {
    this.workshop = workshop;
    this.parent =
        folder == null
            ? Objects.requireNonNull(workshop.place(null).database().getParent())
            : folder;
  }

  /// Rows a second.
  String log(boolean json) throws TenshotException, InterruptedException {
    Path folder = make();
    try {
      List<LogBench.Row> rows =
          new LogBench(place(folder, "log"), place(folder, "plain")).rows(ROWS);
      return json
          ? new GsonBuilder().setPrettyPrinting().create().toJson(rows)
          : rows.stream().map(StoreBench::line).collect(Collectors.joining("\n"));
    } finally {
      clear(folder);
    }
  }

  /// Milliseconds of questions.
  ///
  /// @param db a log that is made if it is not there, and stays; null for one that is cleared away
  String history(long rows, @Nullable Path db, boolean json) throws TenshotException {
    return over(db, place -> history(place, rows, json));
  }

  private static String history(LogPlace place, long rows, boolean json) throws TenshotException {
    List<HistoryBench.Row> found = new HistoryBench(place).rows(rows);
    return json
        ? new GsonBuilder().setPrettyPrinting().create().toJson(found)
        : found.stream()
            .map(
                own ->
                    String.format(
                        Locale.ROOT,
                        "%-56s %10.1f ms, at worst %10.1f ms",
                        own.what(),
                        own.millis(),
                        own.worst()))
            .collect(Collectors.joining("\n"));
  }

  /// Milliseconds of a search.
  ///
  /// @param db as above
  String search(int rows, @Nullable Path db, boolean json) throws TenshotException {
    return over(db, place -> search(place, rows, json));
  }

  private static String search(LogPlace place, int rows, boolean json) throws TenshotException {
    RecallBench.Result own = new RecallBench(place, Searches.folder(place)).run(rows);
    return json
        ? new GsonBuilder().setPrettyPrinting().create().toJson(own)
        : String.format(
            Locale.ROOT,
            "%d embeddings, cache ready in %.1f s: a search %.1f ms (at worst %.1f), a plain loop %.1f ms:"
                + " %.1f times as fast; %d of %d answers the same",
            own.size(),
            own.taken(),
            own.millis(),
            own.worst(),
            own.plain(),
            own.plain() / own.millis(),
            own.same(),
            own.searches());
  }

  private interface Measurement {

    String of(LogPlace place) throws TenshotException;
  }

  private String over(@Nullable Path db, Measurement measurement) throws TenshotException {
    if (db != null) {
      return measurement.of(LogPlace.of(db, workshop.place(null).natives()));
    }
    Path folder = make();
    try {
      return measurement.of(place(folder, "log"));
    } finally {
      clear(folder);
    }
  }

  private static String line(LogBench.Row row) {
    return String.format(
        Locale.ROOT,
        "%-36s %8.0f rows a second, a bare loop %8.0f: %.2f of it",
        row.what(),
        row.perSecond(),
        row.plain(),
        row.ratio());
  }

  private LogPlace place(Path folder, String name) {
    return LogPlace.of(folder.resolve(name).resolve("tenshot.db"), workshop.place(null).natives());
  }

  private Path make() throws TenshotException {
    try {
      Files.createDirectories(parent);
      return Files.createTempDirectory(parent, "bench");
    } catch (IOException failure) {
      throw new TenshotException(
          "The folder " + parent + " cannot be written: name another one with --folder.", failure);
    }
  }

  private static void clear(Path folder) throws TenshotException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new TenshotException("The folder " + folder + " cannot be cleared away.", failure);
    }
  }
}
