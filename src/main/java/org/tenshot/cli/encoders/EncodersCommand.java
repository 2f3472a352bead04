package org.tenshot.cli.encoders;

import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.EncoderPack;
import org.tenshot.encode.PackVerification;
import org.tenshot.encode.Packs;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tenshot encoders`: whether encoder packs are whole. Listing, getting and removing packs have
/// classes of their own.
@Command(
    name = "encoders",
    mixinStandardHelpOptions = true,
    description = "Lists, checks, fetches, imports and removes encoder packs.",
    footer = {
      "",
      "Examples:",
      "  tenshot encoders fetch clip-vit-b-32",
      "  tenshot encoders import /media/stick/clip.zip --name clip",
      "  tenshot encoders remove clip"
    })
public final class EncodersCommand implements Runnable {

  private final Workshop workshop;

  @Spec private @Nullable CommandSpec spec;

  /// @param workshop hands out the pieces
  public EncodersCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  /// The command with all that belongs to it.
  public static CommandLine with(Workshop workshop) {
    return new CommandLine(new EncodersCommand(workshop))
        .addSubcommand(new EncodersListCommand(workshop))
        .addSubcommand(new EncodersFetchCommand(workshop))
        .addSubcommand(new EncodersImportCommand(workshop))
        .addSubcommand(new EncodersRemoveCommand(workshop));
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "Say what to do: list, verify, fetch, import or remove.");
    }
  }

  /// `encoders verify`.
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Checks every file of a pack against its sha256, runs the encoder once, and compares its 16- and",
        "8-bit files with the exact one."
      })
  int verify(
      @Parameters(
              arity = "0..1",
              paramLabel = "PACK",
              description = "A name or a folder. Default: all packs.")
          @Nullable String name)
      throws TenshotException {
    boolean whole = true;
    if (name != null) {
      return verify(workshop.packs().find(name)) ? ExitCode.OK : ExitCode.INPUT;
    }
    for (Packs.Found each : workshop.packs().list()) {
      switch (each) {
        case Packs.Readable(EncoderPack pack) -> whole &= verify(pack);
        case Packs.Damaged(var folder, var sentence) -> {
          System.out.println(folder + "\n  FAILED  " + sentence);
          whole = false;
        }
      }
    }
    return whole ? ExitCode.OK : ExitCode.INPUT;
  }

  private boolean verify(EncoderPack pack) throws TenshotException {
    System.out.println(pack.id() + "  " + pack.folder());
    boolean whole = true;
    for (PackVerification.Check check : workshop.verification().verify(pack)) {
      System.out.println(
          (check.passed() ? "  ok      " : "  FAILED  ")
              + check.subject()
              + ": "
              + check.sentence());
      whole &= check.passed();
    }
    return whole;
  }
}
