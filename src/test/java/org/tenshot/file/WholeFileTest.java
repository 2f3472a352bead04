package org.tenshot.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir Path folder;

  @Test
  void theNewTextTakesThePlaceOfTheOldAndLeavesNothingElse() throws Exception {
    Path file = folder.resolve("lines.json");
    WholeFile.replace(file, "a longer text of yesterday");
    WholeFile.replace(file, "Prüfung");
    assertThat(file).hasContent("Prüfung");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whatIsForItsOwnerNobodyElseReads() throws Exception {
    Path file = folder.resolve("people.json");
    WholeFile.replace(file, "for all");
    WholeFile.replaceSecret(file, new byte[] {1, 2});
    assertThat(file).hasBinaryContent(new byte[] {1, 2});
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Files.setAttribute(shared, "unix:mode", 02775);
    Path theirs = shared.resolve("people.json");
    WholeFile.replaceSecret(theirs, new byte[] {3});
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(theirs)))
        .as("whoever works at the station belongs to the group")
        .matches("rw-r[w-]----");
  }

  @Test
  void whatCannotTakeItsPlaceIsClearedAway() throws Exception {
    Path taken = folder.resolve("lines.json");
    Files.createDirectories(taken.resolve("by a folder"));
    assertThatThrownBy(() -> WholeFile.replace(taken, "new")).isInstanceOf(IOException.class);
    assertThatThrownBy(
            () ->
                WholeFile.replace(
                    folder.resolve("half.zip"),
                    fresh -> {
                      Files.writeString(fresh, "half");
                      throw new IllegalStateException("cut off");
                    }))
        .hasMessage("cut off");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(taken);
    }
  }

  @Test
  void whatCannotBeWrittenLeavesTheOldText() throws Exception {
    Path file = folder.resolve("lines.json");
    WholeFile.replace(file, "old");
    Path inTheWay =
        folder.resolve("lines.json." + ProcessHandle.current().pid() + ".part").resolve("full");
    Files.createDirectories(inTheWay);
    assertThatThrownBy(() -> WholeFile.replace(file, "new")).isInstanceOf(IOException.class);
    assertThat(file).hasContent("old");
  }
}
