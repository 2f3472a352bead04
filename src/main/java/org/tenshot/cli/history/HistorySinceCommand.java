package org.tenshot.cli.history;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.NewFile;
import org.tenshot.cli.common.Searches;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.PartId;
import org.tenshot.domain.TenshotException;
import org.tenshot.recall.Feedback;
import org.tenshot.recall.Hit;
import org.tenshot.recall.Recall;
import org.tenshot.store.History;
import org.tenshot.store.StoredInspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `history since`: from one escaped part to all that are like it.
@Command(
    name = "since",
    mixinStandardHelpOptions = true,
    description = {
      "Ranks every inspection by likeness to one escaped part: when it began, how many there are, which lots and",
      "serial numbers. Look at the list, say what is like it and what is not, and ask again."
    },
    footer = {
      "",
      "Examples:",
      "  tenshot history since 4711 --at-least 0.95",
      "  tenshot history since customer.jpg --profile bearing --like 17 --unlike 23 --export contain.csv"
    })
final class HistorySinceCommand implements Callable<Integer> {

  private static final int SHOWN = 20;
  private static final int PAGE = 1000;

  private final Workshop workshop;

  @Parameters(
      paramLabel = "ROW|PICTURE",
      description = "Number of the inspection, or a picture file.")
  private String part = "";

  @Option(
      names = "--at-least",
      paramLabel = "COSINE",
      description = "What counts as like it, -1..1. Default: 0.9.")
  private double least = 0.9;

  @Option(
      names = "--like",
      split = ",",
      paramLabel = "N",
      description = "Inspections that are like it.")
  private List<Long> like = List.of();

  @Option(
      names = "--unlike",
      split = ",",
      paramLabel = "N",
      description = "Inspections that are not.")
  private List<Long> unlike = List.of();

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "Write the containment list (CSV), the likest first.")
  private @Nullable Path export;

  @Mixin private SearchOptions search = new SearchOptions();

  HistorySinceCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    if (!(least >= -1 && least <= 1)) {
      throw new TenshotException("--at-least must be -1..1, not " + least + ".");
    }
    try (History history = search.open(workshop)) {
      Searches searches = new Searches(workshop, history);
      Searches.Query query =
          part.matches("\\d+")
              ? searches.row(Long.parseLong(part))
              : search.picture(searches, Path.of(part));
      Embedding moved =
          Feedback.move(
              query.embedding(),
              searches.rows(like, query.encoder()),
              searches.rows(unlike, query.encoder()));
      try (Recall recall = search.recall(workshop, history, query.encoder())) {
        List<Hit> hits = recall.atLeast(moved, least);
        tell(history, hits, recall.size());
        if (export != null) {
          write(history, hits, export);
        }
      }
    }
    return ExitCode.OK;
  }

  private void tell(History history, List<Hit> hits, int all) throws TenshotException {
    List<StoredInspection> found = new ArrayList<>();
    for (int from = 0; from < hits.size(); from += PAGE) {
      found.addAll(
          history.byIds(
              hits.subList(from, Math.min(hits.size(), from + PAGE)).stream()
                  .map(Hit::id)
                  .toList()));
    }
    System.out.printf(
        Locale.ROOT, "%d of %d inspections are at least %.3f like it%n", found.size(), all, least);
    HistoryLines lines = new HistoryLines(ZoneId.systemDefault());
    found.stream()
        .min(Comparator.comparing(own -> own.inspection().origin().capturedAt()))
        .ifPresent(own -> System.out.println("first: " + lines.table(own)));
    Set<String> lots = new TreeSet<>();
    Set<String> serials = new TreeSet<>();
    for (StoredInspection own : found) {
      PartId id = own.inspection().origin().part();
      if (id.lot() != null) {
        lots.add(id.lot());
      }
      if (id.serial() != null) {
        serials.add(id.serial());
      }
    }
    System.out.println(lots.size() + " lots: " + first(lots));
    System.out.println(serials.size() + " serial numbers: " + first(serials));
    for (int i = 0; i < Math.min(SHOWN, found.size()); i++) {
      System.out.println(
          String.format(Locale.ROOT, "%.4f ", hits.get(i).cosine()) + lines.table(found.get(i)));
    }
  }

  private static String first(Set<String> names) {
    String shown = String.join(", ", names.stream().limit(SHOWN).toList());
    return names.size() > SHOWN ? shown + ", ... (all with --export)" : shown;
  }

  private static void write(History history, List<Hit> hits, Path file) throws TenshotException {
    NewFile.write(
        file,
        out -> {
          out.write("likeness," + HistoryLines.HEADER + "\r\n");
          for (Hit hit : hits) {
            StoredInspection own = history.byId(hit.id()).orElse(null);
            if (own != null) {
              out.write(
                  String.format(Locale.ROOT, "%.6f,", hit.cosine())
                      + HistoryLines.csv(own)
                      + "\r\n");
            }
          }
        });
    System.out.println(hits.size() + " inspections in " + file);
  }
}
