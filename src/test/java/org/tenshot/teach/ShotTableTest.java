package org.tenshot.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;

class ShotTableTest {

  @TempDir Path folder;

  @Test
  void filesLieBesideTheTable() throws Exception {
    assertThat(ShotTable.read(table("file,class,part\na.png,rust,17\n\nb/c.png, dent ,\n")))
        .containsExactly(
            new ShotImport.Labelled(folder.resolve("a.png"), "rust", "17"),
            new ShotImport.Labelled(folder.resolve("b/c.png"), "dent", null));
    assertThat(ShotTable.read(table("file,class\na.png,rust\n")))
        .containsExactly(new ShotImport.Labelled(folder.resolve("a.png"), "rust", null));
  }

  @Test
  void mistakesAreNamedWithTheirLine() throws Exception {
    refused("", "first line must be file,class");
    refused("class,file\n", "first line");
    refused("file,class\na.png,rust\nb.png\n", "line 3");
    refused("file,class\n,rust\n", "line 2");
    assertThatThrownBy(() -> ShotTable.read(folder.resolve("none.csv")))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("none.csv");
  }

  private void refused(String text, String word) throws Exception {
    Path table = table(text);
    assertThatThrownBy(() -> ShotTable.read(table))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("shots.csv")
        .hasMessageContaining(word);
  }

  private Path table(String text) throws Exception {
    return Files.writeString(folder.resolve("shots.csv"), text);
  }
}
