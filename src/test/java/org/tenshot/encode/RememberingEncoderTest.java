package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Embedding;

/// What is remembered of texts is what was embedded, or nothing.
class RememberingEncoderTest {

  private static final List<String> TEXTS = List.of("a photo", "rust", "a photo");

  @TempDir private Path folder = Path.of("");

  @Test
  void rememberedTextsAreTheOnesThatWereEmbedded() throws Exception {
    TinyPack pack = TinyPack.in(folder);
    List<float[]> plain;
    try (OnnxEncoder encoder = open(pack)) {
      plain = values(encoder.encodeTexts(TEXTS));
    }

    List<float[]> first = ask(pack);
    byte[] file = Files.readAllBytes(memory());
    List<float[]> again = ask(pack);

    assertThat(first).usingRecursiveComparison().isEqualTo(plain);
    assertThat(again).usingRecursiveComparison().isEqualTo(plain);
    assertThat(Files.readAllBytes(memory())).as("nothing new to write").isEqualTo(file);
  }

  /// The answer comes from the file, or the test above would prove nothing.
  @Test
  void whatIsInTheFileIsWhatIsAnswered() throws Exception {
    TinyPack pack = TinyPack.in(folder);
    ask(pack);
    TextMemory other = TextMemory.open(memory(), 4);
    other.keep("rust", new Embedding(new float[] {1, 0, 0, 0}));
    other.save();

    assertThat(ask(pack).get(1)).containsExactly(1, 0, 0, 0);
  }

  @Test
  void aDamagedFileIsAsGoodAsNone() throws Exception {
    TinyPack pack = TinyPack.in(folder);
    List<float[]> before = ask(pack);
    byte[] bytes = Files.readAllBytes(memory());
    for (int place : new int[] {0, 60, bytes.length - 1}) {
      byte[] bent = bytes.clone();
      bent[place] ^= 4;
      Files.write(memory(), bent);

      assertThat(ask(pack)).usingRecursiveComparison().isEqualTo(before);
      assertThat(Files.readAllBytes(memory())).as("written anew").hasSameSizeAs(bytes);
    }
    Files.write(memory(), java.util.Arrays.copyOf(bytes, 7));
    assertThat(ask(pack)).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void anotherTokenizerHasAnotherMemory() throws Exception {
    TinyPack pack = TinyPack.in(folder);
    ask(pack);
    Path tokenizer = pack.folder().resolve("tokenizer.json");
    Files.writeString(tokenizer, Files.readString(tokenizer) + "\n");
    ask(pack);

    try (Stream<Path> files = Files.list(folder.resolve("texts"))) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void whatCannotBeWrittenIsEmbeddedEveryTime() throws Exception {
    TinyPack pack = TinyPack.in(folder);
    Files.writeString(folder.resolve("texts"), "a file where a folder should be");

    assertThat(ask(pack)).hasSize(3);
  }

  private List<float[]> ask(TinyPack pack) throws Exception {
    try (OnnxEncoder encoder = open(pack);
        RememberingEncoder remembering =
            RememberingEncoder.of(
                encoder, EncoderPack.read(pack.folder()), folder.resolve("texts"))) {
      return values(remembering.encodeTexts(TEXTS));
    }
  }

  private static List<float[]> values(List<Embedding> embeddings) {
    return embeddings.stream().map(Embedding::values).toList();
  }

  private static OnnxEncoder open(TinyPack pack) throws Exception {
    return OnnxEncoder.open(EncoderPack.read(pack.folder()), TinyPack.SETTINGS, TinyPack.natives());
  }

  private Path memory() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("texts"))) {
      return files.findFirst().orElseThrow();
    }
  }
}
