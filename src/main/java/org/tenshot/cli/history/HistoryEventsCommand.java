package org.tenshot.cli.history;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.Checks;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.EventFilter;
import org.tenshot.store.EventTopic;
import org.tenshot.store.History;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `history events`: what happened to the lines, and who changed what.
@Command(
    name = "events",
    mixinStandardHelpOptions = true,
    description = {
      "What happened to the lines, newest first: camera lost and back, pictures that changed, faults of parts",
      "(those of one kind that follow each other in one line), challenges, and what people changed. Without",
      "--shift, what began before --from and lasted into that time is listed too."
    },
    footer = {
      "",
      "Examples:",
      "  tenshot history events --topic wrong --from 2026-11-21 --shift 2",
      "  tenshot history events --topic changes --to 2026-11-21T10:42 --limit 10",
      "  tenshot history export --what events events.csv --from 2026-11-01"
    })
final class HistoryEventsCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Mixin private TimeOptions times = new TimeOptions();

  @Option(names = "--line", paramLabel = "NAME", description = "Line. Default: all.")
  private @Nullable String line;

  @Option(
      names = "--topic",
      paramLabel = "T",
      defaultValue = "all",
      description =
          "all, wrong, camera, picture, triggers, station, challenges, runs, changes, labels or"
              + " people. Default: all.")
  private EventTopic topic = EventTopic.ALL;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "Default: 50.")
  private int limit = 50;

  @Option(names = "--json", description = "A JSON object a line.")
  private boolean json;

  @Option(names = "--csv", description = "A table for spreadsheets.")
  private boolean csv;

  HistoryEventsCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    Checks.atLeast(1, limit, "--limit");
    EventFilter filter = new EventFilter(times.stretch(), topic, line);
    EventLines lines = new EventLines(times.zone());
    try (History history = times.open(workshop)) {
      long found =
          json
              ? lines.json(history, filter, limit, System.out)
              : csv
                  ? lines.csv(history, filter, limit, System.out)
                  : lines.table(history, filter, limit, System.out);
      if (found == 0 && !json && !csv) {
        System.out.println("The log knows of nothing like that.");
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("the terminal takes every line", impossible);
    }
    return ExitCode.OK;
  }
}
