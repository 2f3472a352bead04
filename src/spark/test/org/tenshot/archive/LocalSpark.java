package org.tenshot.archive;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.tenshot.ShippedEncoder;
import org.tenshot.app.Terminal;
import picocli.CommandLine;

/// A Spark with two executor threads in the test's own process, a station's terminal, and pictures
/// of parts in folders of their classes.
final class LocalSpark implements AutoCloseable {

  /// So often may a task fail before its job does.
  private static final int TRIES = 4;

  private final SparkSession spark;
  private final Path folder;
  private final Terminal terminal;

  /// @param folder for everything that is written
  LocalSpark(Path folder) {
    this.folder = folder;
    this.terminal = new Terminal(folder.resolve("data"));
    this.spark =
        SparkSession.builder()
            .master("local[2, %d]".formatted(TRIES))
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.local.dir", folder.resolve("local").toString())
            .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
            .getOrCreate();
  }

  /// What a job left behind.
  record Result(int code, String out, String err) {}

  SparkSession spark() {
    return spark;
  }

  Terminal terminal() {
    return terminal;
  }

  /// Runs a job with the encoder that ships.
  Result run(String... arguments) {
    StringWriter err = new StringWriter();
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CommandLine commands = Archive.commandLine().setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--natives");
    all.add(ShippedEncoder.natives().toString());
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      int code = commands.execute(all.toArray(String[]::new));
      return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(before);
    }
  }

  /// Runs a command of the station, which must end well.
  String station(String... arguments) {
    Terminal.Result result = terminal.run(arguments);
    if (result.code() != 0) {
      throw new AssertionError(String.join(" ", arguments) + ": " + result.all());
    }
    return result.out();
  }

  /// What a job has written.
  Dataset<Row> rows(Path results) {
    return spark.read().parquet(results.toString());
  }

  /// The Parquet files of some results.
  static List<Path> files(Path results) throws Exception {
    try (Stream<Path> all = Files.list(results)) {
      return all.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  /// Simulated bearings in folders of their classes.
  Path parts(int count, int seed) throws Exception {
    Path plain = folder.resolve("simulated-" + seed);
    station(
        "simulate",
        "--profile",
        "bearing",
        "--count",
        String.valueOf(count),
        "--seed",
        String.valueOf(seed),
        "--out",
        plain.toString());
    Path tree = folder.resolve("parts-" + seed);
    List<String> lines = Files.readAllLines(plain.resolve("labels.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",");
      Path target = tree.resolve(fields[1]);
      Files.createDirectories(target);
      Path file = plain.resolve(fields[0]);
      Files.copy(file, target.resolve(file.getFileName()));
    }
    return tree;
  }

  @Override
  public void close() {
    spark.stop();
  }
}
