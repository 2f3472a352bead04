package org.tenshot.cli.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.Checks;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.TenshotException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tenshot inspect`: judges every frame of a source and writes it down.
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description =
        "Judges every frame of a source, prints a line a frame and writes all into the log.",
    footer = {
      "",
      "Examples:",
      "  tenshot inspect --profile bearing --source sim: --frames 500",
      "  tenshot inspect --profile magnetic-tile --source /path/to/pictures --json",
      "  tenshot inspect --profile bearing --source rtsp://camera/stream",
      "  tenshot inspect --line left=bearing@sim:?seed=2 --line right=metal-surface --frames 100"
    })
public final class InspectCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "Profile: a name in profiles/, or a path.")
  private @Nullable String profile;

  @Option(
      names = "--source",
      paramLabel = "S",
      description =
          "sim: (the simulated line), a picture, a folder, a video file, an rtsp:// or http:// address, usb:0 or gige:."
              + " Default: the profile's.")
  private @Nullable String source;

  @Option(
      names = "--line",
      paramLabel = LineSpec.FORM,
      description =
          "One of several lines that run at the same time, in place of --profile and --source. Give it once a line.")
  private List<String> lines = new ArrayList<>();

  @Option(
      names = "--frames",
      paramLabel = "N",
      description =
          "End after N frames of each line. Default: at the end of the source; sim: has none.")
  private long frames;

  @Option(names = "--watch", description = "Go on with pictures that come into the folder later.")
  private boolean watch;

  @Option(names = "--paced", description = "Let the simulated line keep its belt's speed.")
  private boolean paced;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description = "Give up when the source is lost for so long. Default: 15.")
  private int patience = 15;

  @Option(
      names = "--json",
      description =
          "One JSON object a frame on standard output: line where there are several, frame, source, file, verdict, class, probabilities, encoder,"
              + " head, device, unchanged, millis, and truth in simulation. The summary goes to standard error.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private LineOptions line = new LineOptions();

  /// @param workshop hands out the pieces
  public InspectCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException, InterruptedException {
    if (profile == null && lines.isEmpty()) {
      throw new CommandLine.ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "Nothing to inspect: give --profile P, or --line " + LineSpec.FORM);
    }
    LineRun.Wish wish =
        new LineRun.Wish(
            LineSpec.of(lines, profile, source),
            Checks.atLeast(0, frames, "--frames"),
            line,
            new Workshop.SourceWish(watch, paced),
            json,
            (int) Checks.atLeast(1, patience, "--patience"));
    return new LineRun(workshop, wish, System.out, System.err).run();
  }
}
