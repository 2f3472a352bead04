package org.tenshot.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;

class ProfileFolderTest {

  private static final String GEAR =
      """
      product: gear
      source: pictures
      classes: {ok: {kind: good}, worn: {kind: defect, words: {defect: worn}}}
      """;

  @TempDir Path own;
  @TempDir Path shipped;

  @Test
  void brokenProfilesAreReportedAndTheOwnFolderWins() throws Exception {
    Files.writeString(shipped.resolve("gear.yaml"), GEAR);
    Files.writeString(own.resolve("gear.yaml"), GEAR.replace("gear", "own gear"));
    Files.writeString(shipped.resolve("broken.yml"), "product: [");
    Files.writeString(shipped.resolve("template.yaml"), GEAR);
    Files.writeString(shipped.resolve("notes.txt"), "no profile");

    List<ProfileFolder.Entry> entries = folder().list();

    assertThat(entries).extracting(ProfileFolder.Entry::name).containsExactly("broken", "gear");
    assertThat(entries.get(0))
        .isInstanceOfSatisfying(
            ProfileFolder.Entry.Broken.class,
            broken -> assertThat(broken.sentence()).contains("broken.yml, line 1"));
    assertThat(entries.get(1))
        .isInstanceOfSatisfying(
            ProfileFolder.Entry.Readable.class,
            readable -> assertThat(readable.profile().product()).isEqualTo("own gear"));
  }

  @Test
  void aProfileIsFoundByNameAndByPath() throws Exception {
    Path file = Files.writeString(shipped.resolve("gear.yaml"), GEAR);
    assertThat(folder().find("gear")).isEqualTo(folder().find(file.toString()));
  }

  @Test
  void aMistypedNameGetsAHint() throws Exception {
    Files.writeString(shipped.resolve("gear.yaml"), GEAR);
    assertThatThrownBy(() -> folder().find("gaer"))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("There is no profile 'gaer'")
        .hasMessageContaining("did you mean gear");
    assertThatThrownBy(() -> folder().find("something")).hasMessageContaining("known are gear");
  }

  @Test
  void missingFoldersAreEmpty() throws Exception {
    assertThat(new ProfileFolder(List.of(own.resolve("none")), reader()).list()).isEmpty();
  }

  private ProfileFolder folder() {
    return new ProfileFolder(List.of(own.resolve("none"), own, shipped), reader());
  }

  private static ProfileReader reader() {
    return new ProfileReader(TemplateLibrary.shipped());
  }
}
