package org.tenshot.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.Checks;
import org.tenshot.cli.common.EncoderOptions;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.TenshotException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tenshot soak`: whether the program holds as much after long as after a while.
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = {
      "Runs simulated lines that share one encoder into a real log, stops them now and then, and compares what the",
      "program holds at the end with what it held at the start: heap after garbage collection, resident memory,",
      "threads, file handles. More than 5 % growth, a FAULT or an inspection that is not in the log is a FAIL.",
      "With --faults sources are lost, pictures damaged, black or small, and the encoder throws or answers NaN:",
      "a PASS of a part that nobody saw, or a line that is not back within five seconds, is a FAIL then."
    },
    footer = {
      "",
      "Exit code 0 for PASS, 4 for FAIL.",
      "",
      "Examples:",
      "  tenshot soak --minutes 60",
      "  tenshot soak --minutes 10 --faults",
      "  tenshot soak --minutes 5 --lines 4 --rate 10 --folder /var/tmp/soak"
    })
public final class SoakCommand implements Callable<Integer> {

  private static final int MOST_ROUNDS = 60;
  private static final long LEAST_ROUND_MILLIS = 500;

  private final Workshop workshop;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "How long, such as 60 or 0.5. Default: 5.")
  private double minutes = 5;

  @Option(
      names = "--lines",
      paramLabel = "N",
      description = "Lines that share the encoder. Default: 2.")
  private int lines = 2;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Parts a second of each line; 0 for as fast as it goes. Default: 0.")
  private int rate;

  @Option(names = "--profile", paramLabel = "P", description = "Profile. Default: bearing.")
  private String profile = "bearing";

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Where the log is kept, for looking at afterwards. Default: a temporary folder.")
  private @Nullable Path folder;

  @Option(names = "--faults", description = "Brings faults about while the lines run.")
  private boolean faults;

  @Mixin private EncoderOptions encoder = new EncoderOptions();

  /// @param workshop hands out the pieces
  public SoakCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException, InterruptedException {
    long millis = Math.round(60_000 * minutes);
    Checks.atLeast(Soak.LEAST_ROUNDS * LEAST_ROUND_MILLIS, millis, "--minutes (in milliseconds)");
    int rounds = Math.clamp(millis / 5_000, Soak.LEAST_ROUNDS, MOST_ROUNDS);
    Path kept = folder;
    try {
      Path place = kept == null ? Files.createTempDirectory("tenshot-soak") : kept;
      Files.createDirectories(place);
      Path log = place.resolve("tenshot.db");
      if (Files.exists(log)) {
        throw new TenshotException(log + " exists already: name an empty folder with --folder.");
      }
      Soak.Wish wish =
          new Soak.Wish(
              profile,
              encoder,
              (int) Checks.atLeast(1, lines, "--lines"),
              (int) Checks.atLeast(0, rate, "--rate"),
              rounds,
              millis / rounds,
              log,
              faults);
      SoakReport report = new Soak(workshop, wish, System.err).run();
      System.out.println(report.text());
      if (kept == null) {
        delete(place);
      }
      return report.passed() ? ExitCode.OK : ExitCode.LINE_FAULT;
    } catch (IOException | UncheckedIOException e) {
      throw new TenshotException(
          "The folder for the log cannot be used (" + e.getMessage() + "): name one with --folder.",
          e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    }
  }
}
