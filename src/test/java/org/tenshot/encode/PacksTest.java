package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.PackVerification.Check;

class PacksTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void packsAreFoundByNameByIdAndByPath() throws Exception {
    TinyPack pack = TinyPack.in(folder).write("encoder.json", "{\"id\": \"surface-x\"}");
    Packs packs = new Packs(List.of(folder.resolve("absent"), folder));
    assertThat(packs.find("tiny").id()).isEqualTo("surface-x");
    assertThat(packs.find("surface-x").folder()).isEqualTo(pack.folder());
    assertThat(new Packs(List.of()).find(pack.folder().toString()).id()).isEqualTo("surface-x");
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> packs.find("other"))
        .withMessageContaining("no encoder pack \"other\"")
        .withMessageContaining("one of [surface-x]");
  }

  @Test
  void aDamagedPackIsListedWithItsMend() throws Exception {
    TinyPack.in(folder);
    TinyPack.in(folder.resolve("more")).write("config.json", "{");
    Files.createDirectories(folder.resolve("no-pack"));
    Packs packs = new Packs(List.of(folder, folder.resolve("more")));
    List<Packs.Found> found = packs.list();
    assertThat(found).hasSize(2);
    assertThat(found.get(0)).isInstanceOf(Packs.Readable.class);
    assertThat(found.get(1))
        .isInstanceOfSatisfying(
            Packs.Damaged.class, bad -> assertThat(bad.sentence()).contains("config.json is dam"));
    assertThat(EncoderPack.read(found.get(0).folder()).bytes()).isBetween(2_000L, 50_000L);
  }

  @Test
  void aSoundPackPassesEveryCheck() throws Exception {
    TinyPack pack = TinyPack.in(folder);
    pack.write("encoder.json", manifest(pack, "onnx/vision_model.onnx", "tokenizer.json"));
    List<Check> checks = verify(pack);
    assertThat(checks)
        .extracting(Check::subject)
        .containsExactly("onnx/vision_model.onnx", "tokenizer.json", "self-test");
    assertThat(checks).allMatch(Check::passed);
    assertThat(checks.getLast().sentence()).contains("tiny/fp32/").contains("4 numbers");
  }

  @Test
  void everyDamageIsItsOwnCheck() throws Exception {
    TinyPack pack = TinyPack.in(folder).write("LICENSE", "free").write("NOTES", "abcd");
    pack.write(
        "encoder.json", manifest(pack, "LICENSE", "NOTES", "onnx/text_model.onnx", "config.json"));
    pack.delete("LICENSE").write("NOTES", "abce").cut("onnx/text_model.onnx", 0.9);
    List<Check> checks = verify(pack);
    assertThat(checks).extracting(Check::passed).containsExactly(false, false, true, false, false);
    assertThat(checks.get(0).sentence()).contains("is missing");
    assertThat(checks.get(1).sentence()).contains("another content");
    assertThat(checks.get(3).sentence()).contains("bytes instead of");
    assertThat(checks.getLast().sentence()).contains("text_model.onnx is damaged");
  }

  private static List<Check> verify(TinyPack pack) throws Exception {
    return new PackVerification(TinyPack.natives(), TinyPack.SETTINGS)
        .verify(EncoderPack.read(pack.folder()));
  }

  private static String manifest(TinyPack pack, String... names) throws Exception {
    StringBuilder text = new StringBuilder("{\"files\": {");
    for (String name : names) {
      Path file = pack.folder().resolve(name);
      text.append(text.toString().endsWith("{") ? "" : ", ")
          .append(
              "\"%s\": {\"sha256\": \"%s\", \"bytes\": %d}"
                  .formatted(name, FileHash.sha256(file), Files.size(file)));
    }
    return text.append("}}").toString();
  }
}
