package org.tenshot.cli;

import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
    footer = {"", "Examples:", "  tenshot bench", "  tenshot bench --encoder clip-vit-b-32 --json"})
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

  @Option(names = "--json", description = "One JSON object instead of a table.")
  private boolean json;

  /// @param workshop hands out the pieces
  public BenchCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    Checks.atLeast(1, runs, "--runs");
    Profile product = workshop.profile(profile);
    try (Encoder open = encoder.open(workshop, product)) {
      StepBench bench = new StepBench(open, product, runs);
      List<StepBench.Row> rows = bench.rows();
      String machine =
          "%s on %s (%s), %d cores, Java %s"
              .formatted(
                  open.id(),
                  open.device().kind(),
                  open.device().reason(),
                  Runtime.getRuntime().availableProcessors(),
                  Runtime.version());
      Report report = new Report(machine, rows, bench.garbage());
      System.out.println(json ? json(report) : table(report));
    }
    return ExitCode.OK;
  }

  private record Report(
      String machine, List<StepBench.Row> rows, List<StepBench.Garbage> garbage) {}

  private static String json(Report report) {
    return new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create().toJson(report);
  }

  private static String table(Report report) {
    StringBuilder table = new StringBuilder(report.machine() + System.lineSeparator());
    for (StepBench.Row row : report.rows()) {
      table.append(
          String.format(
              Locale.ROOT,
              "%n%-58s %9.3f ms   %6.2f of %s",
              row.what(),
              row.millis(),
              row.ratio(),
              row.baseline()));
    }
    for (StepBench.Garbage own : report.garbage()) {
      table.append(
          String.format(
              Locale.ROOT,
              "%n%-58s %9.0f bytes %6.1f of the embedding that is kept",
              own.what(),
              own.bytes(),
              own.ratio()));
    }
    return table.toString();
  }
}
