package org.tenshot.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Limits;
import org.tenshot.domain.PartId;
import org.tenshot.domain.PictureRule;
import org.tenshot.domain.Precision;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.Score;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.Timing;
import org.tenshot.domain.Verdict;
import org.tenshot.domain.View;

/// Inspections that look like those of a line, for measuring the log.
public final class SampleRows {

  /// Which made the embeddings, if anybody had.
  public static final EncoderId ENCODER =
      new EncoderId("bench", "ab".repeat(32), Precision.FP32, 1, 512);

  private static final String HEAD = "bench/0000000000000000";
  private static final int DIFFERENT = 64;
  private static final List<ProductClass> CLASSES =
      List.of(
          new ProductClass("good", ClassKind.GOOD),
          new ProductClass("rust", ClassKind.DEFECT),
          new ProductClass("scratch", ClassKind.DEFECT),
          new ProductClass("oil", ClassKind.DEFECT),
          new ProductClass("empty", ClassKind.VOID));

  private static final Profile PROFILE =
      new Profile(
          "bench",
          "bench",
          "sim:",
          "",
          Region.WHOLE,
          View.Plain.ENCODER,
          List.of("a photo of a {product}"),
          Map.of(),
          CLASSES.stream()
              .map(own -> new ClassPrompts(own, Map.of(), List.of(), List.of()))
              .toList(),
          Limits.DEFAULT,
          PictureRule.DEFAULT,
          List.of(),
          List.of(),
          0,
          Timing.FREE,
          null,
          null,
          "cd".repeat(32),
          "product: bench\n");

  private static final Inspection.Basis BASIS =
      new Inspection.Basis(PROFILE.product(), PROFILE.hash(), ENCODER, Device.Kind.CPU, HEAD);

  private final List<Embedding> embeddings =
      IntStream.range(0, DIFFERENT).mapToObj(SampleRows::embedding).toList();

  private int next;

  /// Puts the names into a log.
  public void register(InspectionLog log) {
    log.register(PROFILE, ENCODER, HEAD);
  }

  /// Puts the names into a log past the writer.
  void register(LogSession session, Instant now) throws java.sql.SQLException {
    session.register(PROFILE, ENCODER, HEAD, now);
  }

  /// The inspection of the next frame.
  Inspection next() {
    return next(embeddings.get(next % DIFFERENT));
  }

  /// The inspection of the next frame: nine in ten pass, and a serial number comes once.
  public Inspection next(Embedding embedding) {
    int i = next++;
    boolean good = i % 10 != 0;
    ProductClass own = CLASSES.get(good ? 0 : 1 + i / 10 % 3);
    return new Inspection(
        new Frame.Origin(
            "sim:",
            i,
            Instant.EPOCH.plusMillis(1_700_000_000_000L + 100L * i),
            0,
            null,
            new PartId(String.valueOf(i), "L" + i / 1000, "S" + i)),
        good ? new Verdict.Pass(own.name()) : new Verdict.Reject(own.name()),
        score(own, 0.9 + i % 100 / 1000.0),
        embedding,
        new StepTimes(2_000_000, 6_000_000, 30_000, 9_000_000),
        BASIS,
        null);
  }

  private static Score score(ProductClass own, double sure) {
    double rest = (1 - sure) / (CLASSES.size() - 1);
    return new Score(
        CLASSES.stream()
            .map(any -> new Score.ClassScore(any, any.equals(own) ? sure : rest))
            .toList(),
        "a photo of a rusty bearing under factory lighting");
  }

  private static Embedding embedding(int seed) {
    Random random = new Random(seed);
    float[] values = new float[ENCODER.dimension()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Embedding.normalised(values);
  }
}
