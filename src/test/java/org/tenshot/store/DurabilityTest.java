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
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What was acknowledged survives a program that is killed in the middle of its work.
class DurabilityTest {

  private static final int KILLS = 20;

  @TempDir Path folder;

  private final Random random = new Random(20261120);

  @Test
  @Timeout(240)
  void everyAcknowledgedRowIsThereAfterTwentyKills() throws Exception {
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
    System.out.printf(
        "killed %d times, acknowledged %d rows, stored %s rows and %s pictures%n",
        KILLS,
        acknowledged.size(),
        Samples.ask(place, "SELECT count(*) FROM inspections"),
        Samples.ask(place, "SELECT count(*) FROM pictures"));
    assertThat(place.pictures().resolve("incoming"))
        .as("what was half-written is cleared away at the next opening")
        .isEmptyDirectory();
  }

  /// Lets a program of its own append, kills it at a random moment and answers what it had been
  /// promised.
  private List<String> appendAndKill(long firstSequence) throws Exception {
    Path errors = folder.resolve("errors.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dtenshot.data=" + System.getProperty("tenshot.data"),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                AppendingProcess.class.getName(),
                folder.toString(),
                Long.toString(firstSequence))
            .redirectError(errors.toFile())
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader()) {
      int enough = 1 + random.nextInt(250);
      String line = output.readLine();
      while (line != null && lines.size() < enough) {
        lines.add(line);
        line = output.readLine();
      }
      assertThat(line).as(() -> "the program ended by itself: " + read(errors)).isNotNull();
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
