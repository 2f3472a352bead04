package org.tenshot.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenshot.domain.TenshotException;

/// What can be fetched: whole packs, pinned to the last byte.
class CatalogueTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void everyPackThatShipsIsAWholeOneInOurLayout() {
    Catalogue shipped = Catalogue.shipped();
    assertThat(shipped.entries())
        .extracting(CatalogueEntry::name)
        .containsExactly("clip-vit-b-32", "clip-vit-b-16", "clip-vit-l-14", "openclip-vit-b-32");
    for (CatalogueEntry entry : shipped.entries()) {
      Set<String> names =
          entry.files().stream()
              .map(PinnedFile::name)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(names).as(entry.name()).hasSameSizeAs(entry.files());
      names.addAll(entry.written().keySet());
      Layout layout = Layout.of(names).orElseThrow();
      assertThat(layout.kind()).isEqualTo(Layout.Kind.COMMUNITY);
      assertThat(layout.missing()).as(entry.name()).isEmpty();
      assertThat(entry.note()).contains("MIT licence").contains("out of scope");
      assertThat(entry.bytes()).isBetween(500_000_000L, 2_000_000_000L);
    }
  }

  @Test
  void aContentHasOneLengthWhereverItIsNamed() {
    Catalogue.shipped().entries().stream()
        .flatMap(entry -> entry.files().stream())
        .collect(Collectors.groupingBy(PinnedFile::sha256))
        .forEach(
            (sha256, files) ->
                assertThat(files.stream().map(PinnedFile::bytes).distinct()).as(sha256).hasSize(1));
  }

  @Test
  void aNetworkIsKnownByItsContent() {
    assertThat(
            Catalogue.shipped()
                .holding("fd6e1402a588279d1723c7534d4bcba5bc0b14b47dfab0e46f8c47b8270d7d40"))
        .hasValueSatisfying(entry -> assertThat(entry.name()).isEqualTo("clip-vit-b-32"));
    assertThat(Catalogue.shipped().holding("0".repeat(64))).isEmpty();
  }

  @Test
  void anUnknownNameSaysWhichThereAre() {
    assertThatThrownBy(() -> Catalogue.shipped().entry("clip"))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("clip-vit-b-32")
        .hasMessageContaining("encoders import");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "onnx/vision.onnx | ../vision.onnx",
        "onnx/vision.onnx | /vision.onnx",
        "0123456789abcdef0123456789abcdef01234567 | main",
        "plant/small | plant",
        "12 | 0",
        "\"mine\" | \"..\"",
        "\"server\" | \"host\"",
        "[ | {"
      })
  void aCatalogueOfAPlantIsCheckedFieldByField(String piece, String by) throws Exception {
    String sound =
        """
        {"server": "http://here", "encoders": [{"name": "mine", "title": "Mine", "licence": "MIT",
          "source": "us", "logitScale": 100, "note": ["Read."], "files": [
            {"name": "onnx/vision.onnx", "repository": "plant/small",
             "revision": "0123456789abcdef0123456789abcdef01234567", "bytes": 12,
             "sha256": "%s"}]}]}"""
            .formatted("a".repeat(64));
    Path file = Files.writeString(folder.resolve("own.json"), sound);
    assertThat(Catalogue.read(file).entry("mine").bytes()).isEqualTo(12);
    assertThat(sound).contains(piece);
    Files.writeString(file, sound.replace(piece, by));
    assertThatThrownBy(() -> Catalogue.read(file))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("own.json is no catalogue of encoders");
  }
}
