package org.tenshot.cli.teach;

import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.EncoderOptions;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.LogOption;
import org.tenshot.cli.common.ProfileOption;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.teach.ShotShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tenshot shots`: what encoders make of the stored shots.
@Command(
    name = "shots",
    mixinStandardHelpOptions = true,
    description = "Shows the stored shots to an encoder.",
    footer = {"", "Example:", "  tenshot shots embed --profile bearing --encoder clip-vit-b-32"})
public final class ShotsCommand implements Runnable {

  private final Workshop workshop;

  @Spec private @Nullable CommandSpec spec;

  /// @param workshop hands out the pieces
  public ShotsCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Say what to do: embed.");
    }
  }

  /// `shots embed`.
  @Command(
      name = "embed",
      mixinStandardHelpOptions = true,
      description = {
        "Shows every shot of a product to an encoder, and remembers what it saw. After an end by Ctrl-C",
        "the same command goes on. The line is not touched: it keeps its encoder and its head."
      })
  int embed(@Mixin ProfileOption profile, @Mixin LogOption log, @Mixin EncoderOptions encoder)
      throws TenshotException {
    Profile product = profile.read(workshop);
    try (Encoder open = encoder.open(workshop);
        TeachingDesk desk =
            new TeachingDesk(
                workshop, product, open, log.file(), System.getProperty("user.name", "operator"))) {
      int known = desk.seen();
      ShotShelf shelf = desk.shots();
      int all = desk.history().teaching().shots(product.product()).size();
      System.out.println(
          "%s has seen %d shots of %s, %d of them now: `teach --encoder %s` learns from %d."
              .formatted(
                  open.id(),
                  all,
                  product.product(),
                  all - known,
                  open.id().name(),
                  shelf.taught().size()));
    }
    return ExitCode.OK;
  }
}
