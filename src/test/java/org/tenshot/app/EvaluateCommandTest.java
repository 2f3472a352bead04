package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.common.ExitCode;

/// `tenshot evaluate` on simulated parts, sorted into class folders.
class EvaluateCommandTest {

  @TempDir Path folder;
  private Terminal terminal;
  private Path data;

  @BeforeEach
  void simulate() throws IOException {
    terminal = new Terminal(folder.resolve("data"));
    Path parts = folder.resolve("parts");
    assertThat(
            terminal
                .run(
                    "simulate",
                    "--profile",
                    "metal-surface",
                    "--count",
                    "90",
                    "--seed",
                    "990030",
                    "--out",
                    parts.toString())
                .code())
        .isEqualTo(ExitCode.OK);
    data = folder.resolve("sorted");
    List<String> lines = Files.readAllLines(parts.resolve("labels.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",");
      if (List.of("good", "rust", "pit", "scratch").contains(fields[1])) {
        place(parts.resolve(fields[0]), "images", fields[1]);
        if (!fields[3].isBlank()) {
          place(parts.resolve(fields[3]), "masks", fields[1]);
        }
      }
    }
  }

  private void place(Path file, String kind, String className) throws IOException {
    Path target = data.resolve(kind).resolve(className);
    Files.createDirectories(target);
    Files.copy(file, target.resolve(file.getFileName()));
  }

  @Test
  void printsOneObjectWithFiguresForEachHeadAndNumberOfShots() {
    Terminal.Result result =
        terminal.run(
            "evaluate",
            "--data",
            data.toString(),
            "--profile",
            "metal-surface",
            "--shots",
            "0,2",
            "--head",
            "logistic,auto",
            "--repeats",
            "3",
            "--localise",
            "--json");
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.OK);
    JsonObject object = JsonParser.parseString(result.out()).getAsJsonObject();
    assertThat(object.get("encoder").getAsString()).startsWith("surface-s/");
    assertThat(object.get("images").getAsInt()).isBetween(70, 150);
    assertThat(object.getAsJsonArray("classes").get(0).getAsString()).isEqualTo("good");
    assertThat(object.get("pixel_auroc").getAsDouble()).isBetween(0.6, 1.0);
    assertThat(object.get("pixel_auroc_guard").getAsDouble()).isBetween(0.7, 1.0);
    JsonArray results = object.getAsJsonArray("results");
    assertThat(results).hasSize(3);
    for (int i = 0; i < 3; i++) {
      JsonObject row = results.get(i).getAsJsonObject();
      assertThat(row.get("head").getAsString())
          .isEqualTo(List.of("zero-shot", "logistic", "auto").get(i));
      assertThat(row.get("shots").getAsInt()).isEqualTo(i == 0 ? 0 : 2);
      assertThat(row.get("repeats").getAsInt()).isEqualTo(i == 0 ? 1 : 3);
      for (String rate :
          List.of("accuracy", "balanced_accuracy", "auroc", "escape_rate", "false_reject_rate")) {
        assertThat(row.get(rate).getAsDouble()).as(rate).isBetween(0.0, 1.0);
      }
      // Far from chance, which is 0.25.
      assertThat(row.get("balanced_accuracy").getAsDouble()).isGreaterThan(0.5);
      assertThat(row.get("balanced_accuracy_std").getAsDouble()).isGreaterThanOrEqualTo(0);
      assertThat(row.get("millis_train").getAsDouble()).isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void goodAgainstDefectWithATableAndAPage() throws Exception {
    Path page = folder.resolve("report.html");
    Terminal.Result result =
        terminal.run(
            "evaluate",
            "--data",
            data.resolve("images").toString(),
            "--good",
            "good",
            "--shots",
            "3",
            "--binary",
            "--repeats",
            "2",
            "--report",
            page.toString());
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("[good, defect]", "logistic", "balanced", "truth \\ answer");
    assertThat(Files.readString(page)).contains("<svg", "logistic, 3 shots");
  }

  @Test
  void mistakesAreAnsweredWithTheirMend() {
    fails("--good", List.of("--data", data.toString(), "--good", "fine"));
    fails("--good", List.of("--data", data.toString()));
    fails("--profile", List.of("--data", data.toString(), "--good", "good", "--shots", "0"));
    fails("--head", List.of("--data", data.toString(), "--good", "good", "--head", "magic"));
    fails("bearing", List.of("--data", data.toString(), "--profile", "bearing"));
    fails(
        "--localise",
        List.of("--data", data.toString(), "--good", "good", "--shots", "1", "--localise"));
    fails("no folder", List.of("--data", "nowhere", "--good", "good"));
    fails("--shots", List.of("--data", data.toString(), "--good", "good", "--shots", "-1"));
  }

  private void fails(String word, List<String> options) {
    List<String> arguments = new java.util.ArrayList<>(List.of("evaluate"));
    arguments.addAll(options);
    Terminal.Result result = terminal.run(arguments.toArray(String[]::new));
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.INPUT);
    assertThat(result.err()).contains(word);
  }
}
