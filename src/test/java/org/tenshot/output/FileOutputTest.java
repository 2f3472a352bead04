package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Verdict;
import org.tenshot.output.LineOutput.Delivery;

@Timeout(60)
class FileOutputTest {

  /// For what must arrive, however busy the machine is.
  private static final Duration PATIENT = Duration.ofSeconds(10);

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T09:30:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void everyLineIsAnObjectThatIsThereAsSoonAsItIsSent() throws Exception {
    Path file = folder.resolve("verdicts.jsonl");
    try (FileOutput output = new FileOutput(file, CLOCK, PATIENT)) {
      output.send(Samples.inspection(Verdict.Kind.PASS, 12));
      assertThat(lines(file))
          .containsExactly(
              object(
                  "{'event':'verdict','verdict':'PASS','gate':'OPEN','source':'sim:','sequence':12,"
                      + "'class':'good','confidence':0.7,'time':'2026-11-20T08:00:00Z'}"));
      output.send(Samples.inspection(Verdict.Kind.FAULT, 13));
      output.safe("the line was stopped");
      assertThat(lines(file).subList(1, 3))
          .containsExactly(
              object(
                  "{'event':'verdict','verdict':'FAULT','gate':'CLOSED','source':'sim:','sequence':13,"
                      + "'code':'LATE','fault':'The answer came too late.','time':'2026-11-20T08:00:00Z'}"),
              object(
                  "{'event':'safe','gate':'CLOSED','reason':'the line was stopped','time':'2026-11-20T09:30:00Z'}"));
    }
  }

  @Test
  void halfALineOfAPowerCutDoesNotSpoilTheNext() throws Exception {
    Path file = Files.writeString(folder.resolve("verdicts.jsonl"), "{\"event\":\"verd");
    try (FileOutput output = new FileOutput(file, CLOCK, PATIENT)) {
      output.send(Samples.inspection(Verdict.Kind.PASS, 12));
    }
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).isEqualTo("{\"event\":\"verd");
    assertThat(JsonParser.parseString(lines.get(1)).getAsJsonObject().get("sequence").getAsInt())
        .isEqualTo(12);
  }

  @Test
  void aFullDriveIsASentence() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(
        Files.exists(full), "SKIPPED: this system has no /dev/full to stand for a full drive");
    try (FileOutput output = new FileOutput(full, CLOCK, PATIENT)) {
      assertThat(output.send(Samples.inspection(Verdict.Kind.PASS, 1)))
          .isInstanceOfSatisfying(
              Delivery.Failed.class,
              failed ->
                  assertThat(failed.sentence())
                      .contains("file:/dev/full cannot be written")
                      .contains("No space left"));
    }
  }

  @Test
  void aDriveThatHangsNeverHoldsTheLine() throws Exception {
    Path pipe = folder.resolve("pipe");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeTrue(
        made.waitFor() == 0,
        "SKIPPED: this system cannot make a pipe to stand for a hanging drive");
    try (FileOutput output = new FileOutput(pipe, CLOCK, Duration.ofMillis(200))) {
      assertThat(output.send(Samples.inspection(Verdict.Kind.PASS, 1)))
          .isInstanceOfSatisfying(
              Delivery.Failed.class,
              failed -> assertThat(failed.sentence()).contains("was not written within 200 ms"));
      assertThat(output.send(Samples.inspection(Verdict.Kind.PASS, 2)))
          .isInstanceOfSatisfying(
              Delivery.Failed.class,
              failed -> assertThat(failed.sentence()).contains("still busy"));
      // Lets the hanging thread go.
      assertThat(Files.newInputStream(pipe).read()).isEqualTo('{');
    }
  }

  private static List<JsonObject> lines(Path file) throws Exception {
    return Files.readAllLines(file).stream().map(FileOutputTest::object).toList();
  }

  private static JsonObject object(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }
}
