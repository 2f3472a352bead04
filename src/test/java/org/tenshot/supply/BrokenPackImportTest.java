package org.tenshot.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A pack from a stick that is broken or hostile: nothing of it stands under any name afterwards.
class BrokenPackImportTest extends Stick {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config.json",
        "preprocessor_config.json",
        "tokenizer.json",
        "onnx/vision_model.onnx",
        "onnx/text_model.onnx"
      })
  void aMissingFileIsNamedInAFolderAndInAZip(String name) throws Exception {
    Files.delete(small.resolve(name));
    refused(small, (String) null).contains("without " + name);
    refused(zip(folder.resolve("some.zip"), "a/", small), (String) null)
        .contains("without " + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"config.json", "tokenizer.json", "onnx/vision_model.onnx", "onnx/text_model.onnx"})
  void aDamagedFileIsNamed(String name) throws Exception {
    cut(small.resolve(name));
    refused(small, (String) null)
        .contains(String.valueOf(Path.of(name).getFileName()))
        .contains("damaged");
  }

  @Test
  void aFileThatIsNotTheListedOneIsNamed() throws Exception {
    EncoderJson.write(small, new JsonObject());
    Path config = small.resolve("config.json");
    Files.writeString(config, Files.readString(config).replace("\n", " \n"));
    refused(small, (String) null).contains("The encoder was not taken. config.json:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.txt",
        "a/../../outside.txt",
        "/outside.txt",
        "..\\outside.txt",
        "C:/outside.txt"
      })
  void aZipThatPointsOutsideIsNotOpened(String name) throws Exception {
    Path zip = folder.resolve("deep/er/slip.zip");
    Files.createDirectories(zip.getParent());
    Map<String, byte[]> entries = new TreeMap<>();
    for (String own : SmallPack.names(small)) {
      entries.put(own, Files.readAllBytes(small.resolve(own)));
    }
    entries.put(name, new byte[] {1});
    write(zip, entries);
    refused(zip, (String) null).contains("points outside").contains("Do not use this zip");
    assertThat(folder.resolve("outside.txt")).doesNotExist();
    assertThat(folder.resolve("deep/outside.txt")).doesNotExist();
    assertThat(Path.of("/outside.txt")).doesNotExist();
  }

  @Test
  void aDamagedZipIsASentence() throws Exception {
    Path zip = zip(folder.resolve("some.zip"), "", small);
    byte[] whole = Files.readAllBytes(zip);
    Files.write(zip, Arrays.copyOf(whole, whole.length / 2));
    refused(zip, (String) null).contains("is damaged or no zip");
    Files.write(zip, new byte[0]);
    refused(zip, (String) null).contains("is damaged or no zip");
    Files.writeString(zip, "I am a text");
    refused(zip, (String) null).contains("is damaged or no zip");
  }

  @Test
  void aBitThatFlippedInAZipIsFound() throws Exception {
    Path zip = folder.resolve("stored.zip");
    byte[] marked = "0123456789".repeat(20).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.setLevel(0);
      for (String name : SmallPack.names(small)) {
        put(out, name, Files.readAllBytes(small.resolve(name)));
      }
      put(out, "NOTICE", marked);
    }
    byte[] bytes = Files.readAllBytes(zip);
    int at = indexOf(bytes, marked);
    bytes[at + 50] ^= 1;
    Files.write(zip, bytes);
    refused(zip, (String) null).contains("NOTICE is damaged");
  }

  @Test
  void aLinkIsNotFollowed() throws Exception {
    Path vision = small.resolve("onnx/vision_model.onnx");
    Path elsewhere = folder.resolve("elsewhere.onnx");
    Files.move(vision, elsewhere);
    Files.createSymbolicLink(vision, elsewhere);
    refused(small, (String) null).contains("vision_model.onnx is a link").contains("cp -rL");
  }

  @Test
  void moreThanAllowedIsNotTaken() throws Exception {
    ImportLimits file = new ImportLimits(100, 1 << 30, 100);
    ImportLimits total = new ImportLimits(1 << 20, 500, 100);
    ImportLimits entries = new ImportLimits(1 << 20, 1 << 30, 3);
    Path zip = zip(folder.resolve("some.zip"), "", small);
    for (Path source : List.of(small, zip)) {
      refused(source, file).contains("larger than the 100 bytes");
      refused(source, total).contains("more than the 500 bytes");
      refused(source, entries).contains("more than 3 files");
    }
  }

  @Test
  void aZipThatSwellsIsStoppedWhateverItsHeaderSays() throws Exception {
    Path zip = folder.resolve("swell.zip");
    Map<String, byte[]> entries = new TreeMap<>();
    for (String own : SmallPack.names(small)) {
      entries.put(own, Files.readAllBytes(small.resolve(own)));
    }
    entries.put("LICENSE", new byte[5_000_000]);
    write(zip, entries);
    ImportLimits limits = new ImportLimits(1 << 20, 1 << 30, 100);
    refused(zip, limits).contains("LICENSE").contains("larger");
    byte[] bytes = Files.readAllBytes(zip);
    int directory = indexOf(bytes, new byte[] {'P', 'K', 1, 2});
    byte[] name = "LICENSE".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    int entry = directory + indexOf(Arrays.copyOfRange(bytes, directory, bytes.length), name) - 46;
    // The uncompressed size in the zip's directory, little-endian: it says 100 bytes now.
    Arrays.fill(bytes, entry + 24, entry + 28, (byte) 0);
    bytes[entry + 24] = 100;
    Files.write(zip, bytes);
    refused(zip, limits).contains("LICENSE").contains("larger");
  }

  @Test
  void aPlaceWithoutAnEncoderIsASentence() throws Exception {
    refused(folder.resolve("nothing"), (String) null).contains("is not there");
    refused(Files.createDirectories(folder.resolve("empty")), (String) null)
        .contains("holds no encoder that is known here")
        .contains("visual.onnx");
    Path text = Files.writeString(folder.resolve("text.zip"), "no zip");
    refused(text, (String) null).contains("is damaged or no zip");
  }

  @Test
  void aSettingThatIsNotKnownIsNamed() throws Exception {
    Path immich = folder.resolve("stick/immich");
    copy(
        small,
        immich,
        Map.of(
            "onnx/vision_model.onnx", "visual/model.onnx",
            "onnx/text_model.onnx", "textual/model.onnx",
            "tokenizer.json", "textual/tokenizer.json"));
    for (Map.Entry<String, String> wrong :
        Map.of(
                "{\"size\": [8, 9]}", "field size must be a number or two equal ones",
                "{\"size\": \"big\"}", "field size must be a number of pixels",
                "{\"size\": 8, \"interpolation\": \"nearest\"}", "field interpolation",
                "{\"size\": 8, \"resize_mode\": \"longest\"}", "field resize_mode")
            .entrySet()) {
      Files.writeString(immich.resolve("visual/preprocess_cfg.json"), wrong.getKey());
      refused(immich, (String) null).contains(wrong.getValue());
    }
  }

  private static int indexOf(byte[] whole, byte[] piece) {
    for (int i = 0; i + piece.length <= whole.length; i++) {
      if (Arrays.equals(whole, i, i + piece.length, piece, 0, piece.length)) {
        return i;
      }
    }
    throw new AssertionError("the zip does not hold the piece as it is");
  }
}
