package org.tenshot.cli;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.DevicePreference;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.EncoderPack;
import org.tenshot.encode.PackVerification;
import org.tenshot.encode.Packs;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tenshot encoders`: which encoder packs there are and whether they are whole. Getting and
/// removing packs have classes of their own.
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

  private static final int TIMED_RUNS = 5;

  private final Workshop workshop;

  @Spec private @Nullable CommandSpec spec;

  /// @param workshop hands out the pieces
  public EncodersCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  /// The command with all that belongs to it.
  static CommandLine with(Workshop workshop) {
    return new CommandLine(new EncodersCommand(workshop))
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

  /// `encoders list`.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Shows every pack: size, device, precision, milliseconds a picture.")
  int list(
      @Option(
              names = "--device",
              description = "auto, cpu or cuda. Default: auto.",
              defaultValue = "auto")
          DevicePreference device)
      throws TenshotException {
    List<Packs.Found> found = workshop.packs().list();
    if (found.isEmpty()) {
      System.out.println("There is no encoder pack.");
    }
    for (Packs.Found each : found) {
      switch (each) {
        case Packs.Readable(EncoderPack pack) -> describe(pack, device);
        case Packs.Damaged(var folder, var sentence) ->
            System.out.println(folder + "\n  damaged: " + sentence);
      }
    }
    return ExitCode.OK;
  }

  private void describe(EncoderPack pack, DevicePreference device) {
    System.out.printf(
        Locale.ROOT,
        "%s %s  %.1f MB  licence: %s%n  %s%n",
        pack.id(),
        pack.version(),
        pack.bytes() / 1e6,
        pack.licence().isEmpty() ? "not stated" : pack.licence(),
        pack.folder());
    try (Encoder encoder = workshop.encoder(pack.folder().toString(), device)) {
      System.out.printf(
          Locale.ROOT,
          "  %s on %s, %d components, %.1f ms a picture of %d pixels%n  %s%n",
          encoder.id().precision(),
          encoder.device().kind(),
          encoder.id().dimension(),
          millis(encoder),
          encoder.preprocessing().cropTo(),
          encoder.device().reason());
    } catch (TenshotException e) {
      System.out.println("  does not run: " + e.sentence());
    }
  }

  /// Milliseconds of the fastest of a few runs.
  private static double millis(Encoder encoder) throws TenshotException {
    FloatBuffer tensor =
        ByteBuffer.allocateDirect(encoder.preprocessing().tensorLength() * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (int i = 0; i < tensor.capacity(); i++) {
      tensor.put(i, (float) Math.sin(0.01 * i));
    }
    long best = Long.MAX_VALUE;
    for (int i = 0; i < TIMED_RUNS; i++) {
      tensor.clear();
      long start = System.nanoTime();
      encoder.encodePictures(tensor, 1);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best / 1e6;
  }

  /// `encoders verify`.
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Checks every file of a pack against its sha256 and runs the encoder once.")
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
