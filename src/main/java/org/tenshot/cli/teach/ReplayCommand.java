package org.tenshot.cli.teach;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.Checks;
import org.tenshot.cli.common.EncoderOptions;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.HeadChoice;
import org.tenshot.cli.common.LogOption;
import org.tenshot.cli.common.ProfileOption;
import org.tenshot.cli.common.Progress;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.inspect.Recipe;
import org.tenshot.store.EmbeddingHistory;
import org.tenshot.store.History;
import org.tenshot.teach.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tenshot replay`: what another head would have said.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Judges past inspections again with another head, other limits or the profile's prompts as they",
      "are now, from the stored embeddings, and shows what would have changed. Changes nothing."
    },
    footer = {
      "",
      "Examples:",
      "  tenshot replay --profile bearing --head 3",
      "  tenshot replay --profile bearing --head prompts --last 5000",
      "  tenshot replay --profile bearing --pass 0.9 --from 2026-11-01T00:00:00Z"
    })
public final class ReplayCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Mixin private ProfileOption profile = new ProfileOption();

  @Option(
      names = "--head",
      paramLabel = "H",
      description =
          "A file that `teach` wrote, the number of a head in the database, or prompts. Default: the head that"
              + " judges now.")
  private @Nullable String head;

  @Option(
      names = "--from",
      paramLabel = "T",
      description = "Captured at T or later, such as 2026-11-20T06:00:00Z.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "T", description = "Captured before T.")
  private @Nullable String to;

  @Option(names = "--last", paramLabel = "N", description = "At most the N newest. Default: all.")
  private long last = Long.MAX_VALUE;

  @Mixin private LimitOptions limits = new LimitOptions();

  @Option(
      names = "--changes",
      paramLabel = "N",
      description = "Show N of the inspections that change. Default: 20.")
  private int changes = 20;

  @Mixin private LogOption log = new LogOption();

  @Mixin private EncoderOptions encoder = new EncoderOptions();

  @Option(names = "--json", description = "The report as one JSON object.")
  private boolean json;

  /// @param workshop hands out the pieces
  public ReplayCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    Profile product = profile.read(workshop);
    Instant since = time(from, "--from", Instant.EPOCH);
    Instant until = time(to, "--to", Instant.now().plus(Duration.ofDays(1)));
    long most = Checks.atLeast(1, last, "--last");
    int shown = (int) Checks.atLeast(0, changes, "--changes");
    try (History history = log.history(workshop);
        Encoder open = encoder.open(workshop, product);
        Progress bar = Progress.of("inspections", -1)) {
      Recipe recipe = HeadChoice.recipe(head, product, open, history);
      long begun = System.nanoTime();
      Replay.Result result =
          new Replay(history)
              .run(
                  new EmbeddingHistory.Stretch(product.product(), open.id(), since, until),
                  recipe.head(),
                  limits.over(recipe.limits()),
                  most,
                  done -> bar.step(),
                  () -> false);
      double seconds = (System.nanoTime() - begun) / 1e9;
      ReplayReport report =
          new ReplayReport(
              recipe.head().version(), recipe.head().looksAtPatches(), result, shown, seconds);
      System.out.println(json ? report.json() : report.text());
    }
    return ExitCode.OK;
  }

  private static Instant time(@Nullable String text, String option, Instant otherwise)
      throws TenshotException {
    if (text == null) {
      return otherwise;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new TenshotException(
          option + " " + text + " is no time: write it like 2026-11-20T06:00:00Z.", e);
    }
  }
}
