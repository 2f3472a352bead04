package org.tenshot.cli.encoders;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tenshot.access.Permission;
import org.tenshot.cli.common.Consent;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Identity;
import org.tenshot.cli.common.Traced;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Change;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.InspectionLog;
import org.tenshot.supply.PackShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tenshot encoders remove`: an encoder pack out of the station.
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = {
      "Removes an encoder pack that was fetched or imported; the one that ships stays.",
      "Heads that were taught on it are kept, but judge nothing until the same pack is there again."
    })
public final class EncodersRemoveCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Parameters(paramLabel = "NAME", description = "Name that `encoders list` shows.")
  private String name = "";

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Mixin private Identity identity = new Identity();

  /// @param workshop hands out the pieces
  public EncodersRemoveCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException, InterruptedException {
    String person = identity.admit(workshop, Permission.CHANGE_ENCODERS);
    PackShelf shelf = workshop.supplies().shelf();
    Path folder = shelf.removable(name);
    if (!yes && !Consent.asked("Remove " + folder + " with all its files?", "--yes")) {
      System.out.println("Nothing was removed.");
      return ExitCode.INPUT;
    }
    try (InspectionLog log = workshop.log(null, recording -> {})) {
      Traced.run(
          log,
          new Change(person, Change.Kind.ENCODER_PACK, name, "in " + folder, null),
          () -> {
            shelf.remove(name);
            return folder;
          });
    }
    System.out.println(folder + " is removed.");
    return ExitCode.OK;
  }
}
