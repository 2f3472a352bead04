package org.tenshot.cli.history;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.Checks;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.InspectionJson;
import org.tenshot.cli.common.LogOption;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.History;
import org.tenshot.store.HistoryPages;
import org.tenshot.store.StoredInspection;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tenshot history`: what was said, and of what.
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Looks back at what the station said.",
    footer = {
      "",
      "Examples:",
      "  tenshot history list --verdict REJECT --from 2026-11-20 --shift 3",
      "  tenshot history show 4711",
      "  tenshot history counts --by shift --from 2026-11-01",
      "  tenshot history export --format csv rejects.csv --verdict REJECT",
      "  tenshot history find --words \"oil stain near the hole\"",
      "  tenshot history since 4711 --at-least 0.95 --export lots.csv",
      "  tenshot history report --shift 2026-11-20/1 --out report.html",
      "  tenshot history ask \"parts with oil stains\" --frames 5000 --profile bearing",
      "  tenshot history groups --from 2026-11-01 --profile bearing",
      "  tenshot history events --topic wrong --from 2026-11-21 --shift 2"
    })
public final class HistoryCommand implements Runnable {

  private final Workshop workshop;
  private final InspectionJson json = new InspectionJson();

  @Spec private @Nullable CommandSpec spec;

  /// @param workshop hands out the pieces
  public HistoryCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  public static CommandLine with(Workshop workshop) {
    return new CommandLine(new HistoryCommand(workshop))
        .addSubcommand(new HistoryCountsCommand(workshop))
        .addSubcommand(new HistoryExportCommand(workshop))
        .addSubcommand(new HistoryFindCommand(workshop))
        .addSubcommand(new HistorySinceCommand(workshop))
        .addSubcommand(new HistoryReportCommand(workshop))
        .addSubcommand(new HistoryAskCommand(workshop))
        .addSubcommand(new HistoryGroupsCommand(workshop))
        .addSubcommand(new HistoryEventsCommand(workshop));
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(),
          "Say what to do: list, show, counts, export, find, since, report, ask, groups or events.");
    }
  }

  /// `history list`.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Inspections, newest first.")
  int list(
      @Mixin HistoryOptions options,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "50",
              description = "Default: 50.")
          int limit,
      @Option(names = "--json", description = "A JSON object a line.") boolean asJson,
      @Option(names = "--csv", description = "A table for spreadsheets.") boolean asCsv)
      throws TenshotException {
    Checks.atLeast(1, limit, "--limit");
    HistoryLines lines = new HistoryLines(options.zone());
    try (History history = options.open(workshop)) {
      if (asCsv) {
        System.out.println(HistoryLines.HEADER);
      }
      List<StoredInspection> page =
          history.pages().page(options.filter(), HistoryPages.Place.START, limit);
      for (StoredInspection own : page) {
        System.out.println(
            asJson
                ? json.line(own, picture(history, own))
                : asCsv ? HistoryLines.csv(own) : lines.table(own));
      }
    }
    return ExitCode.OK;
  }

  /// `history show`.
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Everything about one inspection (JSON), and where its picture lies.")
  int show(
      @Parameters(paramLabel = "ROW", description = "Number of the inspection.") long row,
      @Mixin LogOption log)
      throws TenshotException {
    try (History history = log.history(workshop)) {
      StoredInspection own =
          history
              .byId(row)
              .orElseThrow(() -> new TenshotException("There is no inspection " + row + "."));
      System.out.println(json.line(own, picture(history, own)));
    }
    return ExitCode.OK;
  }

  private static @Nullable Path picture(History history, StoredInspection own)
      throws TenshotException {
    String hash = own.pictureHash();
    return hash == null ? null : history.picture(hash).orElse(null);
  }
}
