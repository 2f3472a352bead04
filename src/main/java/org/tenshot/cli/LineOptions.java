package org.tenshot.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tenshot.encode.DevicePreference;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What every command that runs a line takes. Filled in by picocli.
public final class LineOptions {

  @Mixin private EncoderOptions encoder = new EncoderOptions();

  @Option(
      names = "--db",
      paramLabel = "FILE",
      description = "Database for verdicts and shots. Default: the station's own.")
  private @Nullable Path db;

  @Option(
      names = "--head",
      paramLabel = "FILE",
      description = "A head that `teach` wrote. Default: the profile's prompts alone.")
  private @Nullable Path head;

  /// The taught head; null for the prompts alone.
  public @Nullable Path head() {
    return head;
  }

  /// Name or path of an encoder pack; null for the one that ships.
  public @Nullable String encoder() {
    return encoder.encoder();
  }

  /// Where the encoder should run.
  public DevicePreference device() {
    return encoder.device();
  }

  /// The database; null for the station's own.
  public @Nullable Path db() {
    return db;
  }
}
