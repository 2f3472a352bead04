package org.tenshot.cli.care;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.tenshot.access.Permission;
import org.tenshot.cli.common.Consent;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Identity;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Change;
import org.tenshot.domain.TenshotException;
import org.tenshot.keep.Restore;
import org.tenshot.store.InspectionLog;
import org.tenshot.teach.Written;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tenshot restore`: puts a backup in the place of the station's data.
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a backup in the place of the station's data, after checking every file in it. The station",
      "must not run. What was there is kept beside it, in a folder before-restore-…"
    })
public final class RestoreCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Parameters(paramLabel = "FILE", description = "A file that `tenshot backup` wrote.")
  private Path backup = Path.of("");

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Mixin private Identity identity = new Identity();

  /// @param workshop hands out the pieces
  public RestoreCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    String person = identity.admit(workshop, Permission.RESTORE);
    Path data = workshop.station().data();
    if (!yes && !Consent.asked("Replace the data in " + data + " by the backup?", "--yes")) {
      return ExitCode.OK;
    }
    Restore.Done done = new Restore(workshop.station(), Clock.systemUTC()).run(backup);
    try (InspectionLog log = workshop.log(null, recording -> {})) {
      Written.number(
          log.audit()
              .add(
                  new Change(
                      person,
                      Change.Kind.RESTORED,
                      "station",
                      done.aside() == null ? null : "data kept in " + done.aside(),
                      "backup of " + done.made())));
    }
    System.out.printf(
        "The station is as it was at %s, with %d pictures.%n", done.made(), done.pictures());
    if (done.aside() != null) {
      System.out.println("What was there before lies in " + done.aside() + ".");
    }
    return ExitCode.OK;
  }
}
