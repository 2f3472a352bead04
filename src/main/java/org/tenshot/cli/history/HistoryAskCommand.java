package org.tenshot.cli.history;

import java.util.concurrent.Callable;
import org.tenshot.cli.common.Checks;
import org.tenshot.cli.common.EncoderOptions;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.LogOption;
import org.tenshot.cli.common.ProfileOption;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.recall.Described;
import org.tenshot.store.History;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `history ask`: how many frames match a condition in words.
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description = {
      "Counts how many of the newest frames match a condition in words: those that lie nearer to it than to what the",
      "profile calls good. Nobody taught the condition, so the count is a hint, not a measurement."
    },
    footer = {
      "",
      "Example:",
      "  tenshot history ask \"parts with oil stains\" --frames 5000 --profile bearing"
    })
final class HistoryAskCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Parameters(paramLabel = "CONDITION", description = "What the frames show, in English.")
  private String condition = "";

  @Option(names = "--frames", paramLabel = "N", description = "The newest N. Default: 5000.")
  private int frames = 5000;

  @Mixin private ProfileOption profile = new ProfileOption();

  @Mixin private LogOption log = new LogOption();

  @Mixin private EncoderOptions encoder = new EncoderOptions();

  HistoryAskCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    Checks.atLeast(1, frames, "--frames");
    if (condition.isBlank()) {
      throw new TenshotException("The condition is empty: say what the frames show.");
    }
    Profile product = profile.read(workshop);
    try (History history = log.history(workshop);
        Encoder open = encoder.open(workshop, product)) {
      Described.Answer answer = new Described(history, product, open, condition).among(frames);
      if (answer.matching().isUnknown()) {
        throw new TenshotException(
            "The log has no frame of %s that %s saw: name another --profile or --encoder."
                .formatted(product.product(), open.id()));
      }
      System.out.println(
          "%s match \"%s\"; %d of those were rejected when they were judged."
              .formatted(answer.matching(), condition, answer.alsoRejected()));
      System.out.println("The newest of them: " + answer.first());
      System.out.println(
          "For comparison, words that no part fits match "
              + answer.nonsense()
              + ": a count that is not far above this says nothing.");
      System.out.println(
          "Zero-shot: nobody taught this condition and nothing checked it on labelled parts. The interval covers"
              + " chance alone, not the encoder's mistakes: look at some of the frames before believing the count.");
    }
    return ExitCode.OK;
  }
}
