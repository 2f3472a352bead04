package org.tenshot.image;

import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.tenshot.domain.Preprocessing.Resample;

/// Resizes a picture of noise in both ways and compares their times.
final class PassesTrial implements BooleanSupplier {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int TO = 128;

  private final Passes plain;
  private final Passes wide;
  private final byte[] rgb = new byte[WIDTH * HEIGHT * 3];
  private final byte[] lines;

  private PassesTrial(Weights columns, Weights rows) {
    this.plain = new PlainPasses(columns, rows);
    this.wide = new VectorPasses(columns, rows);
    this.lines = new byte[TO * TO * 3];
    new Random(1).nextBytes(rgb);
  }

  /// Nothing where the machine's registers are not wide enough.
  static Optional<BooleanSupplier> here() {
    Weights columns = Weights.of(WIDTH, TO, 0, TO, Resample.BICUBIC);
    Weights rows = Weights.of(HEIGHT, TO, 0, TO, Resample.BICUBIC);
    return VectorPasses.fit(columns, rows)
        ? Optional.of(new PassesTrial(columns, rows))
        : Optional.empty();
  }

  @Override
  public boolean getAsBoolean() {
    return nanos(wide) < nanos(plain);
  }

  private long nanos(Passes passes) {
    long begun = System.nanoTime();
    passes.run(rgb, 0, WIDTH * 3, lines, (from, to) -> {});
    return System.nanoTime() - begun;
  }
}
