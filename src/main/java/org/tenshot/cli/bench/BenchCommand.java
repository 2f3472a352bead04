package org.tenshot.cli.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.FrameSource;
import org.tenshot.cli.common.Checks;
import org.tenshot.cli.common.EncoderOptions;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.BatchPlan;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.encode.Urgency;
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
      "  tenshot bench --streams 4 --fps 30 --seconds 20",
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
      names = "--streams",
      paramLabel = "N",
      description =
          "Instead of the steps: N lines with a live picture each that share one encoder, beside one alone.")
  private int streams;

  @Option(
      names = "--triggered",
      paramLabel = "N",
      description = "With --streams: N more lines whose every frame is a part. Default: 0.")
  private int triggered;

  @Option(
      names = "--fps",
      paramLabel = "F",
      description = "Frames a second of a live picture. Default: 30.")
  private int fps = 30;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Parts a second of a --triggered line. Default: 5.")
  private int rate = 5;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long --streams run. Default: 20.")
  private int seconds = 20;

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
    Checks.atLeast(0, streams, "--streams");
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
    return streams == 0 ? steps(product) : streams(product);
  }

  private int streams(Profile product) throws TenshotException, InterruptedException {
    StreamBench.Load load =
        new StreamBench.Load(
            streams,
            (int) Checks.atLeast(0, triggered, "--triggered"),
            Checks.atLeast(1, fps, "--fps"),
            Checks.atLeast(1, rate, "--rate"),
            (int) Checks.atLeast(1, seconds, "--seconds"));
    Workshop.SourceWish wish = new Workshop.SourceWish(false, false);
    try (SharedEncoder shared = workshop.shared(encoder.encoder(), encoder.device());
        FrameSource drawn = workshop.source("sim:", product, wish).open()) {
      BatchPlan plan = shared.measure().join();
      StreamBench bench = new StreamBench(shared, product, drawn, load);
      List<StreamWatch.Row> rows = bench.rows();
      String machine = machine(shared.handle(Urgency.BACKGROUND)) + ", pictures of " + bench.size();
      BenchReport.Streams report = new BenchReport.Streams(machine, plan, rows);
      System.out.println(json ? report.json() : report.table());
    }
    return ExitCode.OK;
  }

  private int steps(Profile product) throws TenshotException {
    try (Encoder open = encoder.open(workshop, product)) {
      StepBench bench = new StepBench(open, product, runs);
      List<StepBench.Row> rows = bench.rows();
      BenchReport.Steps report = new BenchReport.Steps(machine(open), rows, bench.garbage());
      System.out.println(json ? report.json() : report.table());
    }
    return ExitCode.OK;
  }

  private static String machine(Encoder open) {
    return "%s on %s (%s), %d cores, Java %s"
        .formatted(
            open.id(),
            open.device().kind(),
            open.device().reason(),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version());
  }
}
