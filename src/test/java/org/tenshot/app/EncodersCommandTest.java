package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.supply.CatalogueEntry;
import org.tenshot.supply.FileServer;
import org.tenshot.supply.PinnedFile;
import org.tenshot.supply.SmallPack;

/// Encoders that come and go, as a person types it.
class EncodersCommandTest {

  private static final String SHIPPED =
      Path.of(System.getProperty("tenshot.home"), "assets/encoders/surface-s").toString();

  @TempDir Path folder;
  private Terminal terminal;
  private FileServer server;
  private Path catalogue;

  @BeforeEach
  void open() throws Exception {
    terminal = new Terminal(folder.resolve("data"));
    Path source = SmallPack.in(folder.resolve("source"));
    CatalogueEntry entry = SmallPack.entry(source);
    server = new FileServer(SmallPack.served(entry, source), FileServer::well);
    catalogue = folder.resolve("catalogue.json");
    Files.writeString(catalogue, text(entry, server.address()));
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  private static String text(CatalogueEntry entry, String address) {
    Gson gson = new Gson();
    JsonObject one = new JsonObject();
    one.addProperty("name", entry.name());
    one.addProperty("title", entry.title());
    one.addProperty("licence", entry.licence());
    one.addProperty("source", entry.source());
    one.addProperty("logitScale", entry.logitScale());
    one.add("note", gson.toJsonTree(List.of(entry.note())));
    JsonArray files = new JsonArray();
    for (PinnedFile file : entry.files()) {
      files.add(gson.toJsonTree(file));
    }
    one.add("files", files);
    JsonArray all = new JsonArray();
    all.add(one);
    JsonObject whole = new JsonObject();
    whole.addProperty("server", address);
    whole.add("encoders", all);
    return gson.toJson(whole);
  }

  @Test
  void aFetchedPackIsListedVerifiedUsedAndRemoved() {
    Terminal.Result fetched = fetch("--accept-licence");
    assertThat(fetched.code()).as(fetched.all()).isEqualTo(ExitCode.OK);
    assertThat(fetched.out()).contains("Read me.").contains("small is in");
    assertThat(terminal.run("encoders", "list").out()).contains("small").contains("surface-s");
    Terminal.Result verified = terminal.run("encoders", "verify", "small");
    assertThat(verified.code()).as(verified.all()).isEqualTo(ExitCode.OK);
    assertThat(verified.out()).contains("onnx/vision_model.onnx").contains("sha256 as listed");
    Terminal.Result removed = terminal.run("encoders", "remove", "small", "--yes");
    assertThat(removed.code()).as(removed.all()).isEqualTo(ExitCode.OK);
    assertThat(terminal.run("encoders", "verify", "small").code()).isEqualTo(ExitCode.INPUT);
  }

  @Test
  void aPackIsMeasuredOnceUntilItsFilesChangeOrSomebodyAsks() throws Exception {
    Path pack = SmallPack.in(terminal.places().ownEncoders().resolve("small"));
    Terminal.Result first = terminal.run("encoders", "list");
    assertThat(first.out())
        .containsPattern("small .* MB \\(pictures: FP32 0\\.0\\)")
        .contains("surface-s 2  39.9 MB (pictures: FP32 16.7, FP16 8.4, INT8 5.7)")
        .containsPattern(
            "FP32 on CPU, 4 components, [0-9.]+ ms a picture of 8 pixels, measured 20");
    Path figures = terminal.places().encoderFigures();
    Files.writeString(
        figures, Files.readString(figures).replaceAll("\"millis\": [0-9.E-]+", "\"millis\": 1234"));
    assertThat(terminal.run("encoders", "list").out().split("1234.0 ms", -1)).hasSize(3);
    Files.writeString(pack.resolve("README.md"), "another file");
    assertThat(terminal.run("encoders", "list").out().split("1234.0 ms", -1)).hasSize(2);
    assertThat(terminal.run("encoders", "list", "--measure").out()).doesNotContain("1234.0 ms");
    Files.writeString(figures, "nonsense");
    assertThat(terminal.run("encoders", "list").out()).contains("measured 20");
  }

  @Test
  void theSmallerFilesAreComparedWithTheExactOne() throws Exception {
    Terminal.Result verified = terminal.run("encoders", "verify", "surface-s");
    assertThat(verified.code()).as(verified.all()).isEqualTo(ExitCode.OK);
    assertThat(verified.out())
        .containsPattern("ok +onnx/vision_model_fp16.onnx: follows .* is 0.999\\d+|1.0000\\d")
        .containsPattern("ok +onnx/vision_model_quantized.onnx: follows .*0.99\\d+, and 0.99 is");

    Path pack = SmallPack.in(terminal.places().ownEncoders().resolve("small"));
    Path wide = Path.of(System.getProperty("tenshot.home"), "src/test/resources/encode");
    Files.copy(wide.resolve("vision-wide.onnx"), pack.resolve("onnx/vision_model_quantized.onnx"));
    Terminal.Result coarse = terminal.run("encoders", "verify", "small");
    assertThat(coarse.code()).as("nobody calls it proven").isEqualTo(ExitCode.OK);
    assertThat(coarse.out()).contains("does not follow the 32-bit file, and does not run");
    Files.move(
        pack.resolve("onnx/vision_model_quantized.onnx"),
        pack.resolve("onnx/vision_model_fp16.onnx"));
    Terminal.Result refused = terminal.run("encoders", "verify", "small");
    assertThat(refused.code()).isEqualTo(ExitCode.INPUT);
    assertThat(refused.out())
        .containsPattern("FAILED +onnx/vision_model_fp16.onnx: is refused, it does not follow");
  }

  @Test
  void encodersLookSideBySideAndTheirHeadSaysSo() throws Exception {
    SmallPack.in(terminal.places().ownEncoders().resolve("small"));
    String both = "small+surface-s";
    Terminal.Result encoded = terminal.run("encode", "--encoder", both, "--text", "a bearing");
    assertThat(encoded.out()).as(encoded.all()).contains("516 components");
    Path head = folder.resolve("joint.head");
    Terminal.Result taught =
        terminal.run(
            "teach",
            "--profile",
            "bearing",
            "--encoder",
            both,
            "--shots",
            "sim:?seed=7",
            "--binary",
            "--per-class",
            "4",
            "--out",
            head.toString());
    assertThat(taught.code()).as(taught.all()).isEqualTo(ExitCode.OK);
    Terminal.Result judged =
        terminal.run(
            "inspect",
            "--profile",
            "bearing",
            "--source",
            "sim:?seed=3&count=5",
            "--head",
            head.toString(),
            "--encoder",
            both);
    assertThat(judged.code()).as(judged.all()).isEqualTo(ExitCode.OK);
    assertThat(judged.out()).contains(" 0 FAULT");
    Terminal.Result other =
        terminal.run(
            "inspect",
            "--profile",
            "bearing",
            "--source",
            "sim:?seed=3&count=5",
            "--head",
            head.toString());
    assertThat(other.code()).isEqualTo(ExitCode.INPUT);
    assertThat(other.err()).contains("was taught with encoder small+surface-s/");
    assertThat(terminal.run("encode", "--encoder", "small+small", "--text", "x").err())
        .contains("named twice");
  }

  @Test
  void theNoteIsShownAndAcceptedOnce() {
    Terminal.Result asked = fetch();
    assertThat(asked.code()).isEqualTo(ExitCode.INPUT);
    assertThat(asked.out()).contains("Read me.").contains("licence: MIT");
    assertThat(asked.err()).contains("--accept-licence");
    assertThat(server.asked()).isEmpty();
    assertThat(fetch("--accept-licence").code()).isEqualTo(ExitCode.OK);
    terminal.run("encoders", "remove", "small", "--yes");
    Terminal.Result again = fetch();
    assertThat(again.code()).as(again.all()).isEqualTo(ExitCode.OK);
    assertThat(again.out()).doesNotContain("Read me.");
  }

  @Test
  void aMirrorIsAskedInsteadOfTheServer() throws Exception {
    Files.writeString(
        catalogue, Files.readString(catalogue).replace(server.address(), "http://127.0.0.1:9"));
    Terminal.Result fetched = fetch("--accept-licence", "--mirror", server.address() + "/");
    assertThat(fetched.code()).as(fetched.all()).isEqualTo(ExitCode.OK);
  }

  @Test
  void withoutANameTheCatalogueIsShown() {
    Terminal.Result shown = terminal.run("encoders", "fetch");
    assertThat(shown.code()).isEqualTo(ExitCode.OK);
    assertThat(shown.out())
        .contains("clip-vit-b-32")
        .contains("OpenAI CLIP ViT-L/14, 1.71 GB, licence: MIT")
        .contains("openclip-vit-b-32");
  }

  @Test
  void anImportedPackSaysWhatItIsAndEncodes() {
    Terminal.Result imported = terminal.run("encoders", "import", SHIPPED, "--name", "copy");
    assertThat(imported.code()).as(imported.all()).isEqualTo(ExitCode.OK);
    assertThat(imported.out()).contains("4 of 4 parts").contains("copy is in");
    Terminal.Result encoded = terminal.run("encode", "--encoder", "copy", "--text", "a bearing");
    assertThat(encoded.out()).contains("512 components");
    Terminal.Result again = terminal.run("encoders", "import", SHIPPED, "--name", "copy");
    assertThat(again.code()).isEqualTo(ExitCode.INPUT);
    assertThat(terminal.run("encoders", "import", SHIPPED, "--name", "copy", "--replace").code())
        .isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "encoders fetch nothere",
        "encoders import /no/such/place",
        "encoders remove nothere --yes",
        "encoders remove surface-s --yes",
        "encoders remove ../data --yes",
        "encoders fetch clip-vit-b-32 --accept-licence --mirror nonsense",
        "encoders fetch --catalogue /no/such/file"
      })
  void wrongInputIsOneSentence(String line) {
    Terminal.Result result = terminal.run(line.split(" "));
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.INPUT);
    assertThat(result.err()).isNotBlank().doesNotContain("Exception").doesNotContain("\tat ");
  }

  @Test
  void removingAsksFirst() {
    fetch("--accept-licence");
    Terminal.Result asked = terminal.run("encoders", "remove", "small");
    assertThat(asked.code()).isEqualTo(ExitCode.INPUT);
    assertThat(asked.err()).contains("--yes");
    assertThat(terminal.places().ownEncoders().resolve("small/config.json")).exists();
  }

  private Terminal.Result fetch(String... more) {
    List<String> line =
        new java.util.ArrayList<>(
            List.of("encoders", "fetch", "small", "--catalogue", catalogue.toString()));
    line.addAll(List.of(more));
    return terminal.run(line.toArray(String[]::new));
  }
}
