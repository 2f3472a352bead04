package org.tenshot.output;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Device;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Precision;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Score;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.Verdict;

/// Inspections to be sent in tests.
final class Samples {

  private Samples() {}

  /// Outputs whose messages wait in `outbox`, and whose certificates lie in `keys`.
  static Outputs outputs(Path folder, Map<String, String> environment) {
    return new Outputs(
        new OutputSettings(
            Clock.systemUTC(),
            Duration.ofSeconds(10),
            folder.resolve("outbox"),
            folder.resolve("keys"),
            environment));
  }

  /// An inspection with a verdict of this kind.
  static Inspection inspection(Verdict.Kind kind, long sequence) {
    return inspection(verdict(kind), sequence);
  }

  static Inspection inspection(Verdict verdict, long sequence) {
    boolean fault = verdict.kind() == Verdict.Kind.FAULT;
    return new Inspection(
        new Frame.Origin(
            "sim:", sequence, Instant.parse("2026-11-20T08:00:00Z"), 0, null, PartId.UNKNOWN),
        verdict,
        fault ? null : score(),
        null,
        new StepTimes(1, 2, 3, 6),
        new Inspection.Basis(
            "bearing",
            "00",
            new EncoderId("test", "ab".repeat(32), Precision.FP32, 1, 2),
            Device.Kind.CPU,
            "zero-shot/0"),
        null);
  }

  private static Verdict verdict(Verdict.Kind kind) {
    return switch (kind) {
      case PASS -> new Verdict.Pass("good");
      case REJECT -> new Verdict.Reject("rust");
      case REVIEW -> new Verdict.Review("good");
      case NO_PART -> new Verdict.NoPart("empty");
      case FAULT -> new Verdict.Faulted(new Fault(Fault.Code.LATE, "The answer came too late."));
    };
  }

  private static @Nullable Score score() {
    return new Score(
        List.of(
            new Score.ClassScore(new ProductClass("good", ClassKind.GOOD), 0.7),
            new Score.ClassScore(new ProductClass("rust", ClassKind.DEFECT), 0.2),
            new Score.ClassScore(new ProductClass("empty", ClassKind.VOID), 0.1)),
        "because");
  }
}
