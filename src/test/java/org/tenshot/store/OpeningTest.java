package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;

/// What a person reads when a log cannot be opened.
class OpeningTest {

  @TempDir Path folder;

  @Test
  void missingFoldersAreMade() throws Exception {
    LogPlace place = Samples.place(folder.resolve("line 1").resolve("log"));

    open(place).close();

    assertThat(place.database()).isRegularFile();
    assertThat(place.pictures()).isDirectory();
  }

  @Test
  void aFileThatIsNoDatabaseIsNamedAndKept() throws Exception {
    LogPlace place = Samples.place(folder);
    Files.writeString(place.database(), "part;verdict\n1;PASS\n".repeat(200));

    assertRefused(place, "tenshot.db", "is no Tenshot log", "move this one away");
    assertThat(place.database()).content().startsWith("part;verdict");
  }

  @Test
  void aDatabaseOfAnotherProgramIsNamedAndKept() throws Exception {
    LogPlace place = Samples.place(folder);
    try (Connection other = Samples.connect(place.database())) {
      Samples.execute(other, "CREATE TABLE orders (id INTEGER); INSERT INTO orders VALUES (1);");
    }
    byte[] before = Files.readAllBytes(place.database());

    assertRefused(place, "tenshot.db", "another program", "choose another file");
    assertThat(place.database()).hasBinaryContent(before);
  }

  @Test
  void aDamagedLogIsNamed() throws Exception {
    LogPlace place = Samples.place(folder);
    open(place).close();
    byte[] bytes = Files.readAllBytes(place.database());
    // The first page holds the file's header and its list of tables.
    java.util.Arrays.fill(bytes, 100, 4096, (byte) 0xff);
    Files.write(place.database(), bytes);

    assertRefused(place, "tenshot.db", "is damaged", "backup");
  }

  @Test
  void aFolderInPlaceOfTheFileIsNamed() throws Exception {
    LogPlace place = Samples.place(folder);
    Files.createDirectory(place.database());

    assertRefused(place, "tenshot.db", "is a folder");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.txt"), "no folder");
    LogPlace place = LogPlace.of(file.resolve("tenshot.db"), Samples.NATIVES);

    assertRefused(place, "notes.txt", "cannot be made", "choose a folder");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderWithoutRightsIsNamed() throws Exception {
    // Nobody may make a file there, not even the administrator that runs the tests of a container.
    Path place = Path.of("/proc/self");

    assertRefused(
        LogPlace.of(place.resolve("tenshot.db"), Samples.NATIVES),
        "/proc/self",
        "cannot be written",
        "give the station the right");
  }

  @Test
  void aPictureFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.txt"), "no folder");
    LogPlace place =
        new LogPlace(folder.resolve("tenshot.db"), file.resolve("pictures"), Samples.NATIVES);

    assertRefused(place, "notes.txt", "cannot be made");
  }

  @Test
  void aReadOnlyFileIsNamed() throws Exception {
    LogPlace place = Samples.place(folder);
    open(place).close();
    // An administrator may write a read-only file, but not one that is marked immutable.
    boolean closed = place.database().toFile().setReadOnly() && !Files.isWritable(place.database());
    boolean immutable = !closed && mark(place.database(), "+i");
    Assumptions.assumeTrue(
        closed || immutable,
        "SKIPPED: whoever runs this test may write even a read-only file, and chattr is not there");
    try {
      assertRefused(place, "tenshot.db", "is read-only", "give the station the right");
    } finally {
      if (immutable) {
        mark(place.database(), "-i");
      }
    }
  }

  private static boolean mark(Path file, String attribute) throws Exception {
    Path chattr = Path.of("/usr/bin/chattr");
    return Files.isExecutable(chattr)
        && new ProcessBuilder(chattr.toString(), attribute, file.toString()).start().waitFor() == 0;
  }

  @Test
  void aLockedLogIsNamed() throws Exception {
    LogPlace place = Samples.place(folder);
    open(place).close();
    try (Connection other = Samples.connect(place.database())) {
      Samples.execute(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;");

      assertRefused(place, "tenshot.db", "is locked by another program", "close whatever else");
    }
  }

  @Test
  void aReaderMissesALogThatIsNotThere() {
    assertThatThrownBy(() -> History.open(Samples.place(folder)).close())
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("There is no log")
        .hasMessageContaining("tenshot.db");
  }

  private static InspectionLog open(LogPlace place) throws TenshotException {
    Tuning tuning = Tuning.DEFAULT;
    return InspectionLog.open(
        place,
        Samples.CLOCK,
        recording -> {},
        new Tuning(
            tuning.queueRows(),
            tuning.queueBytes(),
            tuning.batchRows(),
            tuning.linger(),
            tuning.handOver(),
            Duration.ofMillis(50),
            tuning.retry(),
            tuning.closing(),
            tuning.maxPages()));
  }

  private static void assertRefused(LogPlace place, String... words) {
    assertThatThrownBy(() -> open(place).close())
        .isInstanceOf(TenshotException.class)
        .message()
        .contains(words)
        .endsWith(".");
  }
}
