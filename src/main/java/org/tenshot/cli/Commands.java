package org.tenshot.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tenshot.cli.bench.BenchCommand;
import org.tenshot.cli.bench.SoakCommand;
import org.tenshot.cli.care.AuditCommand;
import org.tenshot.cli.care.BackupCommand;
import org.tenshot.cli.care.DoctorCommand;
import org.tenshot.cli.care.ProductCommand;
import org.tenshot.cli.care.RestoreCommand;
import org.tenshot.cli.care.RetentionCommand;
import org.tenshot.cli.care.SyncCommand;
import org.tenshot.cli.care.UsersCommand;
import org.tenshot.cli.common.Failures;
import org.tenshot.cli.common.Workshop;
import org.tenshot.cli.encoders.EncodeCommand;
import org.tenshot.cli.encoders.EncodersCommand;
import org.tenshot.cli.history.HistoryCommand;
import org.tenshot.cli.line.ChallengeCommand;
import org.tenshot.cli.line.InspectCommand;
import org.tenshot.cli.teach.EvaluateCommand;
import org.tenshot.cli.teach.HeadsCommand;
import org.tenshot.cli.teach.LabelCommand;
import org.tenshot.cli.teach.ReplayCommand;
import org.tenshot.cli.teach.ShotsCommand;
import org.tenshot.cli.teach.TeachCommand;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// `tenshot` with all its commands, of which a run makes only the one that is named: to read what
/// all of them take would hold up the first verdict of a line.
public final class Commands {

  private final Supplier<Object> root;
  private final Map<String, Supplier<Object>> byName = new LinkedHashMap<>();

  /// @param workshop hands out the pieces
  /// @param window opens the station
  public Commands(Workshop workshop, TenshotCommand.Window window) {
    this.root = () -> new TenshotCommand(workshop, window);
    with("inspect", () -> new InspectCommand(workshop))
        .with("encode", () -> new EncodeCommand(workshop))
        .with("simulate", () -> new SimulateCommand(workshop))
        .with("encoders", () -> EncodersCommand.with(workshop))
        .with("label", () -> new LabelCommand(workshop))
        .with("shots", () -> new ShotsCommand(workshop))
        .with("teach", () -> new TeachCommand(workshop))
        .with("heads", () -> new HeadsCommand(workshop))
        .with("replay", () -> new ReplayCommand(workshop))
        .with("challenge", () -> new ChallengeCommand(workshop))
        .with("evaluate", () -> new EvaluateCommand(workshop))
        .with("history", () -> HistoryCommand.with(workshop))
        .with("bench", () -> new BenchCommand(workshop))
        .with("soak", () -> new SoakCommand(workshop))
        .with("users", () -> new UsersCommand(workshop))
        .with("audit", () -> new AuditCommand(workshop))
        .with("retention", () -> new RetentionCommand(workshop))
        .with("backup", () -> new BackupCommand(workshop))
        .with("restore", () -> new RestoreCommand(workshop))
        .with("sync", () -> new SyncCommand(workshop))
        .with("doctor", () -> new DoctorCommand(workshop))
        .with("product", () -> new ProductCommand(workshop));
  }

  /// Adds a command.
  ///
  /// @param name as its annotation names it
  /// @param command makes it, when it is needed
  public Commands with(String name, Supplier<Object> command) {
    byName.put(name, command);
    return this;
  }

  /// The whole command line, as its help shows it.
  CommandLine all() {
    return line(byName.values());
  }

  /// Does what the arguments say.
  ///
  /// @return an exit code
  public int execute(String... arguments) {
    CommandLine some = line(named(List.of(arguments)));
    boolean[] understood = {false};
    some.setExecutionStrategy(
        parsed -> {
          understood[0] = true;
          return new CommandLine.RunLast().execute(parsed);
        });
    some.setParameterExceptionHandler(
        (wrong, given) -> {
          // Who mistyped something sees all commands.
          if (!understood[0]) {
            return all().execute(given);
          }
          CommandLine all = all();
          return all.getParameterExceptionHandler()
              .handleParseException(
                  wrong.getCommandLine() == some
                      ? new ParameterException(all, wrong.getMessage(), wrong)
                      : wrong,
                  given);
        });
    return some.execute(arguments);
  }

  /// The command that a line begins with; none where it has options alone, and all where it is not
  /// sure which.
  private Collection<Supplier<Object>> named(List<String> arguments) {
    Supplier<Object> first = arguments.isEmpty() ? null : byName.get(arguments.getFirst());
    if (first != null) {
      return List.of(first);
    }
    boolean unsure =
        arguments.stream()
            .anyMatch(each -> byName.containsKey(each) || List.of("-h", "--help").contains(each));
    return unsure ? byName.values() : List.of();
  }

  private CommandLine line(Collection<Supplier<Object>> commands) {
    CommandLine line = new CommandLine(root.get());
    commands.forEach(each -> line.addSubcommand(each.get()));
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Failures());
  }
}
