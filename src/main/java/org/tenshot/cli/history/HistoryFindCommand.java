package org.tenshot.cli.history;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.Checks;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Searches;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.TenshotException;
import org.tenshot.recall.Hit;
import org.tenshot.recall.Recall;
import org.tenshot.store.History;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `history find`: inspections by what they look like.
@Command(
    name = "find",
    mixinStandardHelpOptions = true,
    description = {
      "Ranks every inspection by likeness to words, a picture or another inspection, the likest first. What a",
      "cosine is worth depends on the encoder: compare those of one search with each other."
    },
    footer = {
      "",
      "Examples:",
      "  tenshot history find --words \"oil stain near the hole\"",
      "  tenshot history find --picture returned.jpg --profile bearing",
      "  tenshot history find --row 4711 --limit 100"
    })
final class HistoryFindCommand implements Callable<Integer> {

  private final Workshop workshop;

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(names = "--limit", paramLabel = "N", description = "Default: 20.")
  private int limit = 20;

  @Mixin private SearchOptions search = new SearchOptions();

  /// What is looked for.
  static final class What {

    @Option(names = "--words", paramLabel = "TEXT", description = "What it shows.")
    private @Nullable String words;

    @Option(names = "--picture", paramLabel = "FILE", description = "A picture of it.")
    private @Nullable Path picture;

    @Option(names = "--row", paramLabel = "N", description = "An inspection of it.")
    private @Nullable Long row;
  }

  HistoryFindCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    Checks.atLeast(1, limit, "--limit");
    HistoryLines lines = new HistoryLines(ZoneId.systemDefault());
    try (History history = search.open(workshop)) {
      Searches.Query query = query(new Searches(workshop, history));
      try (Recall recall = search.recall(workshop, history, query.encoder())) {
        List<Hit> hits = recall.nearest(query.embedding(), limit);
        System.out.println(
            "the likest of " + recall.size() + " inspections that " + query.encoder() + " saw:");
        for (Hit hit : hits) {
          history
              .byId(hit.id())
              .ifPresent(
                  own ->
                      System.out.println(
                          String.format(Locale.ROOT, "%.4f ", hit.cosine()) + lines.table(own)));
        }
      }
    }
    return ExitCode.OK;
  }

  private Searches.Query query(Searches searches) throws TenshotException {
    if (what.words != null) {
      return search.words(searches, what.words);
    }
    if (what.picture != null) {
      return search.picture(searches, what.picture);
    }
    Long row = what.row;
    if (row == null) {
      throw new TenshotException("Say what to find: --words, --picture or --row.");
    }
    return searches.row(row);
  }
}
