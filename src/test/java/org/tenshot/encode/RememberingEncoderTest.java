package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.TenshotException;

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
    bend("rust");

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

  /// A start waits for the text half where it must, and nowhere else.
  @Test
  void theTextHalfIsOpenedForUnknownTextsAlone() throws Exception {
    TinyPack pack = TinyPack.in(folder);
    try (RememberingEncoder first = remembering(pack)) {
      assertThat(first.hasTextsOpen()).as("proves that both halves belong together").isTrue();
      first.encodeTexts(TEXTS);
    }
    try (RememberingEncoder again = remembering(pack);
        OnnxEncoder plain = open(pack)) {
      again.encodeTexts(TEXTS);
      assertThat(again.hasTextsOpen()).isFalse();
      assertThat(values(again.encodeTexts(List.of("new", "rust"))))
          .usingRecursiveComparison()
          .isEqualTo(values(plain.encodeTexts(List.of("new", "rust"))));
      assertThat(again.hasTextsOpen()).isTrue();
      assertThat(again.tokens("a photo")).isEqualTo(plain.tokens("a photo"));
    }
  }

  @Test
  void halvesOfDifferentEncodersAreNoticedAtTheFirstStart() throws Exception {
    TinyPack pack = TinyPack.in(folder);
    ask(pack);
    pack.put("vision-wide.onnx", "onnx/vision_model.onnx");

    assertThatThrownBy(() -> remembering(pack))
        .hasMessageContaining("halves of different encoders");
  }

  /// As after a move to a processor that computes other last digits.
  @Test
  void aMemoryOfAnotherTextEncoderBeginsAnew() throws Exception {
    TinyPack pack = TinyPack.in(folder);
    List<float[]> before = ask(pack);
    bend("rust");
    bend(RememberingEncoder.PROBE);
    try (RememberingEncoder remembering = remembering(pack)) {
      List<float[]> all = values(remembering.encodeTexts(List.of("new", "rust")));
      assertThat(all.get(1)).isEqualTo(before.get(1));
    }
    assertThat(ask(pack)).usingRecursiveComparison().isEqualTo(before);
  }

  /// What a line judges by and what is added to it later must be of one kind.
  @Test
  void nothingIsAddedToWhatWasAnsweredFromAMemoryOfAnotherTextEncoder() throws Exception {
    TinyPack pack = TinyPack.in(folder);
    List<float[]> before = ask(pack);
    bend(RememberingEncoder.PROBE);
    try (RememberingEncoder remembering = remembering(pack)) {
      remembering.encodeTexts(TEXTS);
      for (int time = 0; time < 2; time++) {
        assertThatThrownBy(() -> remembering.encodeTexts(List.of("new")))
            .isInstanceOf(TenshotException.class)
            .hasMessageContaining("restart Tenshot");
      }
    }
    assertThat(ask(pack)).usingRecursiveComparison().isEqualTo(before);
  }

  private void bend(String text) throws Exception {
    TextMemory memory = TextMemory.open(memory(), 4);
    memory.keep(text, new Embedding(new float[] {1, 0, 0, 0}));
    memory.save();
  }

  private List<float[]> ask(TinyPack pack) throws Exception {
    try (RememberingEncoder remembering = remembering(pack)) {
      return values(remembering.encodeTexts(TEXTS));
    }
  }

  private RememberingEncoder remembering(TinyPack pack) throws Exception {
    return RememberingEncoder.open(
        EncoderPack.read(pack.folder()),
        TinyPack.SETTINGS,
        TinyPack.natives(),
        folder.resolve("texts"));
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
