package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.common.ExitCode;

/// That every step is measured and compared; how long it takes is nobody's test.
class BenchCommandTest {

  @TempDir Path folder;

  @Test
  void everyStepStandsBesideTheEncodersRun() throws Exception {
    Terminal.Result result = new Terminal(folder).run("bench", "--runs", "2", "--json");
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.OK);
    JsonObject report = JsonParser.parseString(result.out()).getAsJsonObject();
    assertThat(report.get("machine").getAsString()).contains("surface-s", "cores");
    assertThat(report.getAsJsonArray("rows")).hasSize(11);
    for (JsonElement row : report.getAsJsonArray("rows")) {
      assertThat(row.getAsJsonObject().get("millis").getAsDouble()).isPositive();
      assertThat(row.getAsJsonObject().get("ratio").getAsDouble()).isPositive();
      assertThat(row.getAsJsonObject().get("baseline").getAsString()).isNotBlank();
    }
    assertThat(report.getAsJsonArray("garbage")).hasSize(4);
    for (JsonElement row : report.getAsJsonArray("garbage")) {
      // The embedding is what an inspection keeps at least.
      assertThat(row.getAsJsonObject().get("ratio").getAsDouble()).isGreaterThan(1);
    }
    assertThat(new Terminal(folder).run("bench", "--streams", "-1").code())
        .isEqualTo(ExitCode.INPUT);
    assertThat(new Terminal(folder).run("bench", "--runs", "0").code()).isEqualTo(ExitCode.INPUT);
  }

  @Test
  void streamsShareTheEncoderAndEveryTriggerIsJudged() throws Exception {
    Terminal.Result result =
        new Terminal(folder)
            .run("bench", "--streams", "2", "--triggered", "1", "--seconds", "1", "--json");
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.OK);
    JsonObject report = JsonParser.parseString(result.out()).getAsJsonObject();
    assertThat(report.getAsJsonObject("runs").getAsJsonArray("measured")).isNotEmpty();
    assertThat(report.getAsJsonArray("streams")).hasSize(4);
    for (JsonElement row : report.getAsJsonArray("streams")) {
      JsonObject stream = row.getAsJsonObject();
      assertThat(stream.get("judged").getAsLong()).isPositive();
      assertThat(stream.get("lost").getAsLong()).as("%s", stream).isZero();
      assertThat(stream.get("faults").getAsLong()).isZero();
      if (stream.get("stream").getAsString().startsWith("triggered")) {
        assertThat(stream.get("replaced").getAsLong()).isZero();
      }
    }
  }
}
