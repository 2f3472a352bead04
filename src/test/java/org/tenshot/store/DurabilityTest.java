package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.chaos.ChaosReport;

/// What was acknowledged survives a program that is killed in the middle of its work, and a power
/// cut.
@Tag("chaos")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
@ExtendWith(ChaosReport.class)
class DurabilityTest {

  private static final int KILLS = ChaosReport.times(6, 100);
  private static final int POWER_CUTS = ChaosReport.times(5, 100);

  @TempDir Path folder;

  private final Random random = new Random(20261120);

  @Test
  void everyAcknowledgedRowIsThereAfterManyKills(ChaosReport.Book book) throws Exception {
    LogPlace place = Samples.place(folder);
    List<String> acknowledged = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged.addAll(appendAndKill(acknowledged.size() * 10L + kill));
      try (Connection log = Samples.connect(place.database())) {
        assertEveryRowIsThere(log, acknowledged);
        assertEveryPictureIsWhole(log, place.pictures());
      }
      assertThat(Samples.ask(place, "PRAGMA integrity_check")).isEqualTo("ok");
      assertThat(Samples.ask(place, "SELECT count(*) FROM pragma_foreign_key_check"))
          .isEqualTo("0");
    }

    InspectionLog.open(place, Samples.CLOCK, recording -> {}).close();
    long rows = Long.parseLong(Samples.ask(place, "SELECT count(*) FROM inspections"));
    book.add("process killed (kill -9)", KILLS, rows, 0, -1);
    book.note("of these rows " + acknowledged.size() + " had been acknowledged, and all are there");
    assertThat(place.pictures().resolve("incoming"))
        .as("what was half-written is cleared away at the next opening")
        .isEmptyDirectory();
  }

  /// The files as they are at one moment, while the program that writes them stands still: what a
  /// drive holds that loses its power, if it keeps what it was told to keep.
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void everyAcknowledgedRowIsThereAfterManyPowerCuts(ChaosReport.Book book) throws Exception {
    LogPlace place = Samples.place(folder);
    Process process = startAppending(0);
    List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
    Thread reader =
        Thread.ofPlatform().start(() -> process.inputReader().lines().forEach(acknowledged::add));
    try {
      for (int cut = 0; cut < POWER_CUTS; cut++) {
        int before = acknowledged.size();
        while (acknowledged.size() < before + 20) {
          assertThat(process.isAlive()).as(() -> read(folder.resolve("errors.txt"))).isTrue();
          LockSupport.parkNanos(1_000_000);
        }
        LockSupport.parkNanos(random.nextInt(50_000_000));
        signal(process, "-STOP");
        List<String> promised = List.copyOf(acknowledged);
        Path copy = copy(place.database(), folder.resolve("cut"));
        signal(process, "-CONT");
        assertWholeAfterPowerCut(copy, promised);
      }
      book.add("power cut (files copied)", POWER_CUTS, acknowledged.size(), 0, -1);
    } finally {
      process.destroyForcibly().waitFor();
      reader.join();
    }
  }

  private static void assertWholeAfterPowerCut(Path copy, List<String> promised) throws Exception {
    LogPlace place = LogPlace.of(copy, Samples.NATIVES);
    // As the station opens it after the power is back, and appends to it.
    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {})) {
      log.append(Samples.passed(999_999_999), null).join();
    }
    assertThat(Samples.ask(place, "PRAGMA integrity_check")).isEqualTo("ok");
    try (Connection log = Samples.connect(copy)) {
      assertEveryRowIsThere(log, promised);
    }
  }

  private static Path copy(Path database, Path target) throws IOException {
    Files.createDirectories(target);
    for (String part : List.of("", "-wal", "-shm")) {
      Path file = database.resolveSibling(database.getFileName() + part);
      Path to = target.resolve(file.getFileName());
      Files.deleteIfExists(to);
      if (Files.exists(file)) {
        Files.copy(file, to);
      }
    }
    return target.resolve(database.getFileName());
  }

  private static void signal(Process process, String which) throws Exception {
    String id = String.valueOf(process.pid());
    assertThat(new ProcessBuilder("kill", which, id).start().waitFor()).isZero();
    // A process that is told to stop does so at the next tick of its processor.
    LockSupport.parkNanos(20_000_000);
  }

  /// Lets a program of its own append, kills it at a random moment and answers what it had been
  /// promised.
  private List<String> appendAndKill(long firstSequence) throws Exception {
    Process process = startAppending(firstSequence);
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader()) {
      int enough = 1 + random.nextInt(250);
      String line = output.readLine();
      while (line != null && lines.size() < enough) {
        lines.add(line);
        line = output.readLine();
      }
      assertThat(line)
          .as(() -> "the program ended by itself: " + read(folder.resolve("errors.txt")))
          .isNotNull();
      lines.add(line);
      LockSupport.parkNanos(random.nextInt(10_000_000));
      // Not by the process itself, which would close the pipe with the last promises in it.
      process.toHandle().destroyForcibly();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      lines.addAll(rest(output));
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as("killed, not ended").isNotZero();
    return lines;
  }

  private Process startAppending(long firstSequence) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Dtenshot.data=" + System.getProperty("tenshot.data"),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            AppendingProcess.class.getName(),
            folder.toString(),
            Long.toString(firstSequence))
        .redirectError(folder.resolve("errors.txt").toFile())
        .start();
  }

  /// What still lay in the pipe; the last line may be cut.
  private static List<String> rest(BufferedReader output) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[4096];
    for (int read = output.read(buffer); read > 0; read = output.read(buffer)) {
      text.append(buffer, 0, read);
    }
    int end = text.lastIndexOf("\n");
    return end < 0 ? List.of() : text.substring(0, end).lines().toList();
  }

  private static void assertEveryRowIsThere(Connection log, List<String> acknowledged)
      throws Exception {
    List<String> missing = new ArrayList<>();
    try (PreparedStatement query =
        log.prepareStatement(
            "SELECT count(*) FROM inspections WHERE id = ? AND sequence = ?"
                + " AND (sequence % 4 != 0 OR picture IS NOT NULL)")) {
      for (String line : acknowledged) {
        String[] words = line.split(" ");
        assertThat(words[0]).as(line).isEqualTo("ack");
        query.setLong(1, Long.parseLong(words[1]));
        query.setLong(2, Long.parseLong(words[2]));
        try (ResultSet row = query.executeQuery()) {
          if (!row.next() || row.getInt(1) != 1) {
            missing.add(line);
          }
        }
      }
    }
    assertThat(missing).as("acknowledged but not in the file").isEmpty();
  }

  private static void assertEveryPictureIsWhole(Connection log, Path pictures) throws Exception {
    try (Statement statement = log.createStatement();
        ResultSet row = statement.executeQuery("SELECT sha256, file FROM pictures")) {
      while (row.next()) {
        Path file = pictures.resolve(row.getString("file"));
        assertThat(PictureFolder.sha256(Files.readAllBytes(file)))
            .isEqualTo(row.getString("sha256"));
      }
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      return failure.toString();
    }
  }
}
