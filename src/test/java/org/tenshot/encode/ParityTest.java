package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.Region;
import org.tenshot.image.PictureFiles;
import org.tenshot.image.Preprocessor;

/// Against what the Python implementation of CLIP gives for the same pictures and texts.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParityTest {

  private static final Path PARITY =
      Path.of(System.getProperty("tenshot.home", "."), "..", "shared", "parity").normalize();

  private JsonObject golden = new JsonObject();
  private List<AutoCloseable> opened = new ArrayList<>();

  @BeforeAll
  void referenceIsThere() throws Exception {
    if (!Files.isDirectory(PARITY)) {
      LoggerFactory.getLogger(ParityTest.class)
          .warn("SKIPPED: the reference outputs of CLIP are not at {}", PARITY);
    }
    assumeTrue(Files.isDirectory(PARITY), "no reference outputs at " + PARITY);
    golden =
        JsonParser.parseString(Files.readString(PARITY.resolve("golden.json"))).getAsJsonObject();
  }

  @AfterAll
  void close() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
  }

  @Test
  void pixelsFollowThePythonImplementation() throws Exception {
    Preprocessing rules = EncoderPack.read(PARITY.resolve("tiny-clip")).preprocessing();
    for (JsonObject picture : all("images")) {
      float[] tensor = tensor(picture, rules);
      for (JsonElement element : picture.getAsJsonArray("pixel_probe")) {
        JsonArray probe = element.getAsJsonArray();
        int colour = probe.get(0).getAsInt();
        int place =
            (colour * rules.cropTo() + probe.get(1).getAsInt()) * rules.cropTo()
                + probe.get(2).getAsInt();
        double tolerance = 1.0 / 255 / rules.deviation()[colour];
        assertThat(Math.abs(tensor[place] - probe.get(3).getAsDouble()))
            .as("%s at %s", picture.get("file"), probe)
            .isLessThan(Math.min(tolerance, 1e-4));
      }
      for (int colour = 0; colour < 3; colour++) {
        assertThat(mean(tensor, colour, rules.cropTo()))
            .as("mean of colour %d of %s", colour, picture.get("file"))
            .isCloseTo(
                picture.getAsJsonArray("pixel_mean").get(colour).getAsDouble(),
                org.assertj.core.api.Assertions.within(1e-4));
      }
    }
  }

  @Test
  void picturesGetThePythonImplementationsEmbeddings() throws Exception {
    OnnxEncoder encoder = open();
    for (JsonObject picture : all("images")) {
      FloatBuffer tensor = FloatBuffer.wrap(tensor(picture, encoder.preprocessing()));
      Embedding embedding = encoder.encodePictures(tensor, 1).getFirst();
      assertThat(embedding.cosine(expected(picture)))
          .as("%s", picture.get("file"))
          .isGreaterThanOrEqualTo(0.9999);
    }
  }

  @Test
  void textsGetThePythonImplementationsTokensAndEmbeddings() throws Exception {
    OnnxEncoder encoder = open();
    for (JsonObject text : all("texts")) {
      String words = text.get("text").getAsString();
      long[] ids =
          text.getAsJsonArray("ids").asList().stream().mapToLong(JsonElement::getAsLong).toArray();
      assertThat(encoder.tokens(words)).as(words).isEqualTo(ids);
      assertThat(encoder.encodeTexts(List.of(words)).getFirst().cosine(expected(text)))
          .as(words)
          .isGreaterThanOrEqualTo(0.9999);
    }
  }

  @Test
  void theLogitScaleIsTheOneThatTheReferenceNames() throws Exception {
    assertThat(Math.log(open().logitScale()))
        .isCloseTo(
            golden.get("logit_scale").getAsDouble(), org.assertj.core.api.Assertions.within(1e-9));
  }

  private OnnxEncoder open() throws Exception {
    OnnxEncoder encoder =
        OnnxEncoder.open(
            EncoderPack.read(PARITY.resolve("tiny-clip")), TinyPack.SETTINGS, TinyPack.natives());
    opened.add(encoder);
    return encoder;
  }

  private List<JsonObject> all(String kind) {
    List<JsonObject> all =
        golden.getAsJsonArray(kind).asList().stream().map(JsonElement::getAsJsonObject).toList();
    assertThat(all).as(kind).isNotEmpty();
    return all;
  }

  private static float[] tensor(JsonObject golden, Preprocessing rules) throws Exception {
    Picture picture =
        PictureFiles.read(PARITY.resolve("images").resolve(golden.get("file").getAsString()));
    FloatBuffer tensor = FloatBuffer.allocate(rules.tensorLength());
    new Preprocessor(rules)
        .write(picture, new Region.Box(0, 0, picture.width(), picture.height()), tensor);
    return tensor.array();
  }

  private static double mean(float[] tensor, int colour, int edge) {
    double sum = 0;
    for (int i = colour * edge * edge; i < (colour + 1) * edge * edge; i++) {
      sum += tensor[i];
    }
    return sum / (edge * edge);
  }

  private static Embedding expected(JsonObject golden) {
    JsonArray values = golden.getAsJsonArray("embedding");
    float[] raw = new float[values.size()];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = values.get(i).getAsFloat();
    }
    return Embedding.normalised(raw);
  }
}
