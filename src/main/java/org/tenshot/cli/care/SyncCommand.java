package org.tenshot.cli.care;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Secret;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.TenshotException;
import org.tenshot.fleet.Pace;
import org.tenshot.fleet.PlantAddress;
import org.tenshot.fleet.PlantLogin;
import org.tenshot.fleet.Sent;
import org.tenshot.fleet.SyncFile;
import org.tenshot.fleet.SyncPlace;
import org.tenshot.fleet.SyncRun;
import org.tenshot.fleet.SyncSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tenshot sync`: copies the log to the plant's database.
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = {
      "Copies inspections, shots, heads, events, groups of rejects and the audit log to the plant's PostgreSQL database:",
      "what it does not have yet, and what was changed since. May be stopped in any moment; the next run goes on. A",
      "running station does it by itself where sync.json stands in the data folder. Who logs in is told by the",
      "environment: "
          + PlantLogin.USER
          + " (tenshot where it is not set) and "
          + PlantLogin.PASSWORD
          + "."
    },
    footer = {"", "An example of sync.json:", "  " + SyncFile.EXAMPLE})
public final class SyncCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Option(
      names = "--follow",
      description =
          "Go on for ever, beside a line: gently, and with growing pauses after failures.")
  private boolean follow;

  @Option(
      names = "--plant",
      paramLabel = PlantAddress.FORM,
      description = "The plant's database. Default: that of sync.json.")
  private @Nullable String plant;

  @Option(
      names = "--station",
      paramLabel = "NAME",
      description = "This station's name there. Default: that of sync.json.")
  private @Nullable String station;

  @Option(names = "--pictures", description = "Send the files of kept pictures too.")
  private boolean pictures;

  @Option(
      names = "--db",
      paramLabel = "FILE",
      description = "Database to copy. Default: the station's own.")
  private @Nullable Path db;

  /// @param workshop hands out the pieces
  public SyncCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException, InterruptedException {
    SyncPlace place = new SyncPlace(workshop.station().data(), workshop.place(db));
    // Wrong settings are told at once, and not after a password was typed.
    SyncSettings settings = settings(place);
    SyncRun run =
        new SyncRun(
            place,
            login(),
            follow ? Pace.GENTLE : Pace.FULL,
            SyncRun.Rhythm.USUAL,
            Clock.systemUTC());
    if (follow) {
      run.forEver(() -> Optional.of(settings(place)), SyncCommand::tell, SyncCommand::tell);
    }
    run.once(settings, SyncCommand::tell);
    System.out.printf("%s has everything of %s.%n", settings.plant(), settings.station());
    return ExitCode.OK;
  }

  private SyncSettings settings(SyncPlace place) throws TenshotException {
    Optional<SyncSettings> written =
        plant == null || station == null ? place.settings().read() : Optional.empty();
    if (written.isEmpty() && (plant == null || station == null)) {
      throw new TenshotException(
          "Nothing says where the plant is: write %s, such as %s, or give --plant and --station."
              .formatted(place.settings().path(), SyncFile.EXAMPLE.strip()));
    }
    return SyncSettings.of(
        plant == null ? written.orElseThrow().plant() : PlantAddress.read(plant),
        station == null ? written.orElseThrow().station() : station,
        pictures || written.map(SyncSettings::pictures).orElse(false));
  }

  private static PlantLogin login() throws TenshotException {
    PlantLogin login = PlantLogin.of(System.getenv());
    return login.password().isEmpty() && Secret.isTerminal()
        ? login.with(new String(Secret.asked("Password of " + login.user() + " at the plant: ")))
        : login;
  }

  private static void tell(Sent sent) {
    if (!sent.words().isEmpty()) {
      System.out.printf("sent %s%n", sent.words());
    }
    if (sent.missed() > 0) {
      System.err.printf(
          "%d rows were removed by the rules of retention before they could be sent.%n",
          sent.missed());
    }
  }

  private static void tell(String trouble) {
    System.err.println(trouble.isEmpty() ? "The plant is there again." : trouble);
  }
}
