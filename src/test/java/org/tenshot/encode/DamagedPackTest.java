package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.TenshotException;

/// Every damage is a sentence that names the file, and the field where there is one.
class DamagedPackTest {

  private static final String VISION = "onnx/vision_model.onnx";
  private static final String TEXT = "onnx/text_model.onnx";
  private static final String RULES = "preprocessor_config.json";

  @TempDir private Path folder = Path.of("");
  private TinyPack pack = new TinyPack(folder);

  @BeforeEach
  void soundPack() throws Exception {
    pack = TinyPack.in(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", RULES, "tokenizer.json", VISION, TEXT})
  void aMissingFileIsNamed(String name) throws Exception {
    pack.delete(name);
    refused().contains(Path.of(name).getFileName().toString()).contains("is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", RULES, "tokenizer.json"})
  void aDamagedJsonFileIsNamed(String name) throws Exception {
    pack.cut(name, 0.5);
    refused().contains(name).contains("is damaged");
    pack.write(name, "[]");
    refused().contains(name).contains("holds no JSON object");
  }

  @ParameterizedTest
  @ValueSource(strings = {VISION, TEXT})
  void aDamagedOnnxFileIsNamed(String name) throws Exception {
    pack.cut(name, 0.5);
    refused().contains(name).contains("is damaged or no ONNX file");
    pack.write(name, "this is a text");
    refused().contains(name).contains("is damaged or no ONNX file");
    pack.write(name, "");
    refused().contains(name);
  }

  @Test
  void swappedFilesAreNoticed() throws Exception {
    pack.put("text.onnx", VISION);
    refused().contains("vision_model.onnx takes texts, not pictures").contains("swapped");
    pack.put("vision.onnx", VISION).put("vision.onnx", TEXT);
    refused().contains("text_model.onnx takes pictures, not texts").contains("swapped");
  }

  @Test
  void halvesOfDifferentEncodersAreNoticed() throws Exception {
    pack.put("vision-wide.onnx", VISION);
    refused().contains("halves of different encoders").contains("6").contains("4");
    pack.put("vision-16-pixels.onnx", VISION);
    refused().contains("[-1, 3, 16, 16]").contains(RULES).contains("3 x 8 x 8");
  }

  @Test
  void anUnclearOutputMustBeNamed() throws Exception {
    pack.put("vision-two-outputs.onnx", VISION);
    refused().contains("no output that is clearly the embedding").contains("first");
    pack.write("encoder.json", "{\"outputs\": {\"image\": \"third\"}}");
    refused().contains("has no output third");
    pack.write("encoder.json", "{\"outputs\": {\"image\": \"second\"}}");
    pack.open().close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"resample\": 3 | \"resample\": 1 | resample | 2 (bilinear) or 3 (bicubic)",
        "\"shortest_edge\": 8 | \"shortest_edge\": 0 | size.shortest_edge | 1 to 2048",
        "\"shortest_edge\": 8 | \"longest_edge\": 8 | size.height | is missing",
        "{\"height\": 8, \"width\": 8} | {\"height\": 8, \"width\": 9} | crop_size.height | equal",
        "{\"height\": 8, \"width\": 8} | \"eight\" | crop_size | must be a number",
        "[0.5, 0.4, 0.3] | [0.5, 0.4] | image_mean | three numbers",
        "[0.25, 0.5, 0.2] | [0.25, 0, 0.2] | image_std | above 0",
        "\"do_resize\": true | \"do_resize\": \"yes\" | do_resize | true or false",
        "\"do_center_crop\": true | \"do_center_crop\": false | do_center_crop | differ in size",
      })
  void aWrongPreprocessingFieldIsNamed(String piece, String by, String field, String what)
      throws Exception {
    pack.replace(RULES, piece, by);
    refused().contains(RULES + ": field " + field + " ").contains(what);
  }

  @Test
  void aWrongConfigFieldIsNamed() throws Exception {
    pack.replace("config.json", "3.0", "\"high\"");
    refused().contains("config.json: field logit_scale_init_value must be a number");
    pack.replace("config.json", "\"high\"", "9");
    refused().contains("logit_scale_init_value").contains("logarithm of 1000 or less");
    pack.replace("config.json", "\"logit_scale_init_value\": 9,", "");
    refused().contains("logit_scale_init_value").contains("is missing");
    pack.write("encoder.json", "{\"logitScale\": 25}");
    try (OnnxEncoder encoder = pack.open()) {
      assertThat(encoder.logitScale()).isEqualTo(25);
    }
  }

  @Test
  void aTokenizerOfAnotherEncoderIsNoticed() throws Exception {
    pack.replace("config.json", "\"vocab_size\": 16", "\"vocab_size\": 10");
    refused().contains("tokenizer.json belongs to another encoder").contains("up to 10");
  }

  @Test
  void aTokenizerWithoutStartAndEndIsNotClips() throws Exception {
    String text = Files.readString(pack.folder().resolve("tokenizer.json"));
    int from = text.indexOf("\"post_processor\"");
    int to = text.indexOf("\"decoder\"");
    pack.write("tokenizer.json", text.substring(0, from) + text.substring(to));
    refused().contains("tokenizer.json is not CLIP's").contains("0 tokens");
  }

  @Test
  void aTokenizerThatIsOnlyHalfOneIsNoticed() throws Exception {
    pack.replace("tokenizer.json", "\"WordLevel\"", "\"Nonsense\"");
    refused().contains("tokenizer.json is damaged");
    pack.replace("tokenizer.json", "\"rusty\": 9", "\"rusty\": \"nine\"");
    refused().contains("tokenizer.json").contains("whole number");
    pack.write("tokenizer.json", "{\"version\": \"1.0\"}");
    refused().contains("tokenizer.json: field model is missing");
  }

  @Test
  void anUnknownPadTokenIsNamed() throws Exception {
    pack.write("special_tokens_map.json", "{\"pad_token\": {\"content\": \"<pad>\"}}");
    refused().contains("special_tokens_map.json: field pad_token is \"<pad>\"");
  }

  @Test
  void aPackForAnotherTenshotIsRefused() throws Exception {
    pack.write("encoder.json", "{\"preprocessing\": 2}");
    refused().contains("encoder.json: field preprocessing asks for version 2");
  }

  @Test
  void aFileThatIsNotTheListedOneIsRefused() throws Exception {
    pack.write(
        "encoder.json",
        "{\"files\": {\"onnx/vision_model.onnx\": {\"sha256\": \""
            + "0".repeat(64)
            + "\", \"bytes\": 5}}}");
    refused().contains("vision_model.onnx is not the file that encoder.json names");
    pack.write("encoder.json", "{\"files\": {\"../secret\": {\"sha256\": \"x\", \"bytes\": 5}}}");
    refused().contains("encoder.json: field files.../secret.sha256 must be 64");
  }

  private AbstractStringAssert<?> refused() {
    try (OnnxEncoder encoder = pack.open()) {
      throw new AssertionError("opened " + encoder.id());
    } catch (TenshotException e) {
      return assertThat(e.sentence());
    }
  }
}
