package org.tenshot.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tenshot.ShippedEncoder;
import org.tenshot.cli.Commands;
import org.tenshot.cli.TenshotCommand;
import org.tenshot.cli.common.Workshop;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;

/// Runs commands as a person at a terminal would, and keeps what they print. The station's own data
/// lie in a folder of the test.
public final class Terminal {

  /// What a command left behind.
  public record Result(int code, String out, String err) {

    public String all() {
      return out + err;
    }
  }

  private final Places places;
  private final UnaryOperator<Workshop> workshop;

  public Terminal(Path data) {
    this(data, Path.of(System.getProperty("tenshot.home")));
  }

  /// @param home folder of the program
  Terminal(Path data, Path home) {
    this.places = new Places(home, data, ShippedEncoder.natives());
    this.workshop = UnaryOperator.identity();
  }

  /// @param workshop puts something else in the place of what ships
  Terminal(Places places, UnaryOperator<Workshop> workshop) {
    this.places = places;
    this.workshop = workshop;
  }

  Places places() {
    return places;
  }

  /// The same with lines on standard input, such as passwords.
  Result typing(String lines, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    try {
      return run(arguments);
    } finally {
      System.setIn(before);
    }
  }

  public Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream before = System.out;
    PrintStream beforeErr = System.err;
    try (PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      System.setOut(outStream);
      System.setErr(errStream);
      int code =
          new Commands(workshop.apply(new Assembly(places)), new NoWindow()).execute(arguments);
      return new Result(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
      System.setErr(beforeErr);
    }
  }

  private static final class NoWindow implements TenshotCommand.Window {

    @Override
    public boolean canOpen() {
      return false;
    }

    @Override
    public int open(List<LineSpec> lines, LineOptions line, @Nullable Path product) {
      throw new IllegalStateException("there is no display");
    }
  }
}
