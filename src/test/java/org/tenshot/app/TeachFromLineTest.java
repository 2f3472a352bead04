package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Precision;
import org.tenshot.domain.ProductClass;
import org.tenshot.head.Example;
import org.tenshot.head.HeadJson;
import org.tenshot.head.KernelRidgeTrainer;
import org.tenshot.head.TrainingSet;
import org.tenshot.teach.HeadFiles;

/// One command from the simulated line to a head that is proven on parts it never saw.
class TeachFromLineTest {

  private static final List<String> DRAW =
      List.of(
          "teach",
          "--profile",
          "metal-surface",
          "--shots",
          "sim:?seed=990060",
          "--binary",
          "--per-class",
          "6");

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void terminal() {
    terminal = new Terminal(folder.resolve("data"));
  }

  @Test
  void freshPartsShowWhatTheShotsAreWorth() throws IOException {
    Path page = folder.resolve("proof.html");
    Terminal.Result taught =
        run(
            "--looks",
            "0.3",
            "--cost-escape",
            "10",
            "--cost-reject",
            "10",
            "--defect-rate",
            "0.3",
            "--test",
            "sim:?seed=990061",
            "--frames",
            "60",
            "--json",
            "--report",
            page.toString());
    assertThat(taught.code()).as(taught.all()).isEqualTo(ExitCode.OK);
    JsonObject report = JsonParser.parseString(taught.out()).getAsJsonObject();
    JsonObject shots = report.getAsJsonObject("shots");
    assertThat(shots.get("good").getAsInt()).isEqualTo(6);
    assertThat(shots.asMap().values().stream().mapToInt(one -> one.getAsInt()).sum()).isEqualTo(12);
    JsonObject fresh = report.getAsJsonObject("fresh");
    assertThat(fresh.get("judged").getAsInt()).isEqualTo(60);
    JsonObject right = fresh.getAsJsonObject("decided_rightly");
    assertThat(right.get("rate").getAsDouble()).isGreaterThan(0.8);
    assertThat(right.get("low").getAsDouble()).isLessThan(right.get("rate").getAsDouble());
    assertThat(fresh.getAsJsonObject("undecided").get("of").getAsInt()).isBetween(40, 60);
    JsonObject limits = report.getAsJsonObject("limits");
    assertThat(limits.get("reject").getAsDouble()).isBetween(0.5, 1.0);
    assertThat(report.getAsJsonObject("chosen").get("looks_per_shift").getAsDouble())
        .isBetween(0.0, 1000.0);
    assertThat(Files.readString(page))
        .contains("Fresh frames", "What more shots bring", "Limits")
        .doesNotContain("http");
  }

  @Test
  void equalSeedsTeachEqualHeads() {
    assertThat(run().out()).isEqualTo(run().out()).contains("Limits, as a profile takes them");
  }

  @Test
  void anEarlierHeadIsComparedAndAnotherEncodersIsNot() throws Exception {
    Path head = folder.resolve("surface.head");
    run("--out", head.toString());
    Terminal.Result same = run("--against", head.toString());
    assertThat(same.out()).as(same.all()).contains("No worse than the earlier head");
    HeadFiles.write(foreign(), head);
    Terminal.Result other = run("--against", head.toString());
    assertThat(other.code()).isEqualTo(ExitCode.INPUT);
    assertThat(other.err()).contains("made-up", "--encoder");
  }

  @Test
  void whatMakesNoSenseIsSaid() throws IOException {
    refused("--looks", run("--looks", "30"));
    refused("two targets", run("--looks", "0.3", "--escapes", "0.1"));
    refused("0.02 is 2 %", run("--defect-rate", "2"));
    refused("name its source", run("--frames", "10"));
    refused("does not say", run("--test", picture().toString()));
    Path shots = folder.resolve("shots");
    Files.createDirectories(shots.resolve("good"));
    refused("no picture", teach(shots));
    Files.copy(picture(), shots.resolve("good/a.png"));
    refused("--per-class", teach(shots, "--per-class", "3"));
    Terminal.Result one = teach(shots);
    assertThat(one.code()).as(one.all()).isEqualTo(ExitCode.OK);
    assertThat(one.out()).contains("UNKNOWN (no such shot)", "1 good shot promises");
  }

  private static void refused(String word, Terminal.Result result) {
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.INPUT);
    assertThat(result.err()).contains(word);
  }

  private Terminal.Result run(String... more) {
    List<String> all = new ArrayList<>(DRAW);
    all.addAll(List.of(more));
    return terminal.run(all.toArray(String[]::new));
  }

  private Terminal.Result teach(Path shots, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("teach", "--profile", "metal-surface", "--shots", shots.toString()));
    all.addAll(List.of(more));
    return terminal.run(all.toArray(String[]::new));
  }

  private Path picture() throws IOException {
    Path parts = folder.resolve("parts");
    if (!Files.isDirectory(parts)) {
      terminal.run(
          "simulate", "--profile", "metal-surface", "--count", "1", "--out", parts.toString());
    }
    try (var files = Files.walk(parts.resolve("images"))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private static HeadJson.Taught foreign() throws Exception {
    List<ProductClass> classes =
        ShippedEncoder.profile("metal-surface").classes().stream()
            .map(ClassPrompts::productClass)
            .toList();
    EncoderId encoder = new EncoderId("made-up", "0".repeat(64), Precision.FP32, 1, 2);
    List<Example> shots =
        List.of(
            new Example(new Embedding(new float[] {1, 0}), 0, 0),
            new Example(new Embedding(new float[] {0, 1}), 1, 1));
    return HeadJson.Taught.by(
        KernelRidgeTrainer.averaged(), new TrainingSet(encoder, classes, shots, null));
  }
}
