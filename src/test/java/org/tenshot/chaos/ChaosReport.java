package org.tenshot.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One table of all faults of a run of tests: what, how often, rows, faults, and how long the line
/// took at worst to come back. Tests take it as a parameter; it is printed at their end and lies in
/// `target/chaos.txt`.
///
/// How often is short, for every build, or long: `-Dchaos=200` pulls the cable 200 times, and the
/// rest in proportion.
public final class ChaosReport implements ParameterResolver {

  /// How often the cable is pulled in the long form; 0 for the short one.
  private static final int LONG = Integer.getInteger("chaos", 0);

  /// The longest that a line may take to come back by itself, once the cause is gone. Five seconds,
  /// and in the short form more, because the machine that builds may be busy.
  static final long LIMIT_MILLIS = LONG > 0 ? 5_000 : 15_000;

  /// How often to do something.
  ///
  /// @param usual in the short form
  /// @param of200 in a long form of 200
  public static int times(int usual, int of200) {
    return LONG == 0 ? usual : Math.max(usual, LONG * of200 / 200);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Book.class;
  }

  @Override
  public Book resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(ChaosReport.class))
        .computeIfAbsent(Book.class);
  }

  /// The table as it grows.
  public static final class Book implements AutoCloseable {

    private final List<String> lines = new ArrayList<>();

    /// For the store.
    public Book() {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-34s %6s %8s %7s %12s",
              "what",
              "times",
              "rows",
              "faults",
              "back in ms"));
    }

    /// Adds a kind of fault.
    ///
    /// @param rows inspections in the log
    /// @param faults those of them that are FAULT
    /// @param worstMillis until the line was back, at worst; -1 where there is nothing to wait for
    public synchronized void add(String what, int times, long rows, long faults, long worstMillis) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-34s %6d %8d %7d %12s",
              what,
              times,
              rows,
              faults,
              worstMillis < 0 ? "" : String.valueOf(worstMillis)));
      write();
    }

    /// Adds a remark below.
    public synchronized void note(String remark) {
      lines.add("  " + remark);
      write();
    }

    private void write() {
      try {
        Files.write(Path.of(System.getProperty("tenshot.data")).resolveSibling("chaos.txt"), lines);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public synchronized void close() {
      System.out.println(String.join(System.lineSeparator(), lines));
    }
  }
}
