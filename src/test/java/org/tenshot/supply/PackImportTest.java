package org.tenshot.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.EncoderPack;

/// A pack from a stick: every layout that people have, and every way in which it is broken or
/// hostile.
class PackImportTest {

  private static final Path HOME = Path.of(System.getProperty("tenshot.home"));
  private static final Path SHIPPED = HOME.resolve("assets/encoders/surface-s");
  private static final Path TINY_CLIP = HOME.resolve("../shared/parity/tiny-clip").normalize();

  @TempDir private Path folder = Path.of("");
  private Path encoders = Path.of("");
  private Path small = Path.of("");

  @BeforeEach
  void stick() throws IOException {
    encoders = folder.resolve("encoders");
    small = SmallPack.in(folder.resolve("stick/small"));
  }

  @Test
  void aRealEncoderFromAFolderIsProvenAndWhole() throws Exception {
    PackImport.Imported imported = take(SHIPPED, "surface-copy");
    assertThat(imported.folder()).isEqualTo(encoders.resolve("surface-copy"));
    assertThat(SmallPack.names(imported.folder())).isEqualTo(SmallPack.names(SHIPPED));
    assertThat(EncoderPack.read(imported.folder()).id()).isEqualTo("surface-copy");
    assertThat(String.join("\n", imported.found()))
        .contains("the ONNX community's layout")
        .contains("512 numbers")
        .contains("fp32, fp16, int8")
        .contains("4 of 4 parts.");
    assertThat(encoders.resolve(".incoming/surface-copy")).doesNotExist();
  }

  @Test
  void theSameEncoderInImmichsLayoutIsTheSame() throws Exception {
    Path immich = folder.resolve("stick/immich");
    Map<String, String> files =
        Map.of(
            "onnx/vision_model.onnx", "visual/model.onnx",
            "onnx/text_model.onnx", "textual/model.onnx",
            "tokenizer.json", "textual/tokenizer.json",
            "tokenizer_config.json", "textual/tokenizer_config.json");
    copy(SHIPPED, immich, files);
    Files.writeString(
        immich.resolve("config.json"),
        """
        {"embed_dim": 512, "vision_cfg": {"image_size": 224},
         "text_cfg": {"context_length": 77, "vocab_size": 4067}}""");
    Files.writeString(
        immich.resolve("visual/preprocess_cfg.json"),
        """
        {"size": [224, 224], "mode": "RGB", "interpolation": "bicubic", "resize_mode": "squash",
         "mean": [0.48145467, 0.45782751, 0.40821072],
         "std": [0.26862955, 0.26130259, 0.2757771], "fill_color": 0}""");
    PackImport.Imported imported = take(immich, null);
    assertThat(imported.name()).isEqualTo("immich");
    assertThat(String.join("\n", imported.found()))
        .contains("Immich's layout")
        .contains("No logit scale is stated")
        .contains("4 of 4 parts");
    EncoderPack pack = EncoderPack.read(imported.folder());
    EncoderPack same = EncoderPack.read(SHIPPED);
    assertThat(pack.preprocessing().resize()).isEqualTo(same.preprocessing().resize());
    assertThat(pack.preprocessing().mean()).isEqualTo(same.preprocessing().mean());
    assertThat(pack.logitScale()).isCloseTo(100, org.assertj.core.api.Assertions.within(1e-9));
    JsonObject written = SmallPack.json(imported.folder().resolve("encoder.json"));
    assertThat(written.getAsJsonObject("files").keySet())
        .contains("onnx/vision_model.onnx", "onnx/text_model.onnx", "tokenizer.json");
  }

  @Test
  void plainFilesNeedOnlyTheirTokenizer() throws Exception {
    Path plain = folder.resolve("stick/plain");
    copy(
        SHIPPED,
        plain,
        Map.of(
            "onnx/vision_model.onnx", "visual.onnx",
            "onnx/text_model.onnx", "textual.onnx",
            "tokenizer.json", "tokenizer.json"));
    PackImport.Imported imported = take(plain, null);
    assertThat(String.join("\n", imported.found()))
        .contains("plain files")
        .contains("There is no config.json")
        .contains("How pictures are prepared is not stated")
        .contains("not in the catalogue");
    Files.delete(plain.resolve("tokenizer.json"));
    refused(plain, "other").contains("without tokenizer.json");
  }

  @Test
  void aZipIsLikeTheFolderInIt() throws Exception {
    Path zip = zip(folder.resolve("Surface.ZIP"), "inner/", SHIPPED);
    PackImport.Imported imported = take(zip, "from-zip");
    for (String name : SmallPack.names(SHIPPED)) {
      if (!name.equals("encoder.json")) {
        assertThat(imported.folder().resolve(name)).hasSameBinaryContentAs(SHIPPED.resolve(name));
      }
    }
    refused(zip, (String) null).contains("surface-s ships with the program").contains("--name");
  }

  @Test
  void aZipWithoutAFolderGivesThePackItsName() throws Exception {
    Path zip = zip(folder.resolve("little.zip"), "", small);
    assertThat(takeUnproven(zip, null).name()).isEqualTo("little");
    refused(zip(folder.resolve("what a name!.zip"), "", small), (String) null)
        .contains("\"what a name!\" cannot be the name of an encoder");
  }

  @Test
  void halvesThatDoNotAgreeAreRefusedUnlessAPersonSaysSo() throws Exception {
    refused(small, (String) null).contains("no more than chance").contains("--unproven");
    PackImport.Imported imported = takeUnproven(small, null);
    assertThat(imported.found()).anyMatch(line -> line.contains("no more than chance"));
  }

  @Test
  void anUntrainedClipIsNotTakenForATrainedOne() throws Exception {
    Assumptions.assumeTrue(
        Files.isDirectory(TINY_CLIP), "skipped: " + TINY_CLIP + " is not on this machine");
    refused(TINY_CLIP, (String) null).contains("no more than chance");
    assertThat(takeUnproven(TINY_CLIP, null).found())
        .anyMatch(line -> line.contains("32 numbers for a picture and for a text"))
        .anyMatch(line -> line.contains("where training begins"));
  }

  @Test
  void aNameThatIsTakenIsKeptUnlessItIsReplaced() throws Exception {
    takeUnproven(small, null);
    Path before = encoders.resolve("small/README.md");
    Files.writeString(before, "the first one");
    refused(small, (String) null)
        .contains("There is an encoder small already")
        .contains("--replace");
    assertThat(before).exists();
    PackImport.Wish replace =
        new PackImport.Wish(null, PackShelf.Taken.REPLACE, PackImport.Halves.AS_THEY_ARE);
    run(small, replace);
    assertThat(before).doesNotExist();
    assertThat(encoders.resolve(".incoming/small.old")).doesNotExist();
  }

  @Test
  void aFolderThatIsNoPackIsNotTakenAwayUnasked() throws Exception {
    Path notes = encoders.resolve("small/notes.txt");
    Files.createDirectories(notes.getParent());
    Files.writeString(notes, "somebody's");
    refused(small, (String) null).contains("small already");
    assertThat(notes).exists();
  }

  @Test
  void aReplacementTakesThePlaceOfThePackWithThatIdWhateverItsFolder() throws Exception {
    Path other = SmallPack.in(encoders.resolve("other-folder"));
    Files.writeString(other.resolve("encoder.json"), "{\"id\": \"small\"}");
    run(small, new PackImport.Wish(null, PackShelf.Taken.REPLACE, PackImport.Halves.AS_THEY_ARE));
    assertThat(other).doesNotExist();
    assertThat(SmallPack.shelf(encoders).removable("small")).isEqualTo(encoders.resolve("small"));
  }

  @Test
  void aReplacementThatFailsLeavesTheOldPack() throws Exception {
    takeUnproven(small, null);
    cut(small.resolve("onnx/text_model.onnx"));
    try {
      run(small, new PackImport.Wish(null, PackShelf.Taken.REPLACE, PackImport.Halves.AS_THEY_ARE));
      throw new AssertionError("a damaged pack replaced a good one");
    } catch (TenshotException e) {
      assertThat(e.sentence()).contains("text_model.onnx").contains("damaged");
    }
    SmallPack.trial().run(encoders.resolve("small"));
  }

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

  private static int indexOf(byte[] whole, byte[] piece) {
    for (int i = 0; i + piece.length <= whole.length; i++) {
      if (Arrays.equals(whole, i, i + piece.length, piece, 0, piece.length)) {
        return i;
      }
    }
    throw new AssertionError("the zip does not hold the piece as it is");
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

  private PackImport.Imported take(Path path, @Nullable String name) throws Exception {
    return run(
        path, new PackImport.Wish(name, PackShelf.Taken.REFUSE, PackImport.Halves.MUST_AGREE));
  }

  private PackImport.Imported takeUnproven(Path path, @Nullable String name) throws Exception {
    return run(
        path, new PackImport.Wish(name, PackShelf.Taken.REFUSE, PackImport.Halves.AS_THEY_ARE));
  }

  private PackImport.Imported run(Path path, PackImport.Wish wish) throws Exception {
    return importer(ImportLimits.USUAL).run(path, wish);
  }

  private PackImport importer(ImportLimits limits) throws TenshotException {
    return new PackImport(
        SmallPack.shelf(encoders), SmallPack.trial(), Catalogue.shipped(), limits);
  }

  private AbstractStringAssert<?> refused(Path path, @Nullable String name) throws Exception {
    return refused(path, name, ImportLimits.USUAL);
  }

  private AbstractStringAssert<?> refused(Path path, ImportLimits limits) throws Exception {
    return refused(path, null, limits);
  }

  /// Nothing new may stand under any name, whatever went wrong.
  private AbstractStringAssert<?> refused(Path path, @Nullable String name, ImportLimits limits)
      throws Exception {
    List<String> before = packs();
    try {
      importer(limits)
          .run(
              path,
              new PackImport.Wish(name, PackShelf.Taken.REFUSE, PackImport.Halves.MUST_AGREE));
      throw new AssertionError("imported " + path);
    } catch (TenshotException e) {
      assertThat(packs()).isEqualTo(before);
      return assertThat(e.sentence());
    }
  }

  private List<String> packs() throws IOException {
    if (!Files.exists(encoders)) {
      return List.of();
    }
    return SmallPack.names(encoders).stream().filter(name -> !name.endsWith(".lock")).toList();
  }

  private static void cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2), StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static void copy(Path from, Path to, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path target = to.resolve(file.getValue());
      Files.createDirectories(Trees.folderOf(target));
      Files.copy(from.resolve(file.getKey()), target);
    }
  }

  private static Path zip(Path zip, String within, Path pack) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    for (String name : SmallPack.names(pack)) {
      entries.put(within + name, Files.readAllBytes(pack.resolve(name)));
    }
    if (within.isEmpty() && zip.toString().toLowerCase(Locale.ROOT).contains("little")) {
      entries.put("__MACOSX/._config.json", new byte[] {0, 5});
      entries.put("._tokenizer.json", new byte[] {0, 5});
    }
    write(zip, entries);
    return zip;
  }

  private static void write(Path zip, Map<String, byte[]> entries) throws IOException {
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(out, entry.getKey(), entry.getValue());
      }
    }
  }

  private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(bytes);
    out.closeEntry();
  }
}
