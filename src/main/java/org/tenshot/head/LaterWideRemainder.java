package org.tenshot.head;

import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.tenshot.registers.Warming;

/// The remainder one number at a time, and with wide registers as soon as that is quicker.
final class LaterWideRemainder implements Remainder {

  private static final Warming WIDE = new Warming("wide remainder", LaterWideRemainder::trial);
  private static final int DIMENSION = 256;
  private static final int DIRECTIONS = 16;
  private static final int VECTORS = 100;

  private final float[][] directions;
  private volatile Remainder now;
  private volatile boolean wide;

  LaterWideRemainder(float[][] directions) {
    this.directions = directions;
    this.now = new PlainRemainder(directions);
  }

  @Override
  public double of(double[] vector) {
    if (!wide && WIDE.isDone()) {
      now = new WideRemainder(directions);
      wide = true;
    }
    return now.of(vector);
  }

  /// Compares the two with directions of noise; nothing where the registers are not wide enough.
  static Optional<BooleanSupplier> trial() {
    if (!WideRemainder.fit()) {
      return Optional.empty();
    }
    Random random = new Random(1);
    float[][] noise = new float[DIRECTIONS][DIMENSION];
    for (float[] direction : noise) {
      for (int i = 0; i < DIMENSION; i++) {
        direction[i] = (float) random.nextGaussian() / DIMENSION;
      }
    }
    double[] vector = random.doubles(DIMENSION).toArray();
    Remainder wide = new WideRemainder(noise);
    Remainder plain = new PlainRemainder(noise);
    return Optional.of(() -> nanos(wide, vector) < nanos(plain, vector));
  }

  private static long nanos(Remainder remainder, double[] vector) {
    long begun = System.nanoTime();
    for (int i = 0; i < VECTORS; i++) {
      vector[0] = remainder.of(vector) > 0 ? 1 : 2;
    }
    return System.nanoTime() - begun;
  }
}
