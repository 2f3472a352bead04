package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.common.ExitCode;

/// A product goes from one station to another and judges there as it did here.
class ProductCommandTest {

  private static final String PROFILE = "metal-surface";

  @TempDir Path folder;
  private Terminal here;
  private Terminal there;
  private Path file;

  @BeforeEach
  void teach() throws IOException {
    here = new Terminal(folder.resolve("here"));
    there = new Terminal(folder.resolve("there"));
    file = folder.resolve("surface.tenshot");
    Path parts = folder.resolve("parts");
    ok(
        here,
        "simulate",
        "--profile",
        PROFILE,
        "--count",
        "100",
        "--seed",
        "990091",
        "--out",
        "" + parts);
    Path shots = folder.resolve("shots");
    SimulatedShots.sort(parts, 0, 3, shots);
    ok(here, "label", shots.toString(), "--profile", PROFILE, "--person", "Jana");
    ok(here, "teach", "--profile", PROFILE);
    ok(here, "product", "export", PROFILE, file.toString());
  }

  @Test
  void aProductJudgesThereAsItDidHereBitForBit() throws Exception {
    Terminal.Result stranger = there.run("product", "import", file.toString());
    assertThat(stranger.code()).as(stranger.all()).isEqualTo(ExitCode.INPUT);
    assertThat(stranger.err()).contains("does not trust");
    Path key = folder.resolve("here.pub");
    String fingerprint = ok(here, "product", "key", key.toString()).out().strip();
    assertThat(ok(there, "product", "trust", key.toString(), "--person", "Li").out().strip())
        .endsWith(fingerprint.substring(fingerprint.length() - 39));

    Terminal.Result imported = ok(there, "product", "import", file.toString(), "--person", "Li");

    assertThat(imported.out()).contains("and 1 heads").contains("No head judges");
    assertThat(judged(there)).isEqualTo(judged(here)).isNotEmpty();
    assertThat(ok(there, "label", "--profile", PROFILE).out())
        .isEqualTo(ok(here, "label", "--profile", PROFILE).out());
    assertThat(ok(there, "audit", "list").out())
        .contains("Li  PRODUCT_IMPORTED")
        .contains("Li  KEY_TRUSTED");
    assertThat(ok(there, "audit", "verify").out()).contains("as they were written");
    assertThat(ok(there, "product", "import", file.toString()).out()).contains("0 of them are new");
    assertThat(ok(there, "heads", "list", "--profile", PROFILE).out()).contains("prompts judge");
    assertThat(ok(there, "heads", "promote", "1", "--reason", "x", "--profile", PROFILE).out())
        .contains("head 1");
  }

  @Test
  void aBackupThatIsRestoredOnAFreshStationJudgesByThePromotedHead() throws Exception {
    ok(here, "heads", "promote", "1", "--reason", "first", "--profile", PROFILE);
    Path zip = folder.resolve("backup.zip");
    assertThat(ok(here, "backup", zip.toString()).out()).contains("backup.zip");

    assertThat(ok(there, "restore", zip.toString(), "--yes", "--person", "Li").out())
        .contains("The station is as it was");

    assertThat(ok(there, "heads", "list", "--profile", PROFILE).out()).contains("Head 1 judges");
    assertThat(judged(there)).isEqualTo(judged(here)).isNotEmpty();
    assertThat(ok(there, "audit", "verify").out()).contains("as they were written");
    assertThat(ok(there, "audit", "list").out()).contains("Li  RESTORED");
    assertThat(ok(there, "retention", "--dry-run").out()).contains("would remove 0 pictures");
  }

  /// What a head says of twenty parts, with all probabilities.
  private List<String> judged(Terminal station) {
    return ok(
            station,
            "inspect",
            "--profile",
            PROFILE,
            "--head",
            "1",
            "--source",
            "sim:?seed=990092",
            "--frames",
            "20",
            "--json")
        .out()
        .lines()
        .map(
            line -> {
              var object = JsonParser.parseString(line).getAsJsonObject();
              return object.get("head")
                  + " "
                  + object.get("verdict")
                  + " "
                  + object.getAsJsonObject("probabilities")
                  + object.get("unusual");
            })
        .toList();
  }

  @Test
  void whatWasChangedOnTheWayIsRefusedAndNothingIsKept() throws Exception {
    for (String victim : List.of("manifest.json", "profile.yaml", "heads/1.json")) {
      refused(rewritten(victim, (name, bytes) -> twisted(bytes)));
    }
    refused(rewritten("", (name, bytes) -> bytes, "../evil.yaml"));
    refused(rewritten("", (name, bytes) -> bytes, "shots/x.png"));
    Path unsigned = rewritten("signature.json", (name, bytes) -> null);
    assertThat(there.run("product", "import", unsigned.toString()).err()).contains("not signed");
    Files.writeString(folder.resolve("scrap.tenshot"), "scrap");
    refused(folder.resolve("scrap.tenshot"));
    assertThat(there.places().data().resolve("profiles")).doesNotExist();
    assertThat(there.run("label", "--profile", PROFILE).out()).containsPattern("good +0 +0");
    ok(there, "product", "import", unsigned.toString(), "--any-signer");
  }

  @Test
  void withoutTheEncoderItsHeadsStayOut() throws Exception {
    Files.createDirectories(folder.resolve("home/profiles"));
    Terminal bare = new Terminal(folder.resolve("bare"), folder.resolve("home"));

    Terminal.Result imported =
        ok(bare, "product", "import", file.toString(), "--any-signer", "--as", "surface");

    assertThat(imported.out())
        .contains("and 0 heads", "Heads of surface-s", "encoders fetch", "Profile surface is here");
    assertThat(bare.places().data().resolve("profiles/surface.yaml")).exists();
    assertThat(ok(bare, "heads", "list", "--profile", "surface").out()).contains("No head");
  }

  @Test
  void openingAFileShowsItAndAsks() {
    Terminal.Result named = there.run(file.toString());
    assertThat(named.code()).isEqualTo(ExitCode.INPUT);
    assertThat(named.out()).contains("product \"").contains("signed by");
    assertThat(named.err()).contains("nobody at a terminal");
    assertThat(there.run("nonsense").err()).contains("neither a command nor a product");
  }

  private void refused(Path changed) {
    Terminal.Result result = there.run("product", "import", changed.toString(), "--any-signer");
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.INPUT);
    assertThat(result.err()).contains("Nothing was imported");
  }

  private interface Change {
    byte @org.jspecify.annotations.Nullable [] of(String name, byte[] bytes);
  }

  private static byte[] twisted(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8)
        .replaceFirst("\\d(?=\\D*$)", "7")
        .concat(" ")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// The file with one entry changed, and others added.
  private Path rewritten(String victim, Change change, String... more) throws IOException {
    Path changed = Files.createTempFile(folder, "changed", ".tenshot");
    try (ZipFile zip = new ZipFile(file.toFile());
        OutputStream out = Files.newOutputStream(changed);
        ZipOutputStream target = new ZipOutputStream(out)) {
      for (ZipEntry entry : zip.stream().toArray(ZipEntry[]::new)) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        byte[] next = entry.getName().equals(victim) ? change.of(victim, bytes) : bytes;
        if (next != null) {
          target.putNextEntry(new ZipEntry(entry.getName()));
          target.write(next);
        }
      }
      for (String name : more) {
        target.putNextEntry(new ZipEntry(name));
        target.write(new byte[10]);
      }
    }
    return changed;
  }

  private static Terminal.Result ok(Terminal station, String... arguments) {
    Terminal.Result result = station.run(Stream.of(arguments).toArray(String[]::new));
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.OK);
    return result;
  }
}
