package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Precision;
import org.tenshot.domain.TenshotException;

class OnnxEncoderTest {

  private static final List<String> TEXTS =
      List.of("a photo of a good part", "a photo of a rusty bearing", "bad", "");

  @TempDir private Path folder = Path.of("");

  @Test
  void aPackTellsWhoItIs() throws Exception {
    try (OnnxEncoder encoder = TinyPack.in(folder).open()) {
      assertThat(encoder.id().name()).isEqualTo("tiny");
      assertThat(encoder.id().precision()).isEqualTo(Precision.FP32);
      assertThat(encoder.id().dimension()).isEqualTo(4);
      assertThat(encoder.id().preprocessing()).isEqualTo(1);
      assertThat(encoder.id().sha256())
          .isEqualTo(FileHash.sha256(folder.resolve("tiny/onnx/vision_model.onnx")))
          .hasSize(64);
      assertThat(encoder.logitScale()).isCloseTo(Math.exp(3), within(1e-9));
      assertThat(encoder.device())
          .extracting(Device::kind, Device::reason, Device::fellBack)
          .containsExactly(Device.Kind.CPU, "This machine has no NVIDIA driver.", false);
    }
  }

  @ParameterizedTest
  @CsvSource({"vision-fixed.onnx", "vision-unnamed.onnx"})
  void otherNamesAndBatchesGiveTheSamePictureEmbeddings(String file) throws Exception {
    List<Embedding> usual = pictures(TinyPack.in(folder.resolve("usual")));
    List<Embedding> other =
        pictures(TinyPack.in(folder.resolve("other")).put(file, "onnx/vision_model.onnx"));
    assertSame(other, usual);
    assertThat(usual.get(0).cosine(usual.get(1))).as("pictures differ").isLessThan(0.999);
  }

  @Test
  void int32IdsAndABatchOfOneGiveTheSameTextEmbeddings() throws Exception {
    assertSame(
        texts(
            TinyPack.in(folder.resolve("other"))
                .put("text-fixed-int32.onnx", "onnx/text_model.onnx")),
        texts(TinyPack.in(folder.resolve("usual"))));
  }

  @Test
  void anAttentionMaskCoversThePadding() throws Exception {
    List<Embedding> masked =
        texts(TinyPack.in(folder.resolve("64")).put("text-mask.onnx", "onnx/text_model.onnx"));
    assertSame(
        texts(
            TinyPack.in(folder.resolve("32")).put("text-mask-int32.onnx", "onnx/text_model.onnx")),
        masked);
    TinyPack padded = TinyPack.in(folder.resolve("pad"));
    padded
        .put("text-mask.onnx", "onnx/text_model.onnx")
        .write("tokenizer_config.json", "{\"pad_token\": \"bearing\"}");
    assertSame(texts(padded), masked);
  }

  @Test
  void aLongListOfTextsIsEmbeddedInItsOrder() throws Exception {
    try (OnnxEncoder encoder = TinyPack.in(folder).open()) {
      List<String> many = new java.util.ArrayList<>();
      for (int i = 0; i < 37; i++) {
        many.add(TEXTS.get(i % TEXTS.size()));
      }
      List<Embedding> all = encoder.encodeTexts(many);
      List<Embedding> few = encoder.encodeTexts(TEXTS);
      assertThat(all).hasSize(37);
      for (int i = 0; i < 37; i++) {
        assertThat(all.get(i).cosine(few.get(i % TEXTS.size()))).isCloseTo(1, within(1e-6));
      }
    }
  }

  @Test
  void everyKindOfBufferGivesTheSameEmbeddings() throws Exception {
    try (OnnxEncoder encoder = TinyPack.in(folder).open()) {
      FloatBuffer direct = TinyPack.tensors(3);
      List<Embedding> expected = encoder.encodePictures(direct, 3);
      assertThat(direct.position()).as("the caller's buffer is left alone").isZero();
      FloatBuffer heap = FloatBuffer.allocate(3 * 192).put(direct.duplicate());
      assertSame(encoder.encodePictures(heap, 3), expected);
      FloatBuffer bigEndian =
          ByteBuffer.allocateDirect(3 * 192 * Float.BYTES)
              .order(ByteOrder.BIG_ENDIAN)
              .asFloatBuffer()
              .put(direct.duplicate());
      assertSame(encoder.encodePictures(bigEndian, 3), expected);
      assertSame(encoder.encodePictures(direct, 1), expected.subList(0, 1));
    }
  }

  @Test
  void tokensAreThoseBetweenStartAndEnd() throws Exception {
    try (OnnxEncoder encoder = TinyPack.in(folder).open()) {
      assertThat(encoder.tokens("A photo")).containsExactly(0, 3, 4, 1);
      assertThat(encoder.tokens("")).containsExactly(0, 1);
      long[] cut = encoder.tokens("good ".repeat(100));
      assertThat(cut).hasSize(77);
      assertThat(cut[0]).isZero();
      assertThat(cut[76]).as("the end token stays").isEqualTo(1);
      assertThat(encoder.tokens("half a \ud800 character and a \0")).startsWith(0).endsWith(1);
    }
  }

  @Test
  void whatIsNoNumberIsNoEmbedding() throws Exception {
    TinyPack pack = TinyPack.in(folder).put("vision-nan.onnx", "onnx/vision_model.onnx");
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(pack::open)
        .withMessageContaining("vision_model.onnx answered with something that is no embedding");
  }

  @Test
  void noiseInThePictureIsNoticed() throws Exception {
    try (OnnxEncoder encoder = TinyPack.in(folder).open()) {
      FloatBuffer tensor = TinyPack.tensors(1).put(5, Float.NaN);
      assertThatExceptionOfType(TenshotException.class)
          .isThrownBy(() -> encoder.encodePictures(tensor, 1))
          .withMessageContaining("no embedding");
      assertThat(encoder.encodePictures(TinyPack.tensors(1), 1)).hasSize(1);
    }
  }

  @Test
  void aClosedEncoderSaysSoAndMayBeClosedAgain() throws Exception {
    OnnxEncoder encoder = TinyPack.in(folder).open();
    encoder.close();
    encoder.close();
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> encoder.encodeTexts(TEXTS))
        .withMessageContaining("is closed");
  }

  private static List<Embedding> pictures(TinyPack pack) throws Exception {
    try (OnnxEncoder encoder = pack.open()) {
      return encoder.encodePictures(TinyPack.tensors(3), 3);
    }
  }

  private static List<Embedding> texts(TinyPack pack) throws Exception {
    try (OnnxEncoder encoder = pack.open()) {
      return encoder.encodeTexts(TEXTS);
    }
  }

  private static void assertSame(List<Embedding> actual, List<Embedding> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i).cosine(expected.get(i))).isCloseTo(1, within(1e-6));
    }
  }
}
