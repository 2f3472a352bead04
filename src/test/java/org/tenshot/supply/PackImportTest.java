package org.tenshot.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.EncoderPack;

/// A pack from a stick, in every layout that people have.
class PackImportTest extends Stick {

  private static final Path TINY_CLIP = HOME.resolve("../shared/parity/tiny-clip").normalize();

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
}
