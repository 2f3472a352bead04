package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.cli.common.ExitCode;

/// What people type, and what they get. With the encoder, the profiles and the simulated line that
/// ship.
class CommandsTest {

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(folder.resolve("data"));
  }

  @Test
  void withoutADisplayTheLineRunsInTheTerminalAndSumsUp() {
    Terminal.Result result = terminal.run("--frames", "12", "--source", "sim:?seed=3&rate=50");
    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("12 frames:").contains("escapes").contains("95 %");
    assertThat(terminal.places().database()).exists();
  }

  @Test
  void inspectPrintsOneObjectAFrame() {
    Terminal.Result result =
        terminal.run(
            "inspect",
            "--profile",
            "bearing",
            "--source",
            "sim:?seed=5",
            "--frames",
            "10",
            "--json");
    assertThat(result.code()).isEqualTo(ExitCode.OK);
    List<JsonObject> objects = objects(result.out());
    assertThat(objects).hasSize(10);
    for (int i = 0; i < 10; i++) {
      JsonObject object = objects.get(i);
      assertThat(object.get("frame").getAsInt()).isEqualTo(i);
      assertThat(object.get("verdict").getAsString())
          .isIn("PASS", "REJECT", "REVIEW", "NO_PART", "FAULT");
      double sum =
          object.getAsJsonObject("probabilities").entrySet().stream()
              .mapToDouble(each -> each.getValue().getAsDouble())
              .sum();
      assertThat(sum).isCloseTo(1, within(1e-6));
      assertThat(object.getAsJsonObject("millis").keySet())
          .containsExactly("prepare", "encode", "score", "total");
      assertThat(object.keySet())
          .contains("source", "file", "class", "encoder", "head", "device", "truth");
    }
  }

  @Test
  void simulatedPartsFromFilesGetTheVerdictOfTheSimulatedLine() {
    Path parts = folder.resolve("parts");
    assertThat(
            terminal
                .run(
                    "simulate",
                    "--profile",
                    "bearing",
                    "--count",
                    "12",
                    "--out",
                    parts.toString(),
                    "--seed",
                    "4")
                .code())
        .isEqualTo(ExitCode.OK);
    List<JsonObject> line =
        objects(
            terminal
                .run(
                    "inspect", "--profile", "bearing", "--source", "sim:?seed=4&count=12", "--json")
                .out());
    List<JsonObject> files =
        objects(
            terminal
                .run(
                    "inspect",
                    "--profile",
                    "bearing",
                    "--source",
                    parts.resolve("images").toString(),
                    "--json")
                .out());
    assertThat(files).hasSize(12);
    for (JsonObject file : files) {
      String name = Path.of(file.get("file").getAsString()).getFileName().toString();
      JsonObject same = line.get(Integer.parseInt(name.substring(0, 6)));
      assertThat(file.get("verdict")).isEqualTo(same.get("verdict"));
      assertThat(file.get("probabilities")).isEqualTo(same.get("probabilities"));
      assertThat(file.get("truth")).isEqualTo(same.get("truth"));
    }
  }

  @Test
  void encodeGivesUnitVectorsAndTokens() {
    Path parts = folder.resolve("parts");
    terminal.run("simulate", "--profile", "bearing", "--count", "1", "--out", parts.toString());
    Terminal.Result result =
        terminal.run(
            "encode", "--image", picture(parts).toString(), "--text", "a rusty bearing", "--json");
    assertThat(result.code()).isEqualTo(ExitCode.OK);
    List<JsonObject> objects = objects(result.out());
    assertThat(objects).hasSize(2);
    for (JsonObject object : objects) {
      double squares = 0;
      JsonArray embedding = object.getAsJsonArray("embedding");
      for (var value : embedding) {
        squares += value.getAsDouble() * value.getAsDouble();
      }
      assertThat(squares).isCloseTo(1, within(1e-4));
    }
    assertThat(objects.get(1).getAsJsonArray("tokens").size()).isGreaterThan(2);
  }

  @Test
  void simulateDrawsTheSamePartsFromTheSameSeedAndRefusesAFullFolder() throws Exception {
    Path once = folder.resolve("once");
    Path again = folder.resolve("again");
    for (Path out : List.of(once, again)) {
      terminal.run("simulate", "--profile", "bearing", "--count", "5", "--out", out.toString());
    }
    assertThat(Files.readString(once.resolve("labels.csv")))
        .isEqualTo(Files.readString(again.resolve("labels.csv")))
        .startsWith("file,class,kind,mask,part\n");
    assertThat(Files.readAllBytes(picture(once))).isEqualTo(Files.readAllBytes(picture(again)));
    Terminal.Result full =
        terminal.run("simulate", "--profile", "bearing", "--count", "5", "--out", once.toString());
    assertThat(full.code()).isEqualTo(ExitCode.INPUT);
    assertThat(full.err()).contains("not empty");
  }

  @Test
  void theShippedEncoderIsListedAndWhole() {
    Terminal.Result list = terminal.run("encoders", "list");
    assertThat(list.out()).contains("surface-s").contains("CPU").contains("ms a picture");
    Terminal.Result verify = terminal.run("encoders", "verify", "surface-s");
    assertThat(verify.code()).as(verify.all()).isEqualTo(ExitCode.OK);
    assertThat(verify.out()).contains("ok").doesNotContain("FAILED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inspect --profile nothere",
        "inspect --profile bearing --source /no/such/folder",
        "inspect --profile bearing --source sim: --encoder nothere",
        "inspect --profile bearing --source sim: --frames -3",
        "inspect --profile magnetic-tile --source sim:",
        "encode --image /no/such/picture.png",
        "encode",
        "simulate --profile magnetic-tile --count 3 --out parts",
        "encoders verify nothere"
      })
  void wrongInputIsOneSentenceAndAnExitCode(String line) {
    Terminal.Result result = terminal.run(line.split(" "));
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.INPUT);
    assertThat(result.err()).isNotBlank().doesNotContain("Exception").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "nonsense", "inspect --profile", "encoders"})
  void whatIsNotUnderstoodSaysWhatWouldBe(String line) {
    Terminal.Result result = terminal.run(line.split(" "));
    assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).containsAnyOf("Usage:", "Did you mean: tenshot ");
  }

  @Test
  void anUnreachableStreamEndsWithASentence() {
    Terminal.Result result =
        terminal.run(
            "inspect",
            "--profile",
            "bearing",
            "--source",
            "http://127.0.0.1:9/nothing",
            "--patience",
            "1");
    assertThat(result.code()).isEqualTo(ExitCode.LINE_FAULT);
    assertThat(result.err()).contains("127.0.0.1:9");
  }

  @Test
  void aDatabaseThatCannotBeThereIsASentence() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Terminal.Result result =
        terminal.run(
            "inspect",
            "--profile",
            "bearing",
            "--source",
            "sim:",
            "--frames",
            "3",
            "--db",
            file.resolve("log.db").toString());
    assertThat(result.code()).isEqualTo(ExitCode.INPUT);
    assertThat(result.err()).contains("file");
  }

  @Test
  void brokenPicturesAreFaultsAndTheRestIsJudged() throws Exception {
    Path parts = folder.resolve("parts");
    terminal.run("simulate", "--profile", "bearing", "--count", "3", "--out", parts.toString());
    Path images = parts.resolve("images");
    Files.writeString(images.resolve("a-text.png"), "I am no picture");
    Files.write(images.resolve("b-empty.jpg"), new byte[0]);
    List<JsonObject> objects =
        objects(
            terminal
                .run("inspect", "--profile", "bearing", "--source", images.toString(), "--json")
                .out());
    assertThat(objects).hasSize(5);
    assertThat(objects.stream().filter(each -> each.get("verdict").getAsString().equals("FAULT")))
        .hasSize(2)
        .allSatisfy(
            each ->
                assertThat(each.getAsJsonObject("fault").get("sentence").getAsString())
                    .contains("a-text.png".equals(name(each)) ? "a-text.png" : "b-empty.jpg"));
  }

  private static String name(JsonObject object) {
    return Path.of(object.get("file").getAsString()).getFileName().toString();
  }

  private static Path picture(Path parts) {
    try (Stream<Path> files = Files.walk(parts.resolve("images"))) {
      return files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<JsonObject> objects(String lines) {
    return lines.lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
  }
}
