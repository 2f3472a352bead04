package org.tenshot.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Files.createDirectory(folder.resolve("lines.json.part"));
    assertThatThrownBy(() -> WholeFile.replace(file, "new")).isInstanceOf(IOException.class);
    assertThat(file).hasContent("old");
  }
}
