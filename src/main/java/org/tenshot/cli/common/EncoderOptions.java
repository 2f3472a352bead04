package org.tenshot.cli.common;

import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.DevicePreference;
import org.tenshot.encode.Encoder;
import picocli.CommandLine.Option;

/// What every command that looks at pictures takes. Filled in by picocli.
public final class EncoderOptions {

  public static final String DEVICES =
      "auto, cpu, cpu_int8 (the 8-bit file where it is proven), cuda, or tensorrt (where it works,"
          + " else as auto). auto takes the GPU where it truly works. Default: auto.";

  @Option(
      names = "--encoder",
      paramLabel = "PACK",
      description =
          "Encoder pack: a name that `encoders list` shows, or a folder. Several that look side by side have a +"
              + " between them. Default: surface-s.")
  private @Nullable String encoder;

  @Option(names = "--device", paramLabel = "DEVICE", description = DEVICES)
  private DevicePreference device = DevicePreference.AUTO;

  /// Name or path of an encoder pack; null for the one that ships.
  public @Nullable String encoder() {
    return encoder;
  }

  /// Where the encoder should run.
  public DevicePreference device() {
    return device;
  }

  /// Loads the encoder.
  public Encoder open(Workshop workshop) throws TenshotException {
    return workshop.encoder(encoder, device);
  }

  /// Loads the encoder, to look as a profile says.
  public Encoder open(Workshop workshop, Profile profile) throws TenshotException {
    return open(workshop).seeing(profile.view());
  }
}
