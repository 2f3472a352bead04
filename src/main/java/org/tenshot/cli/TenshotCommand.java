package org.tenshot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.care.ProductCommand;
import org.tenshot.cli.common.Checks;
import org.tenshot.cli.common.Identity;
import org.tenshot.cli.common.Workshop;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineRun;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.domain.TenshotException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tenshot`: the station, and the root of all commands.
@Command(
    name = "tenshot",
    mixinStandardHelpOptions = true,
    version = "Tenshot 0.1.0",
    description = {
      "An inspection station that a factory teaches with ten pictures.",
      "Without a command it opens the station; where there is no display it runs the line in the terminal."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well, whatever the verdicts were",
      "1:something that nobody foresaw; the log file has the details",
      "2:the command was not understood",
      "3:a file, a profile, an encoder or an address is wrong; the sentence names it",
      "4:the line ended in a fault: the source was lost or the log could not be written; or a challenge failed",
      "130:ended by Ctrl-C; everything said until then is written down"
    },
    footer = {
      "",
      "Data is kept in TENSHOT_DATA, else in the user's data folder (on Linux ~/.local/share/tenshot)."
    })
public final class TenshotCommand implements Callable<Integer> {

  private static final int TERMINAL_PARTS = 60;

  private final Workshop workshop;
  private final Window window;

  @Option(
      names = "--profile",
      paramLabel = "P",
      description =
          "Profile: a name in profiles/, or a path. Default: asked for in the window, bearing in the"
              + " terminal.")
  private @Nullable String profile;

  @Option(
      names = "--source",
      paramLabel = "S",
      description = "See `tenshot inspect --help`. Default: the profile's.")
  private @Nullable String source;

  @Option(
      names = "--line",
      paramLabel = LineSpec.FORM,
      description =
          "One of several lines of the station, in place of --profile and --source. Give it once a line, such as"
              + " --line left=bearing --line right=metal-surface@usb:1. Default: in the window the lines that the station had last, in the terminal one line with the profile bearing.")
  private List<String> lines = new ArrayList<>();

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "In the terminal: end after N frames. Default: 60; 0 for no end.")
  private int frames = TERMINAL_PARTS;

  @Option(names = "--terminal", description = "Run in the terminal even where there is a display.")
  private boolean terminal;

  @Mixin private LineOptions line = new LineOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE.tenshot",
      description = "A product of another station: it is shown and, after a question, imported.")
  private @Nullable Path product;

  /// The station's window, which lives behind another door.
  public interface Window {

    /// True if there is a display to open it on.
    boolean canOpen();

    /// Opens the window and waits until it is closed.
    ///
    /// @param lines none for those that the station had last
    /// @param product a product of another station that is shown first; null for none
    /// @return an exit code
    int open(List<LineSpec> lines, LineOptions line, @Nullable Path product)
        throws InterruptedException;
  }

  /// @param workshop hands out the pieces
  /// @param window opens the station
  public TenshotCommand(Workshop workshop, Window window) {
    this.workshop = workshop;
    this.window = window;
  }

  @Override
  public Integer call() throws TenshotException, InterruptedException {
    boolean shown = !terminal && window.canOpen();
    if (product != null) {
      requireProductFile(product);
      if (!shown) {
        return new ProductCommand(workshop).openFile(product, new Identity());
      }
    }
    List<LineSpec> wanted = LineSpec.of(lines, profile, source);
    if (shown) {
      if (line.head() != null) {
        line.admit(workshop);
      }
      workshop.expectEncoder();
      return window.open(wanted, line, product);
    }
    LineRun.Wish wish =
        new LineRun.Wish(
            wanted.isEmpty() ? List.of(new LineSpec("", null, null)) : wanted,
            Checks.atLeast(0, frames, "--frames"),
            line,
            new Workshop.SourceWish(true, true),
            false,
            15);
    return new LineRun(workshop, wish, System.out, System.err).run();
  }

  private void requireProductFile(Path file) {
    if (!file.toString().endsWith(".tenshot")) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is neither a command nor a product file: see `tenshot --help`.".formatted(file));
    }
  }
}
