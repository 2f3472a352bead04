package org.tenshot.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;

class DataFolderTest {

  @TempDir Path folder;

  @BeforeEach
  void pictures() throws IOException {
    for (String name :
        new String[] {"images/good/b.png", "images/good/a.JPG", "images/rust/c.png"}) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "not read yet");
    }
    Files.writeString(folder.resolve("images/good/notes.txt"), "no picture");
  }

  @Test
  void foldersAreClassesAndOtherFilesAreLeftAlone() throws Exception {
    DataFolder data = DataFolder.read(folder.resolve("images"), null);
    assertThat(data.classNames()).containsExactly("good", "rust");
    assertThat(data.items())
        .extracting(item -> item.className() + " " + item.file().getFileName())
        .containsExactly("good a.JPG", "good b.png", "rust c.png");
    assertThat(data.items()).extracting(DataFolder.Item::group).doesNotHaveDuplicates();
  }

  @Test
  void aFolderNamedImagesIsFoundByItself() throws Exception {
    assertThat(DataFolder.read(folder, null).items()).hasSize(3);
  }

  @Test
  void groupsBesideTheFolderSayWhichPicturesShowTheSamePart() throws Exception {
    Files.writeString(
        folder.resolve("groups.csv"), "class,file,group\ngood,b.png,7\nrust,c.png,7\n");
    DataFolder data = DataFolder.read(folder, null);
    assertThat(data.items().get(1).group()).isEqualTo(data.items().get(2).group());
    assertThat(data.items().get(0).group()).isNotEqualTo(data.items().get(1).group());
  }

  @Test
  void mistakesAreNamedWithTheirFileAndLine() throws Exception {
    Path groups = folder.resolve("wrong.csv");
    Files.writeString(groups, "class,file,group\ngood,b.png\n");
    fails(folder, groups, "wrong.csv, line 2", "class,file,group");
    Files.writeString(groups, "file,group\n");
    fails(folder, groups, "wrong.csv", "first line");
    fails(folder, folder.resolve("none.csv"), "none.csv", "cannot be read");
    fails(folder.resolve("nowhere"), null, "nowhere", "no folder");
    fails(folder.resolve("images/good"), null, "no class", "at least two");
  }

  private static void fails(Path folder, @Nullable Path groups, String... words) {
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> DataFolder.read(folder, groups))
        .satisfies(e -> assertThat(e.sentence()).contains(words));
  }
}
