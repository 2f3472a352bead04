package org.tenshot.ui.line;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Device;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Precision;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Region;
import org.tenshot.domain.Score;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.Verdict;

/// Things that a bearing line would say, for tests.
final class DemoLine {

  static final Instant MORNING = Instant.parse("2026-11-20T06:00:00Z");

  static final ProductClass GOOD = new ProductClass("good", ClassKind.GOOD);
  static final ProductClass SCRATCH = new ProductClass("scratched raceway", ClassKind.DEFECT);
  static final ProductClass RUST = new ProductClass("rust", ClassKind.DEFECT);
  static final ProductClass BALL = new ProductClass("missing ball", ClassKind.DEFECT);
  static final ProductClass DENT = new ProductClass("dented shield", ClassKind.DEFECT);
  static final ProductClass EMPTY = new ProductClass("empty fixture", ClassKind.VOID);
  static final ProductClass HAND = new ProductClass("hand in the view", ClassKind.VOID);
  static final List<ProductClass> CLASSES = List.of(GOOD, SCRATCH, RUST, BALL, DENT, EMPTY, HAND);

  static final Device GPU = new Device(Device.Kind.CUDA, "NVIDIA RTX 2000, proven by a run", false);
  static final Device FALLEN_BACK =
      new Device(
          Device.Kind.CPU,
          "The NVIDIA card was found but its driver 535 is too old for CUDA 12.8: install driver"
              + " 570 or newer.",
          true);

  static final Region.Box BOX = new Region.Box(240, 80, 800, 800);

  private static final Map<String, Picture> DRAWN = new ConcurrentHashMap<>();

  private DemoLine() {}

  static LineFacts facts(Device device) {
    return new LineFacts("bearing", "Deep groove ball bearing 6204", CLASSES, "sim:", device);
  }

  static Inspection inspection(long sequence, Verdict verdict, double sure, String why) {
    return inspection(
        sequence,
        verdict,
        verdict.kind() == Verdict.Kind.FAULT ? null : score(verdict.className(), sure, why));
  }

  private static Inspection inspection(long sequence, Verdict verdict, @Nullable Score score) {
    return new Inspection(
        new Frame.Origin(
            "sim:",
            sequence,
            MORNING.plusSeconds(sequence),
            0,
            null,
            new PartId(Long.toString(sequence), null, null)),
        verdict,
        score,
        null,
        new StepTimes(2_000_000, 20_000_000, 300_000, 24_000_000 + sequence % 7 * 1_000_000),
        new Inspection.Basis(
            "bearing",
            "0".repeat(64),
            new EncoderId("surface-s", "1".repeat(64), Precision.FP32, 1, 256),
            Device.Kind.CUDA,
            "zero-shot/5e1c0a7b"),
        null);
  }

  private static Score score(String className, double sure, String why) {
    return new Score(
        CLASSES.stream()
            .map(
                each ->
                    new Score.ClassScore(
                        each,
                        each.name().equals(className) ? sure : (1 - sure) / (CLASSES.size() - 1)))
            .toList(),
        why);
  }

  static Inspection pass(long sequence) {
    return inspection(
        sequence,
        new Verdict.Pass(GOOD.name()),
        0.973,
        "a photo of a flawless machined bearing under factory lighting");
  }

  static Inspection reject(long sequence) {
    return inspection(
        sequence,
        new Verdict.Reject(SCRATCH.name()),
        score(
                SCRATCH.name(),
                0.914,
                "a photo of a bearing with a scratched raceway under factory lighting")
            .withWhere(scratched()));
  }

  /// A place that no good shot has the like of.
  private static HeatMap scratched() {
    float[] heat = new float[14 * 14];
    Arrays.fill(heat, 0.4f);
    for (int cell : new int[] {3 * 14 + 7, 3 * 14 + 8, 2 * 14 + 8, 2 * 14 + 9, 2 * 14 + 10}) {
      heat[cell] = 1.8f;
    }
    return new HeatMap(14, 14, heat);
  }

  static Inspection review(long sequence) {
    return inspection(
        sequence,
        new Verdict.Review(RUST.name()),
        0.448,
        "a photo of a slightly rusty bearing under factory lighting");
  }

  static Inspection noPart(long sequence) {
    return inspection(
        sequence, new Verdict.NoPart(EMPTY.name()), 0.991, "a photo of an empty fixture");
  }

  static Inspection fault(long sequence) {
    return inspection(
        sequence,
        new Verdict.Faulted(
            new Fault(
                Fault.Code.PICTURE_UNREADABLE,
                "The picture part-0815.png ends in the middle: copy it again.")),
        0,
        "");
  }

  static Frame frame(long sequence, Picture picture) {
    return new Frame(pass(sequence).origin(), picture, null);
  }

  /// A ball bearing on a dark belt, drawn by hand.
  ///
  /// @param flaw what is wrong with it; null for nothing
  static Picture bearing(@Nullable ProductClass flaw) {
    return DRAWN.computeIfAbsent(flaw == null ? "" : flaw.name(), name -> draw(flaw));
  }

  private static Picture draw(@Nullable ProductClass flaw) {
    int width = 1280;
    int height = 960;
    byte[] rgb = new byte[width * height * 3];
    Random random = new Random(7);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double light = EMPTY.equals(flaw) ? 42 : bearing(x - 640, y - 480, flaw);
        light += random.nextInt(9) - 4 + (x - 640) * 0.012;
        boolean rusty =
            RUST.equals(flaw) && Math.hypot(x - 800, y - 640) < 70 + 24 * Math.sin(x * 0.09 + y);
        int at = (y * width + x) * 3;
        rgb[at] = level(light + (rusty ? 50 : 0));
        rgb[at + 1] = level(light - (rusty ? 30 : -2));
        rgb[at + 2] = level(light - (rusty ? 80 : -6));
      }
    }
    return new Picture(width, height, rgb);
  }

  private static double bearing(int x, int y, @Nullable ProductClass flaw) {
    double r = Math.hypot(x, y);
    double angle = Math.atan2(y, x);
    double sheen = 26 * Math.cos(2 * angle + 0.6) + 10 * Math.cos(5 * angle);
    if (SCRATCH.equals(flaw) && Math.abs(y + 0.35 * x + 190) < 5 && x > -60 && x < 230) {
      return 245;
    }
    if (r < 120 || r > 365) {
      return r > 365 && r < 372 ? 18 : 42;
    }
    if (r < 185 || r > 290) {
      double groove = Math.abs(r - 175) < 4 || Math.abs(r - 300) < 4 ? -60 : 0;
      return 168 + sheen + groove + 14 * Math.sin(r * 0.9);
    }
    for (int ball = 0; ball < 9; ball++) {
      double at = ball * 2 * Math.PI / 9;
      double dx = x - 237 * Math.cos(at);
      double dy = y - 237 * Math.sin(at);
      double d = Math.hypot(dx, dy);
      if (d < 44 && !(BALL.equals(flaw) && ball == 7)) {
        return 214 - d * 2.4 + (Math.hypot(dx + 14, dy + 14) < 11 ? 60 : 0);
      }
    }
    return 66 + sheen * 0.3;
  }

  private static byte level(double light) {
    return (byte) Math.clamp((int) light, 0, 255);
  }
}
