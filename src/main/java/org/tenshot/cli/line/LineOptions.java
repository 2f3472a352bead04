package org.tenshot.cli.line;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
import org.tenshot.cli.common.EncoderOptions;
import org.tenshot.cli.common.Identity;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.TenshotException;
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
      paramLabel = "H",
      description =
          "Head to judge by: a file that `teach` wrote, the number of a head in the database, or prompts."
              + " Default: the head that was promoted, else the profile's prompts.")
  private @Nullable String head;

  @Mixin private Identity identity = new Identity();

  /// Lets whoever gives the command run the line; by a head that was not promoted only who may
  /// promote it.
  ///
  /// @return who it is, for the log
  public String admit(Workshop workshop) throws TenshotException {
    return identity.admit(workshop, head == null ? Permission.RUN_LINE : Permission.CHOOSE_HEAD);
  }

  /// Lets whoever gives the command do something else than running the line.
  ///
  /// @return who it is, for the log
  String admit(Workshop workshop, Permission wanted) throws TenshotException {
    return identity.admit(workshop, wanted);
  }

  /// Which head to judge by; null for the one that was promoted.
  public @Nullable String head() {
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
