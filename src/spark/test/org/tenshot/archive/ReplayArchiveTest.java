package org.tenshot.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.domain.Verdict;

/// An archive judged again by a real Spark, beside what the station itself says of it.
class ReplayArchiveTest {

  private static final int PARTS = 40;

  @TempDir static Path folder;
  private static LocalSpark local;
  private static Path parts;
  private static Path profile;
  private static Path head;
  private static Path export;

  @BeforeAll
  static void judge() throws Exception {
    local = new LocalSpark(folder);
    parts = local.parts(PARTS, 990072);
    profile = folder.resolve("bearing.yaml");
    String shipped =
        Files.readString(Path.of(System.getProperty("tenshot.home"), "profiles", "bearing.yaml"));
    Files.writeString(profile, shipped.replace("pictures: {every: 10}", "pictures: all"));
    head = folder.resolve("bearing.head");
    local.station(
        "teach",
        "--profile",
        profile.toString(),
        "--shots",
        local.parts(60, 990073).toString(),
        "--head",
        "logistic",
        "--device",
        "cpu",
        "--out",
        head.toString());
    local.station(
        "inspect",
        "--profile",
        profile.toString(),
        "--source",
        parts.toString(),
        "--device",
        "cpu");
    export = folder.resolve("all.jsonl");
    local.station("history", "export", "--format", "jsonl", export.toString());
  }

  @AfterAll
  static void stop() {
    local.close();
  }

  @Test
  void verdictsAreThoseOfTheStationsOwnReplay() throws Exception {
    JsonObject own =
        JsonParser.parseString(
                local.station(
                    "replay",
                    "--profile",
                    profile.toString(),
                    "--head",
                    head.toString(),
                    "--pass",
                    "0.8",
                    "--changes",
                    "1000",
                    "--json"))
            .getAsJsonObject();
    assertThat(own.get("inspections").getAsInt()).isEqualTo(PARTS);
    assertThat(own.get("changed").getAsInt()).isPositive();

    Path out = folder.resolve("judged");
    LocalSpark.Result result =
        replay(
            folder.resolve("data/pictures"),
            out,
            "--history",
            export.toString(),
            "--pass",
            "0.8",
            "--changes",
            "1000");
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
    Map<Long, String> after = new HashMap<>();
    for (JsonElement change : own.getAsJsonArray("changes")) {
      JsonObject one = change.getAsJsonObject();
      after.put(one.get("inspection").getAsLong(), one.get("after").getAsString());
    }
    List<Row> rows = local.rows(out).collectAsList();
    assertThat(rows).hasSize(PARTS);
    for (Row row : rows) {
      String before = row.getAs("before");
      assertThat(row.<String>getAs("verdict"))
          .isEqualTo(after.getOrDefault(row.<Long>getAs("inspection"), before));
    }
    assertThat(result.out())
        .contains(own.get("changed").getAsInt() + " verdicts change")
        .contains("truth \\ verdict", "bad parts that pass (escapes)", "95 %");
    JsonObject escapes = own.getAsJsonObject("escapes_after");
    assertThat(result.out())
        .contains(
            "%d of %d".formatted(escapes.get("count").getAsInt(), escapes.get("of").getAsInt()));
  }

  @Test
  void aPictureThatIsLostOrIsAnotherOneIsAFaultAndNeverAPass() throws Exception {
    Path store = folder.resolve("damaged");
    List<Path> kept = new ArrayList<>();
    Path pictures = folder.resolve("data/pictures");
    try (var all = Files.walk(pictures)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        Path copy = store.resolve(pictures.relativize(file));
        Files.createDirectories(copy.resolveSibling(""));
        Files.copy(file, copy);
        kept.add(copy);
      }
    }
    Files.delete(kept.getFirst());
    Files.copy(kept.get(1), kept.get(2), StandardCopyOption.REPLACE_EXISTING);
    Files.write(kept.get(3), new byte[] {1, 2, 3});

    Path out = folder.resolve("damaged-judged");
    LocalSpark.Result result = replay(store, out, "--history", export.toString());
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("3 FAULT");
    List<Row> faults = local.rows(out).filter("verdict = 'FAULT'").collectAsList();
    assertThat(faults).hasSize(3);
    assertThat(faults).allSatisfy(row -> assertThat(row.<String>getAs("fault")).contains(".png"));
    assertThat(faults.stream().map(row -> row.<String>getAs("fault")).toList())
        .anyMatch(text -> text.contains("does not exist"))
        .anyMatch(text -> text.contains("is not the picture that was kept"));
    assertThat(local.rows(out).count()).isEqualTo(PARTS);
  }

  @Test
  void aFolderOfClassesIsJudgedAsTheLineJudgesIt() {
    Path out = folder.resolve("folder");
    LocalSpark.Result result = replay(parts, out);
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("good parts rejected").doesNotContain("verdicts change");
    Map<String, String> own = new HashMap<>();
    for (String line :
        local
            .station(
                "inspect",
                "--profile",
                profile.toString(),
                "--source",
                parts.toString(),
                "--head",
                head.toString(),
                "--device",
                "cpu",
                "--db",
                folder.resolve("again.db").toString(),
                "--json")
            .lines()
            .toList()) {
      JsonObject one = JsonParser.parseString(line).getAsJsonObject();
      Path file = Path.of(one.get("file").getAsString());
      own.put(parts.relativize(file).toString(), one.get("verdict").getAsString());
    }
    List<Row> rows = local.rows(out).collectAsList();
    assertThat(rows).hasSize(PARTS);
    for (Row row : rows) {
      String key = row.getAs("key");
      assertThat(row.<String>getAs("verdict")).as(key).isEqualTo(own.get(key));
      assertThat(row.<String>getAs("truth")).isEqualTo(key.substring(0, key.indexOf('/')));
    }
    assertThat(rows.stream().map(row -> row.<String>getAs("verdict")).distinct())
        .contains(Verdict.Kind.PASS.name());
  }

  private static LocalSpark.Result replay(Path from, Path out, String... more) {
    List<String> all = new ArrayList<>(List.of("replay", "--pictures", from.toString()));
    all.addAll(List.of("--out", out.toString(), "--profile", profile.toString()));
    all.addAll(List.of("--head", head.toString()));
    all.addAll(List.of(more));
    return local.run(all.toArray(String[]::new));
  }
}
