package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReserveTest {

  @TempDir Path folder;

  @Test
  void oneThatAPowerCutLeftHalfWrittenIsMadeWhole() throws Exception {
    Path database = folder.resolve("tenshot.db");
    Reserve reserve = new Reserve(database);
    reserve.keep();
    Path file = folder.resolve("tenshot.db.reserve");
    long whole = Files.size(file);
    assertThat(whole).isGreaterThan(1 << 20);
    Files.write(file, new byte[17]);
    reserve.keep();
    assertThat(file).hasSize(whole);
    assertThat(reserve.release()).isTrue();
    assertThat(reserve.release()).as("nothing is left").isFalse();
    assertThat(file).doesNotExist();
  }
}
