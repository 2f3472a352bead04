package org.tenshot.encode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Precision;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.TenshotException;

/// Proves what runs: four pictures of the simulated line, which are in the program, must get the
/// embeddings that the 32-bit file of the same pack gives them on the CPU.
///
/// Both get the very same tensors, so how they are resized does not matter here.
final class WarmUp {

  /// A good bearing, a rusty one, a hand and an empty fixture, one below the other.
  private static final String PICTURES = "warm-up.ppm";

  private static final int COUNT = 4;
  private static final int EDGE = 96;

  private final Networks networks;
  private final EncoderPack pack;

  WarmUp(Networks networks, EncoderPack pack) {
    this.networks = networks;
    this.pack = pack;
  }

  /// How closely a file on a device follows the reference.
  ///
  /// @param worst the least cosine of the pictures' embeddings
  /// @param needed the least that is close enough
  record Likeness(double worst, double needed) {

    /// False for NaN too.
    boolean proven() {
      return worst >= needed;
    }

    /// The figure for people, such as `cosine 0.99987, at least 0.999 is needed`.
    String figure() {
      return String.format(
          Locale.ROOT,
          "the least cosine of %d pictures is %.5f, and %s is needed",
          COUNT,
          worst,
          needed);
    }
  }

  /// How close is close enough: 16 bits on a card, or 32 there, differ from 32 on the CPU by less
  /// than a thousandth, a broken card by far more. Eight bits are coarser, and heads that learnt on
  /// them never meet the others.
  static double needed(Precision precision) {
    return precision == Precision.INT8 ? EncoderPack.PROVEN_COSINE : 0.999;
  }

  /// The embeddings of the pictures.
  ///
  /// @throws TenshotException if a run fails
  List<Embedding> run(VisionTower tower) throws TenshotException {
    List<Embedding> embeddings = new ArrayList<>();
    for (FloatBuffer tensor : tensors(pack.preprocessing())) {
      embeddings.add(tower.encode(tensor, 1).getFirst());
    }
    return embeddings;
  }

  /// Compares with the pack's most exact file on the CPU, which is opened for this alone.
  ///
  /// @param precision of the tower's file
  /// @throws TenshotException if a run fails
  Likeness compare(VisionTower tower, Precision precision) throws TenshotException {
    try (VisionTower reference =
        VisionTower.open(networks, pack.visionFile(pack.exact()), Device.Kind.CPU, pack.wanted())) {
      return likeness(run(reference), run(tower), precision);
    }
  }

  /// @param exact embeddings of the reference
  /// @param own embeddings of what is to run
  static Likeness likeness(List<Embedding> exact, List<Embedding> own, Precision precision) {
    double worst = 1;
    for (int i = 0; i < exact.size(); i++) {
      worst =
          exact.get(i).dimension() == own.get(i).dimension()
              ? Math.min(worst, exact.get(i).cosine(own.get(i)))
              : -1;
    }
    return new Likeness(worst, needed(precision));
  }

  /// One of the pictures as an encoder takes it: a tensor for each of its preprocessings.
  static FloatBuffer picture(Encoder encoder) {
    FloatBuffer tensors =
        ByteBuffer.allocateDirect(encoder.tensorLength() * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    encoder.preprocessings().forEach(own -> tensors.put(tensor(own)));
    return tensors.flip();
  }

  /// The first of the pictures as a tensor.
  static FloatBuffer tensor(Preprocessing rules) {
    return tensor(pixels(), 0, rules);
  }

  /// The pictures as tensors, the pixels in between by linear interpolation.
  static List<FloatBuffer> tensors(Preprocessing rules) {
    byte[] pixels = pixels();
    List<FloatBuffer> tensors = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      tensors.add(tensor(pixels, i * EDGE, rules));
    }
    return tensors;
  }

  private static FloatBuffer tensor(byte[] pixels, int top, Preprocessing rules) {
    int edge = rules.cropTo();
    FloatBuffer tensor =
        ByteBuffer.allocateDirect(rules.tensorLength() * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    double step = edge == 1 ? 0 : (EDGE - 1.0) / (edge - 1);
    for (int colour = 0; colour < 3; colour++) {
      for (int y = 0; y < edge; y++) {
        for (int x = 0; x < edge; x++) {
          double value = between(pixels, top, colour, y * step, x * step) * rules.rescale();
          tensor.put((float) ((value - rules.mean()[colour]) / rules.deviation()[colour]));
        }
      }
    }
    return tensor.flip();
  }

  private static double between(byte[] pixels, int top, int colour, double y, double x) {
    int row = Math.min((int) y, EDGE - 2);
    int column = Math.min((int) x, EDGE - 2);
    double down = y - row;
    double right = x - column;
    int at = ((top + row) * EDGE + column) * 3 + colour;
    double upper = (1 - right) * (pixels[at] & 255) + right * (pixels[at + 3] & 255);
    int below = at + EDGE * 3;
    double lower = (1 - right) * (pixels[below] & 255) + right * (pixels[below + 3] & 255);
    return (1 - down) * upper + down * lower;
  }

  /// The pixels behind the header `P6, width height, 255`.
  private static byte[] pixels() {
    try (InputStream in =
        Objects.requireNonNull(WarmUp.class.getResourceAsStream(PICTURES), PICTURES)) {
      byte[] file = in.readAllBytes();
      int length = 3 * EDGE * EDGE * COUNT;
      return java.util.Arrays.copyOfRange(file, file.length - length, file.length);
    } catch (IOException e) {
      throw new IllegalStateException(PICTURES + " of the program cannot be read", e);
    }
  }
}
