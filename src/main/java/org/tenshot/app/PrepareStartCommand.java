package org.tenshot.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.cli.Commands;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.domain.TenshotException;
import org.tenshot.registers.VectorModule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tenshot prepare-start`: makes the cache that an installed program starts from, on the machine
/// that it is for. The program starts itself once more, judges some simulated parts in the terminal
/// and in a window that nobody sees, and Java keeps which classes that took and how they were
/// linked (JEP 483, 514, 515). Java itself refuses the cache once the runtime image or an option is
/// another; the launcher leaves it out once a jar is.
@Command(
    name = "prepare-start",
    mixinStandardHelpOptions = true,
    description =
        "Makes the start cache of an installed Tenshot; the installer runs it. Whoever runs it must be able to write into the program's folder.")
final class PrepareStartCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(PrepareStartCommand.class);
  private static final String CACHE = "-XX:AOTCache=";
  private static final String LINE = "inspect --profile bearing --source sim: --frames 60 --json";
  private static final Duration IN_WINDOW = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final StationWindow window;
  private final Commands commands;

  @Option(names = "--rehearse", hidden = true)
  private boolean rehearse;

  /// @param window opened once
  /// @param commands runs what is rehearsed
  PrepareStartCommand(StationWindow window, Commands commands) {
    this.window = window;
    this.commands = commands;
  }

  @Override
  public Integer call() throws TenshotException, InterruptedException {
    if (rehearse) {
      return rehearsed();
    }
    Path cache = cache(ManagementFactory.getRuntimeMXBean().getInputArguments());
    try {
      Path scratch = Files.createTempDirectory("tenshot-start");
      try {
        make(cache, scratch);
      } finally {
        delete(scratch);
      }
      System.out.println(
          "Starts are prepared: " + cache + ", " + (Files.size(cache) >> 20) + " MB.");
      return ExitCode.OK;
    } catch (IOException e) {
      throw new TenshotException(
          cache
              + " cannot be made ("
              + e.getMessage()
              + "): run this with the rights to write there; without it Tenshot only starts slower.",
          e);
    }
  }

  private static Path cache(List<String> options) throws TenshotException {
    for (String option : options) {
      if (option.startsWith(CACHE)) {
        return Path.of(option.substring(CACHE.length()));
      }
    }
    throw new TenshotException(
        "This Tenshot was not started by the launcher of an installed one, and has no start cache:"
            + " run the installed `tenshot prepare-start`.");
  }

  private static void make(Path cache, Path scratch)
      throws IOException, TenshotException, InterruptedException {
    Path part = cache.resolveSibling(cache.getFileName() + ".part");
    Path output = scratch.resolve("output.txt");
    try {
      Process program =
          new ProcessBuilder(
                  again(ManagementFactory.getRuntimeMXBean().getInputArguments(), part, scratch))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      program.getOutputStream().close();
      boolean ended = program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        program.destroyForcibly().waitFor();
      }
      if (!ended || program.exitValue() != ExitCode.OK || !Files.isRegularFile(part)) {
        throw new TenshotException(
            "The start cache was not made: the rehearsal "
                + (ended ? "ended with " + program.exitValue() : "did not end")
                + " and said \""
                + lastLine(output)
                + "\". Tenshot works without it and starts slower.");
      }
      // Readable for everybody, whatever the mask of whoever installs.
      part.toFile().setReadable(true, false);
      Files.move(part, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// This program's own command line with the same options: the cache fits no others.
  private static List<String> again(List<String> options, Path cache, Path data) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    options.stream()
        .filter(option -> !option.startsWith(CACHE) && !option.startsWith("-Djava.class.path="))
        .forEach(line::add);
    line.add("-XX:AOTCacheOutput=" + cache);
    line.add("-Dtenshot.data=" + data);
    line.add("-D" + VectorModule.REHEARSAL + "=true");
    line.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    line.addAll(List.of(Main.class.getName(), "prepare-start", "--rehearse"));
    return line;
  }

  /// The second line finds in the data folder what the first one left there.
  private int rehearsed() throws InterruptedException {
    for (int run = 0; run < 2; run++) {
      int code = commands.execute(LINE.split(" "));
      if (code != ExitCode.OK) {
        return code;
      }
    }
    try {
      window.rehearse("bearing", "sim:", IN_WINDOW);
    } catch (RuntimeException | LinkageError e) {
      LOG.info("no window was rehearsed, as on a machine without its libraries", e);
    }
    return ExitCode.OK;
  }

  private static String lastLine(Path output) throws IOException {
    @Nullable String last = null;
    for (String line : Files.readString(output, StandardCharsets.UTF_8).split("\n")) {
      last = line.isBlank() ? last : line.strip();
    }
    return last == null ? "nothing" : last;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
