package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;

/// The native library's folder does not fill up over the weeks.
class SqliteLibraryTest {

  @TempDir Path folder;

  @Test
  void whatKilledProgramsLeftIsClearedAwayAndNothingElse() throws Exception {
    Path left = file("sqlite-3.54.1-a-libsqlitejdbc.so", Duration.ofHours(2));
    Path lock = file("sqlite-3.54.1-a-libsqlitejdbc.so.lck", Duration.ofHours(2));
    Path fresh = file("sqlite-3.54.1-b-libsqlitejdbc.so", Duration.ofMinutes(5));
    Path foreign = file("libonnxruntime.so", Duration.ofDays(9));

    SqliteLibrary.clearLeftovers(folder, Samples.NOW);

    assertThat(left).doesNotExist();
    assertThat(lock).doesNotExist();
    assertThat(fresh).exists();
    assertThat(foreign).exists();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.txt"), "no folder");

    assertThatThrownBy(() -> SqliteLibrary.load(file.resolve("natives")))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("notes.txt")
        .hasMessageContaining("cannot be made");
  }

  private Path file(String name, Duration age) throws Exception {
    Path file = Files.createFile(folder.resolve(name));
    Files.setLastModifiedTime(file, FileTime.from(Samples.NOW.minus(age)));
    return file;
  }
}
