package org.tenshot.encode;

import java.util.List;

/// How many pictures are worth one run on this machine.
///
/// @param line pictures of lines that go together at most, at least 1
/// @param background pictures of one background run at most, at least 1: a line waits that long
/// @param measured what this rests on; empty while nothing was measured
public record BatchPlan(int line, int background, List<Measured> measured) {

  /// A run of one size.
  ///
  /// @param size pictures in it
  /// @param millis its shortest time
  /// @param apart the largest `1 - cosine` between an embedding from it and the one from a run of
  ///   the picture alone
  public record Measured(int size, double millis, double apart) {

    double perPicture() {
      return millis / size;
    }
  }

  /// One by one, until something else was measured.
  static final BatchPlan SINGLE = new BatchPlan(1, 1, List.of());

  /// Throughput that is this near the best is as good as the best, and the smaller run answers
  /// sooner.
  private static final double NEAR = 0.95;

  /// What a line may wait for a background run that has begun, in milliseconds.
  private static final double BACKGROUND_MILLIS = 20;

  /// An embedding that differs by more from what the picture gets alone is another embedding. Runs
  /// of other sizes add up in another order, which costs some 1e-12 with 32 bits and 1e-6 with 16.
  static final double SAME = 1e-5;

  public BatchPlan {
    measured = List.copyOf(measured);
  }

  /// The smallest run that is nearly as fast per picture as the fastest. Sizes that change
  /// embeddings are left out.
  static BatchPlan of(List<Measured> measured) {
    List<Measured> sound = measured.stream().filter(own -> own.apart() <= SAME).toList();
    double best = sound.stream().mapToDouble(Measured::perPicture).min().orElse(Double.NaN);
    int line =
        sound.stream()
            .filter(own -> own.perPicture() * NEAR <= best)
            .mapToInt(Measured::size)
            .min()
            .orElse(1);
    int background =
        sound.stream()
            .filter(own -> own.millis() <= BACKGROUND_MILLIS && own.size() <= line)
            .mapToInt(Measured::size)
            .max()
            .orElse(1);
    return new BatchPlan(line, background, measured);
  }
}
