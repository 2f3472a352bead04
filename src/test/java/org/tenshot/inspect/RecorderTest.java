package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.store.InspectionLog;

/// What is handed over is written, or somebody hears that it was not.
@Timeout(60)
class RecorderTest extends TriggeredLine {

  @Test
  void whatComesAfterTheEndIsNotWrittenAndSaysSo() throws Exception {
    List<CompletableFuture<Long>> rows = new ArrayList<>();
    try (InspectionLog log = log(FixedHead.good(encoder.id(), () -> {}))) {
      Recorder recorder = new Recorder(log, profile.pictures());
      for (int i = 0; i < 20; i++) {
        rows.add(recorder.record(fault(i), null));
      }
      recorder.close();
      for (CompletableFuture<Long> row : rows) {
        assertThat(row.get(20, TimeUnit.SECONDS)).isPositive();
      }
      CompletableFuture<Long> late = recorder.record(fault(20), null);
      assertThatThrownBy(() -> late.get(20, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("closed");
      assertThat(recorder.unwritten()).isEqualTo(1);
    }
    assertThat(rows()).hasSize(20);
  }

  private Inspection fault(int number) {
    return new Inspector(encoder)
        .fault(
            new Frame.Origin(
                "test", number, Instant.EPOCH, System.nanoTime(), null, PartId.UNKNOWN),
            null,
            new Recipe(profile, FixedHead.good(encoder.id(), () -> {}), profile.limits()),
            new Fault(Fault.Code.LATE, "A test says so."));
  }
}
