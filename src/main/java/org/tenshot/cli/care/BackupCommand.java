package org.tenshot.cli.care;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.TenshotException;
import org.tenshot.keep.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `tenshot backup`: everything that a station cannot have again, in one file.
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the log with its pictures, shots and heads, the profiles, people and settings into one zip,",
      "while the line runs. Encoders are not in it: fetch or import them again where it is restored.",
      "Keep the file where only those may read it who may read the station's data folder."
    },
    footer = {"", "Examples:", "  tenshot backup /mnt/backup", "  tenshot backup station-7.zip"})
public final class BackupCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Parameters(
      paramLabel = "FILE|FOLDER",
      description = "A new file, or a folder in which a file is made that is named by the time.")
  private Path target = Path.of("");

  /// @param workshop hands out the pieces
  public BackupCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    Backup.Written written = new Backup(workshop.station(), Clock.systemUTC()).write(target);
    System.out.printf(
        "%s has %d MB with %d pictures.%n",
        written.file(), written.bytes() >> 20, written.pictures());
    if (!written.missing().isEmpty()) {
      System.out.printf(
          "%d pictures that the log names were not there, such as %s: `tenshot doctor` says more.%n",
          written.missing().size(), written.missing().getFirst());
    }
    return ExitCode.OK;
  }
}
