package org.tenshot.fleet;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;

/// Measures by hand how fast rows go to a plant on this computer, beside bare loops that copy and
/// insert rows of the same size (an embedding of 2 KiB, 600 letters): `java … SyncSpeed 50000`.
final class SyncSpeed {

  private static final byte[] EMBEDDING = new byte[2048];
  private static final String TEXT = "x".repeat(600);

  private SyncSpeed() {}

  public static void main(String[] arguments) throws Exception {
    int rows = Integer.parseInt(arguments[0]);
    new Random(1).nextBytes(EMBEDDING);
    Path folder = Files.createTempDirectory("sync-speed");
    try (PlantServer server = PlantServer.start()) {
      SampleStation station = new SampleStation(folder).judge(rows);
      for (int round = 0; round < 3; round++) {
        PlantAddress plant = server.database();
        long start = System.nanoTime();
        station.send(plant, "a");
        tell("sync", rows, start);
        System.gc();
        System.out.printf(
            "  heap after it: %d MB%n",
            (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        try (Connection bare = server.connect(plant.database())) {
          copy(server, plant, bare, rows);
          insert(bare, rows);
        }
      }
      PlantAddress plant = server.database();
      long start = System.nanoTime();
      new SyncRun(
              station.place(),
              PlantServer.login(),
              Pace.GENTLE,
              SampleStation.QUICK,
              Clock.systemUTC())
          .once(new SyncSettings(plant, "a", false), sent -> {});
      tell("sync beside a line", rows, start);
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    System.exit(0);
  }

  private static void tell(String what, int rows, long start) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf(
        "%-20s %,10.0f rows/s (%d ms)%n", what, rows * 1e9 / took.toNanos(), took.toMillis());
  }

  private static void copy(PlantServer server, PlantAddress plant, Connection bare, int rows)
      throws Exception {
    try (Statement statement = bare.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS bare");
      statement.execute("CREATE TABLE bare (id bigint PRIMARY KEY, text text, embedding bytea)");
      statement.execute("ALTER TABLE bare ALTER embedding SET STORAGE EXTERNAL");
    }
    String hex = HexFormat.of().formatHex(EMBEDDING);
    Path file = Files.createTempFile("bare", ".copy");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < rows; i++) {
        out.write(i + "\t" + TEXT + "\t\\\\x" + hex + "\n");
      }
    }
    long start = System.nanoTime();
    server.psql(plant.database(), "\\copy bare FROM '" + file + "'");
    tell("bare COPY (psql)", rows, start);
    Files.delete(file);
  }

  private static void insert(Connection bare, int rows) throws Exception {
    try (Statement statement = bare.createStatement()) {
      statement.execute("TRUNCATE bare");
    }
    bare.setAutoCommit(false);
    long start = System.nanoTime();
    try (PreparedStatement insert = bare.prepareStatement("INSERT INTO bare VALUES (?, ?, ?)")) {
      for (int i = 0; i < rows; i++) {
        insert.setLong(1, i);
        insert.setString(2, TEXT);
        insert.setBytes(3, EMBEDDING);
        insert.addBatch();
        if (i % 500 == 499) {
          insert.executeBatch();
          bare.commit();
        }
      }
      insert.executeBatch();
      bare.commit();
    }
    bare.setAutoCommit(true);
    tell("bare INSERT batches", rows, start);
  }
}
