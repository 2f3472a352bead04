package org.tenshot.cli.bench;

import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.Locale;
import org.tenshot.encode.BatchPlan;

/// What `bench` measured, as a table for people or as one JSON object.
sealed interface BenchReport {

  String table();

  default String json() {
    return new GsonBuilder()
        .disableHtmlEscaping()
        .setPrettyPrinting()
        .serializeSpecialFloatingPointValues()
        .create()
        .toJson(this);
  }

  /// The steps from frame to verdict.
  ///
  /// @param machine what it was measured on
  /// @param rows a step each
  /// @param garbage what a part leaves to be collected
  record Steps(String machine, List<StepBench.Row> rows, List<StepBench.Garbage> garbage)
      implements BenchReport {

    @Override
    public String table() {
      StringBuilder table = new StringBuilder(machine + System.lineSeparator());
      for (StepBench.Row row : rows) {
        table.append(
            String.format(
                Locale.ROOT,
                "%n%-58s %9.3f ms   %6.2f of %s",
                row.what(),
                row.millis(),
                row.ratio(),
                row.baseline()));
      }
      for (StepBench.Garbage own : garbage) {
        table.append(
            String.format(
                Locale.ROOT,
                "%n%-58s %9.0f bytes %6.1f of the embedding that is kept",
                own.what(),
                own.bytes(),
                own.ratio()));
      }
      return table.toString();
    }
  }

  /// Lines that share one encoder.
  ///
  /// @param machine what it was measured on
  /// @param runs how many pictures go through the encoder together
  /// @param streams a line each
  record Streams(String machine, BatchPlan runs, List<StreamWatch.Row> streams)
      implements BenchReport {

    @Override
    public String table() {
      StringBuilder table = new StringBuilder(machine);
      for (BatchPlan.Measured run : runs.measured()) {
        table.append(
            String.format(
                Locale.ROOT,
                "%nrun of %d: %.1f ms a picture%s",
                run.size(),
                run.millis() / run.size(),
                run.size() == runs.line() ? ", which is what lines get" : ""));
      }
      table.append(
          String.format(
              Locale.ROOT,
              "%n%n%-12s %6s %6s %8s %5s %6s %10s %8s %8s %8s",
              "stream",
              "given",
              "judged",
              "replaced",
              "lost",
              "faults",
              "oldest ms",
              "p50 ms",
              "p99 ms",
              "max ms"));
      for (StreamWatch.Row row : streams) {
        table.append(
            String.format(
                Locale.ROOT,
                "%n%-12s %6d %6d %8d %5d %6d %10.1f %8.1f %8.1f %8.1f",
                row.stream(),
                row.given(),
                row.judged(),
                row.replaced(),
                row.lost(),
                row.faults(),
                row.oldest(),
                row.p50(),
                row.p99(),
                row.longest()));
      }
      return table.toString();
    }
  }
}
