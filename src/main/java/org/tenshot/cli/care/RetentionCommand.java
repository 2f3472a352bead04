package org.tenshot.cli.care;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.tenshot.access.Permission;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Identity;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.RetentionRules;
import org.tenshot.domain.TenshotException;
import org.tenshot.keep.Housekeeping;
import org.tenshot.keep.RetentionFile;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.Retention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tenshot retention`: removes what the rules no longer keep.
@Command(
    name = "retention",
    mixinStandardHelpOptions = true,
    description = {
      "Removes pictures and rows that the rules in retention.json of the data folder no longer keep:",
      "pictures of PASS first, rows last, labelled pictures never. A running station does it by itself,",
      "once an hour and when its disk gets tight. Without the file everything is kept."
    },
    footer = {"", "An example of retention.json:", RetentionFile.EXAMPLE})
public final class RetentionCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Option(names = "--dry-run", description = "Only say what would be removed now.")
  private boolean dryRun;

  @Mixin private Identity identity = new Identity();

  /// @param workshop hands out the pieces
  public RetentionCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    RetentionFile file = new RetentionFile(workshop.station().data().resolve(RetentionFile.NAME));
    if (!file.exists()) {
      System.out.println(
          "There is no " + file.path() + ", so everything is kept. --help shows an example.");
    }
    RetentionRules rules = file.read();
    if (dryRun) {
      Retention.Removed would = Housekeeping.trial(workshop.place(null), rules, Clock.systemUTC());
      System.out.println("would remove " + would);
      return ExitCode.OK;
    }
    String person = identity.admit(workshop, Permission.TIDY);
    try (InspectionLog log = workshop.log(null, recording -> {});
        Housekeeping keeping = workshop.housekeeping(null, log)) {
      Retention.Removed removed = keeping.apply(rules, person, false);
      System.out.println("removed " + removed);
      if (removed.wanted() > 0) {
        System.out.printf(
            "The rules want another %d MB, and nothing more may be removed: free space, or change %s.%n",
            removed.wanted() >> 20, file.path());
      }
    }
    return ExitCode.OK;
  }
}
