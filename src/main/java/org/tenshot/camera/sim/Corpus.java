package org.tenshot.camera.sim;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Writes training data: raw pictures, raw masks and a line of JSON a picture. Run by hand, for
/// src/training.
///
/// `--count N --size S --seed X --out DIR [--lines F]`: F is the share of pictures that show parts
/// of a line instead of anything; `--twins T`: the share of defective parts that are followed by
/// the same part without its defects, which teaches what the defect is. Writes `pictures.rgb` (N x
/// S x S x 3 bytes), `masks.raw` (N x S x S bytes) and `labels.jsonl`.
public final class Corpus {

  private static final int BATCH = 512;

  private final int count;
  private final int size;
  private final long seed;
  private final double lines;
  private final double twins;

  private Corpus(int count, int size, long seed, double lines, double twins) {
    this.count = count;
    this.size = size;
    this.seed = seed;
    this.lines = lines;
    this.twins = twins;
  }

  /// @param args see the class
  /// @throws IOException if the folder cannot be written
  public static void main(String[] args) throws IOException {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    Corpus corpus =
        new Corpus(
            Integer.parseInt(options.getOrDefault("--count", "1000")),
            Integer.parseInt(options.getOrDefault("--size", "224")),
            Long.parseLong(options.getOrDefault("--seed", "1")),
            Double.parseDouble(options.getOrDefault("--lines", "0.3")),
            Double.parseDouble(options.getOrDefault("--twins", "0")));
    corpus.write(Path.of(options.getOrDefault("--out", "corpus")));
  }

  private void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    long start = System.nanoTime();
    try (OutputStream pictures = stream(folder.resolve("pictures.rgb"));
        OutputStream masks = stream(folder.resolve("masks.raw"));
        Writer labels = Files.newBufferedWriter(folder.resolve("labels.jsonl"))) {
      for (int from = 0; from < count; from += BATCH) {
        List<Rendered> batch =
            IntStream.range(from, Math.min(count, from + BATCH))
                .parallel()
                .mapToObj(this::draw)
                .toList();
        for (int i = 0; i < batch.size(); i++) {
          pictures.write(batch.get(i).picture().rgb());
          masks.write(batch.get(i).mask().values());
          labels.write(json(from + i, isTwin(from + i), batch.get(i).scene()));
        }
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "%d pictures, %.0f a second%n", count, count / seconds);
  }

  private static OutputStream stream(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
  }

  private Rendered draw(int index) {
    return SceneRenderer.render(isTwin(index) ? own(index - 1).repaired() : own(index), size);
  }

  private Scene own(int index) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + index);
    return random.nextDouble() < lines ? onLine(random) : SceneSampler.anything(random);
  }

  /// Every second picture may be the one before it, repaired.
  private boolean isTwin(int index) {
    return index % 2 == 1
        && new SplittableRandom(~(seed * 1_000_003 + index)).nextDouble() < twins
        && !own(index - 1).flaws().isEmpty();
  }

  /// A part of some line, every second time of a bearing line.
  private static Scene onLine(SplittableRandom random) {
    List<LineSetup.Chance> mix = new ArrayList<>();
    boolean bearing = random.nextDouble() < 0.5;
    Scene any = SceneSampler.anything(random);
    PartKind part = bearing ? PartKind.BEARING : any.part();
    Material material = bearing ? Material.MACHINED_METAL : any.material();
    mix.add(new LineSetup.Chance("good", null, null, 6));
    for (DefectKind kind : SceneSampler.possible(part, material)) {
      mix.add(
          new LineSetup.Chance(
              kind.name(), kind, null, bearing && onBearingLine(kind) ? 1.5 : 0.4));
    }
    for (VoidKind kind : VoidKind.values()) {
      mix.add(new LineSetup.Chance(kind.name(), null, kind, 0.4));
    }
    long look = random.nextInt(4) == 0 ? DemoLine.LOOK : random.nextLong();
    LineSetup tidy = LineSetup.of(part, material, look, mix);
    LineSetup setup =
        random.nextDouble() < 0.5
            ? tidy
            : new LineSetup(part, material, look, any.pose(), any.light(), any.optics(), mix);
    return setup.next(random).scene();
  }

  private static boolean onBearingLine(DefectKind kind) {
    return switch (kind) {
      case SCRATCH, CRACK, RUST, DENT, MISSING_PART, CONTAMINATION -> true;
      default -> false;
    };
  }

  private static String json(int index, boolean twin, Scene scene) {
    StringBuilder flaws = new StringBuilder();
    for (Flaw flaw : scene.flaws()) {
      flaws
          .append(flaws.isEmpty() ? "" : ", ")
          .append(
              String.format(
                  Locale.ROOT,
                  "{\"kind\": \"%s\", \"severity\": %.3f}",
                  flaw.kind().words(),
                  flaw.severity()));
    }
    String absent = scene.absent() == null ? "null" : "\"" + scene.absent().words() + "\"";
    return String.format(
        Locale.ROOT,
        "{\"index\": %d, \"twin\": %b, \"part\": \"%s\", \"material\": \"%s\", \"defects\": [%s], \"void\": %s,"
            + " \"lighting\": \"%s\", \"grey\": %b, \"blur\": %.2f, \"noise\": %.4f}%n",
        index,
        twin,
        scene.part().words(),
        scene.material().words(),
        flaws,
        absent,
        scene.light().kind().words(),
        scene.optics().grey(),
        scene.optics().blur(),
        scene.optics().noise());
  }
}
