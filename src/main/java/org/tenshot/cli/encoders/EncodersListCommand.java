package org.tenshot.cli.encoders;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.tenshot.cli.common.EncoderOptions;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Precision;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.DevicePreference;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.EncoderPack;
import org.tenshot.encode.Packs;
import org.tenshot.supply.EncoderFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tenshot encoders list`: which packs there are, and how each of them runs here.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Shows every pack: size, licence, device, precision, milliseconds a picture.",
      "How it runs is measured once and remembered until its files change; --measure does it again."
    })
public final class EncodersListCommand implements Callable<Integer> {

  private static final int TIMED_RUNS = 5;

  private final Workshop workshop;

  @Option(names = "--device", description = EncoderOptions.DEVICES)
  private DevicePreference device = DevicePreference.AUTO;

  @Option(names = "--measure", description = "Load and measure every pack again.")
  private boolean measure;

  /// @param workshop hands out the pieces
  public EncodersListCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    List<Packs.Found> found = workshop.packs().list();
    if (found.isEmpty()) {
      System.out.println("There is no encoder pack.");
    }
    EncoderFigures figures = workshop.supplies().figures();
    for (Packs.Found each : found) {
      switch (each) {
        case Packs.Readable(EncoderPack pack) -> describe(pack, figures);
        case Packs.Damaged(var folder, var sentence) ->
            System.out.println(folder + "\n  damaged: " + sentence);
      }
    }
    return ExitCode.OK;
  }

  private void describe(EncoderPack pack, EncoderFigures figures) {
    System.out.printf(
        Locale.ROOT,
        "%s %s  %.1f MB (%s)  licence: %s%n  %s%n",
        pack.id(),
        pack.version(),
        pack.bytes() / 1e6,
        files(pack),
        pack.licence().isEmpty() ? "not stated" : pack.licence(),
        pack.folder());
    try {
      Optional<EncoderFigures.Figure> known = measure ? Optional.empty() : figures.of(pack, device);
      EncoderFigures.Figure figure =
          known.isPresent() ? known.get() : figures.keep(pack, device, measured(pack));
      System.out.printf(
          Locale.ROOT,
          "  %s on %s, %d components, %.1f ms a picture of %d pixels, measured %s%n  %s%n",
          figure.precision(),
          figure.device(),
          figure.dimension(),
          figure.millis(),
          pack.preprocessing().cropTo(),
          figure.measured(),
          figure.reason());
    } catch (TenshotException e) {
      System.out.println("  does not run: " + e.sentence());
    }
  }

  private static String files(EncoderPack pack) {
    StringJoiner files = new StringJoiner(", ", "pictures: ", "");
    for (Precision precision : pack.visionPrecisions()) {
      files.add(String.format(Locale.ROOT, "%s %.1f", precision, pack.bytes(precision) / 1e6));
    }
    return files.toString();
  }

  private EncoderFigures.Figure measured(EncoderPack pack) throws TenshotException {
    try (Encoder encoder = workshop.encoder(pack.folder().toString(), device)) {
      return new EncoderFigures.Figure(
          encoder.id().toString(),
          encoder.id().precision().name(),
          encoder.device().kind().name(),
          encoder.device().reason(),
          encoder.id().dimension(),
          millis(encoder),
          "",
          "");
    }
  }

  /// Milliseconds of the fastest of a few runs.
  private static double millis(Encoder encoder) throws TenshotException {
    FloatBuffer tensor =
        ByteBuffer.allocateDirect(encoder.tensorLength() * Float.BYTES)
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
}
