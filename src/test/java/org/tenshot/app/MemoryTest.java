package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsReadAgain() {
    Memory memory = new Memory(folder.resolve("deep").resolve("station.json"));
    assertThat(memory.read()).isEqualTo(Memory.Remembered.NOTHING);
    List<Memory.KnownLine> lines =
        List.of(
            new Memory.KnownLine("left", "bearing", null, true),
            new Memory.KnownLine("right", "tile", "usb:1", false));
    memory.change(
        before ->
            before
                .withProfile("bearing")
                .withLanguage("GERMAN")
                .withEncoder("a+b")
                .withLines(lines));
    assertThat(memory.read().lines()).isEqualTo(lines);
    assertThat(memory.read().encoder()).isEqualTo("a+b");
    assertThat(memory.read().profile()).isEqualTo("bearing");
    assertThat(memory.read().language()).isEqualTo("GERMAN");
  }

  @Test
  void aFileOfAnOlderProgramIsRead() throws Exception {
    Path file = Files.writeString(folder.resolve("station.json"), "{\"profile\": \"bearing\"}");
    assertThat(new Memory(file).read().profile()).isEqualTo("bearing");
    assertThat(new Memory(file).read().encoder()).isNull();
    assertThat(new Memory(file).read().lines()).isEmpty();
  }

  @Test
  void aDamagedFileIsForgotten() throws Exception {
    Path file = Files.writeString(folder.resolve("station.json"), "{ not json");
    assertThat(new Memory(file).read()).isEqualTo(Memory.Remembered.NOTHING);
  }
}
