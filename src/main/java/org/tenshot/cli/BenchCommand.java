package org.tenshot.cli;

import com.google.gson.GsonBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tenshot bench`: how long each step takes on this machine, beside what it is to be compared
/// with.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures every step from frame to verdict on this machine, as shares of a step that was measured in",
      "the same run: times depend on the machine and on what else it does, shares hardly do."
    },
    footer = {
      "",
      "Examples:",
      "  tenshot bench",
      "  tenshot bench --encoder clip-vit-b-32 --json",
      "  tenshot bench --log"
    })
public final class BenchCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "Profile whose prompts are asked. Default: bearing.")
  private String profile = "bearing";

  @Mixin private EncoderOptions encoder = new EncoderOptions();

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs of each step; the median counts. Default: 50.")
  private int runs = 50;

  @Option(
      names = "--log",
      description = "Instead: rows a second of the log, beside a bare loop over the same tables.")
  private boolean log;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description =
          "Instead: how long questions to a history of N rows take. Makes such a log: 10 million take"
              + " some minutes and 6 GB.")
  private long rows;

  @Option(
      names = "--search",
      paramLabel = "N",
      description =
          "Instead: how long a search among N embeddings takes, beside a plain loop over them in"
              + " memory. A million take 2 GB of disk and 4 GB of memory.")
  private int search;

  @Option(
      names = "--db",
      paramLabel = "FILE",
      description = "For --rows and --search: a log that is made if it is not there, and stays.")
  private @Nullable Path db;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "For --log, --rows and --search: where the files are made, and deleted again. Default: the folder of the"
              + " station's log.")
  private @Nullable Path folder;

  @Option(names = "--json", description = "One JSON object instead of a table.")
  private boolean json;

  /// @param workshop hands out the pieces
  public BenchCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException, InterruptedException {
    Checks.atLeast(1, runs, "--runs");
    if (log) {
      System.out.println(new StoreBench(workshop, folder).log(json));
      return ExitCode.OK;
    }
    if (rows > 0) {
      System.out.println(new StoreBench(workshop, folder).history(rows, db, json));
      return ExitCode.OK;
    }
    if (search > 0) {
      System.out.println(new StoreBench(workshop, folder).search(search, db, json));
      return ExitCode.OK;
    }
    Profile product = workshop.profile(profile);
    try (Encoder open = encoder.open(workshop)) {
      List<StepBench.Row> rows = new StepBench(open, product, runs).rows();
      String machine =
          "%s on %s (%s), %d cores, Java %s"
              .formatted(
                  open.id(),
                  open.device().kind(),
                  open.device().reason(),
                  Runtime.getRuntime().availableProcessors(),
                  Runtime.version());
      System.out.println(json ? json(machine, rows) : table(machine, rows));
    }
    return ExitCode.OK;
  }

  private record Report(String machine, List<StepBench.Row> rows) {}

  private static String json(String machine, List<StepBench.Row> rows) {
    return new GsonBuilder()
        .disableHtmlEscaping()
        .setPrettyPrinting()
        .create()
        .toJson(new Report(machine, rows));
  }

  private static String table(String machine, List<StepBench.Row> rows) {
    StringBuilder table = new StringBuilder(machine + System.lineSeparator());
    for (StepBench.Row row : rows) {
      table.append(
          String.format(
              Locale.ROOT,
              "%n%-58s %9.3f ms   %6.2f of %s",
              row.what(),
              row.millis(),
              row.ratio(),
              row.baseline()));
    }
    return table.toString();
  }
}
