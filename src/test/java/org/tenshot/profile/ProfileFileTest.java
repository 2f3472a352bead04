package org.tenshot.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;

/// Files that are no profile at all: damaged, hostile, empty, too large, in another encoding.
class ProfileFileTest {

  private final ProfileReader reader = new ProfileReader(TemplateLibrary.shipped());

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: &x [1]\\nb: *x | line 1: an anchor (&name) is used",
        "a: *x | an alias (*name) is used",
        "a: !!java.net.URL [http://x] | line 1: a tag (!name) is used",
        "a: !!str 5 | line 1: a tag (!name) is used",
        "a: 1\\n---\\nb: 2 | line 2: a second document starts",
        "a: [1, 2\\nb: 3 | this is damaged YAML",
        "a:\\n\\t- b | indent with blanks instead of tabs",
        "a: [an empty {place}] | put texts with braces into quotes",
        "- a\\n- b | line 1: this is a list: write a mapping",
        "just words | this is 'just words': write a mapping",
      })
  void whatIsNoPlainYamlIsRefused(String text, String sentence) {
    assertThatThrownBy(() -> read(text.translateEscapes()))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("part.yaml")
        .hasMessageContaining(sentence);
  }

  @Test
  void deepNestingIsRefusedBeforeItFillsTheStack() {
    assertThatThrownBy(() -> read("a: " + "[".repeat(100_000)))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("more than 20 deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n"})
  void anEmptyFileIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(TenshotException.class);
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws Exception {
    Path file = folder.resolve("latin.yaml");
    Files.write(file, "product: Stück\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> reader.read(file))
        .isInstanceOf(TenshotException.class)
        .hasMessage(file + " is not written in UTF-8: save it again with the encoding UTF-8.");
    Path binary = folder.resolve("binary.yaml");
    Files.write(binary, new byte[] {'a', ':', ' ', 0, 1, 2});
    assertThatThrownBy(() -> reader.read(binary))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("U+0000");
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsAreFine() throws Exception {
    assertThat(read("\uFEFF" + SampleProfile.VALID.replace("\n", "\r\n")).product())
        .isEqualTo("ball bearing");
  }

  @Test
  void aFileThatIsTooLargeOrMissingIsRefused() throws Exception {
    assertThatThrownBy(() -> read("#".repeat(YamlText.LARGEST) + "\n" + SampleProfile.VALID))
        .hasMessageContaining("larger than 256 KiB");
    assertThatThrownBy(() -> reader.read(folder.resolve("absent.yaml")))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("There is no profile " + folder.resolve("absent.yaml"));
    assertThatThrownBy(() -> reader.read(folder)).isInstanceOf(TenshotException.class);
  }

  @Test
  void theHashIsThatOfTheFile() throws Exception {
    Profile once = read(SampleProfile.VALID);
    assertThat(once.hash()).matches("[0-9a-f]{64}").isEqualTo(read(SampleProfile.VALID).hash());
    assertThat(read(SampleProfile.VALID + "# note\n").hash()).isNotEqualTo(once.hash());
  }

  private Profile read(String text) throws Exception {
    return reader.read(Files.writeString(folder.resolve("part.yaml"), text));
  }
}
