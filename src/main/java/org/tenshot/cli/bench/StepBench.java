package org.tenshot.cli.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.head.Example;
import org.tenshot.head.GuardedHead;
import org.tenshot.head.Head;
import org.tenshot.head.HeadTrainers;
import org.tenshot.head.PatchGuard;
import org.tenshot.head.TrainingSet;
import org.tenshot.head.ZeroShotHead;
import org.tenshot.image.Preprocessor;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.Recipe;

/// Measures the steps from frame to verdict. Every figure is a median, and stands beside the figure
/// of the same run that it is to be compared with.
final class StepBench {

  private static final int BATCH = 8;
  private static final int SHOTS = 10;
  private static final String ENCODER = "the encoder's run";

  private final Encoder encoder;
  private final Profile profile;
  private final int runs;
  private final SplittableRandom random = new SplittableRandom(1);
  private final ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final List<Garbage> garbage = new ArrayList<>();

  /// A measured step.
  ///
  /// @param what it is
  /// @param millis its median
  /// @param ratio of the baseline's
  /// @param baseline what it is compared with
  record Row(String what, double millis, double ratio, String baseline) {}

  /// What an inspection allocates.
  ///
  /// @param what it is
  /// @param bytes its median
  /// @param ratio of the embedding's, which the inspection's record keeps for good
  record Garbage(String what, double bytes, double ratio) {}

  /// Something to be measured.
  @FunctionalInterface
  private interface Step {
    void run() throws TenshotException;
  }

  /// @param encoder stays the caller's
  /// @param runs of each step
  StepBench(Encoder encoder, Profile profile, int runs) {
    this.encoder = encoder;
    this.profile = profile;
    this.runs = runs;
  }

  List<Row> rows() throws TenshotException {
    Recipe prompts = Recipe.zeroShot(profile, encoder);
    Recipe taught = new Recipe(profile, taught(prompts), profile.limits());
    warm(taught);
    FloatBuffer tensors = tensors();
    double one = millis(() -> encoder.encodePictures(tensors.clear(), 1));
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("encode one picture", one, 1, ENCODER));
    double eight = millis(() -> encoder.encodePictures(tensors.clear(), BATCH)) / BATCH;
    rows.add(new Row("encode a picture in a batch of 8", eight, eight / one, ENCODER));
    if (encoder.seesPatches()) {
      double patches = millis(() -> encoder.encodeWithPatches(tensors.clear()));
      rows.add(new Row("encode one picture and its patches", patches, patches / one, ENCODER));
    }
    Picture small = picture(640, 480);
    Picture large = picture(1920, 1080);
    Region.Box middle = new Region.Box(420, 0, 1080, 1080);
    prepared(rows, "640 x 480 to the tensor", small, new Region.Box(0, 0, 640, 480), one);
    prepared(rows, "1080 x 1080 of 1920 x 1080 to the tensor", large, middle, one);
    for (Recipe recipe : List.of(prompts, taught)) {
      String head = recipe == prompts ? "prompts" : "ten shots a class and a guard";
      scored(rows, head, recipe.head(), one);
      beside(rows, "640 x 480, " + head, small, recipe);
      beside(rows, "1920 x 1080, " + head, large, recipe);
    }
    return rows;
  }

  /// Lets a line run for up to a quarter of a minute: what is computed with wide registers is so
  /// some seconds after a start only.
  private void warm(Recipe recipe) {
    Inspector inspector = new Inspector(encoder);
    List<Frame> frames = List.of(frame(picture(640, 480)), frame(picture(640, 480)));
    long end = System.nanoTime() + Math.min(15, runs / 10) * 1_000_000_000L;
    while (System.nanoTime() < end) {
      frames.forEach(frame -> inspector.inspect(frame, recipe));
    }
  }

  /// What the inspections of {@link #rows()} allocated.
  List<Garbage> garbage() {
    return List.copyOf(garbage);
  }

  private void prepared(List<Row> rows, String what, Picture picture, Region.Box box, double encode)
      throws TenshotException {
    Preprocessor preprocessor = new Preprocessor(encoder.preprocessing());
    FloatBuffer tensor = tensors();
    double millis = millis(() -> preprocessor.write(picture, box, tensor.clear()));
    rows.add(new Row(what, millis, millis / encode, ENCODER));
  }

  private void scored(List<Row> rows, String what, Head head, double encode)
      throws TenshotException {
    SeenPicture seen = see(picture(640, 480));
    double millis = millis(() -> head.score(seen));
    rows.add(new Row("score by " + what, millis, millis / encode, ENCODER));
  }

  /// All that an inspection does beside the encoder's run.
  private void beside(List<Row> rows, String what, Picture picture, Recipe recipe) {
    Inspector inspector = new Inspector(encoder);
    double[] others = new double[runs];
    double[] shares = new double[runs];
    double[] bytes = new double[runs];
    // By turns: a frame like the one before would not be looked at again.
    Picture other = picture(picture.width(), picture.height());
    for (int i = -runs / 5; i < runs; i++) {
      Frame frame = frame((i & 1) == 0 ? picture : other);
      long before = memory.getCurrentThreadAllocatedBytes();
      Inspection done = inspector.inspect(frame, recipe);
      long after = memory.getCurrentThreadAllocatedBytes();
      if (i >= 0) {
        bytes[i] = after - before;
        double encode = done.times().encode();
        others[i] = (done.times().total() - encode) / 1e6;
        shares[i] = (done.times().total() - encode) / encode;
      }
    }
    rows.add(new Row("all but the encoder, " + what, median(others), median(shares), ENCODER));
    double kept = (double) encoder.id().dimension() * Float.BYTES;
    garbage.add(new Garbage("allocated, " + what, median(bytes), median(bytes) / kept));
  }

  private static Frame frame(Picture picture) {
    return new Frame(
        new Frame.Origin(
            "bench", 0, Instant.EPOCH, System.nanoTime(), null, new PartId("1", null, null)),
        picture,
        null);
  }

  /// A head from pictures of noise: it names nothing rightly, and takes as long as any other.
  private Head taught(Recipe prompts) throws TenshotException {
    List<Example> shots = new ArrayList<>();
    Head head = prompts.head();
    for (int label = 0; label < head.classes().size(); label++) {
      for (int i = 0; i < SHOTS; i++) {
        SeenPicture seen = PatchGuard.keep(see(picture(240, 240)));
        shots.add(new Example(seen.whole(), label, shots.size(), seen.patches()));
      }
    }
    ZeroShotHead texts = head instanceof ZeroShotHead known ? known : null;
    TrainingSet set = new TrainingSet(head.encoder(), head.classes(), shots, texts);
    Head learnt = HeadTrainers.all().getFirst().train(set);
    return PatchGuard.learn(set)
        .<Head>map(guard -> new GuardedHead(learnt, guard.guard()))
        .orElse(learnt);
  }

  private SeenPicture see(Picture picture) throws TenshotException {
    return new Inspector(encoder)
        .see(picture, new Region.Box(0, 0, picture.width(), picture.height()));
  }

  private Picture picture(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    random.nextBytes(rgb);
    return new Picture(width, height, rgb);
  }

  private FloatBuffer tensors() {
    FloatBuffer tensors =
        ByteBuffer.allocateDirect(BATCH * encoder.pictureLength() * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    while (tensors.hasRemaining()) {
      tensors.put((float) random.nextGaussian());
    }
    return tensors.clear();
  }

  private double millis(Step step) throws TenshotException {
    for (int i = 0; i < Math.max(3, runs / 5); i++) {
      step.run();
    }
    double[] millis = new double[runs];
    for (int i = 0; i < runs; i++) {
      long begun = System.nanoTime();
      step.run();
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    return median(millis);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
