package org.tenshot.domain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What pictures of good parts of a product usually look like: what a line compares its pictures
/// with.
///
/// @param learntFrom in words that end a sentence: `than when the product was taught`
/// @param pictures how many it was learnt from
/// @param width of the whole picture in pixels; 0 where they differed
/// @param height of the whole picture in pixels; 0 where they differed
/// @param spreads of each measure
/// @param good mean direction of the good parts' embeddings; null where none are known
public record Usual(
    Saying learntFrom,
    int pictures,
    int width,
    int height,
    Map<Measures.Kind, Spread> spreads,
    @Nullable Embedding good) {

  /// Fewer tell nothing about a spread.
  public static final int LEAST = 5;

  /// Chance that the true deviation is above the one that is reckoned with: 10 %.
  private static final double NORMAL_TENTH = -1.2816;

  /// A good part's picture.
  ///
  /// @param measures of its region
  /// @param embedding null where nobody knows it
  /// @param width of the whole picture
  /// @param height of the whole picture
  public record Sample(Measures measures, @Nullable Embedding embedding, int width, int height) {}

  /// Mean and deviation of a measure.
  ///
  /// @param deviation above 0
  public record Spread(double mean, double deviation) {

    /// How many deviations a value lies above the mean.
    public double above(double value) {
      return (value - mean) / deviation;
    }

    static Spread of(double[] values, double least) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      double mean = sum / values.length;
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      int freedom = values.length - 1;
      double deviation = Math.sqrt(squares / freedom) * widened(freedom);
      return new Spread(mean, Math.max(least, deviation));
    }

    /// Ten shots say little about a deviation: the upper end of its one-sided 90 % interval is
    /// taken, with the chi-square quantile of Wilson and Hilferty (PNAS 17, 1931).
    private static double widened(int freedom) {
      double part = 2.0 / (9 * freedom);
      double quantile = freedom * Math.pow(1 - part + NORMAL_TENTH * Math.sqrt(part), 3);
      return Math.sqrt(freedom / quantile);
    }
  }

  public Usual {
    spreads = Map.copyOf(spreads);
  }

  /// Learns what is usual.
  ///
  /// @param samples at least {@link #LEAST}
  public static Usual of(Saying learntFrom, List<Sample> samples) {
    if (samples.size() < LEAST) {
      throw new IllegalArgumentException(samples.size() + " pictures tell nothing of a spread");
    }
    Map<Measures.Kind, Spread> spreads = new EnumMap<>(Measures.Kind.class);
    for (Measures.Kind kind : Measures.Kind.values()) {
      if (kind != Measures.Kind.LIKENESS) {
        spreads.put(
            kind,
            Spread.of(
                samples.stream().mapToDouble(own -> own.measures().of(kind)).toArray(),
                kind.least()));
      }
    }
    List<Embedding> seen =
        samples.stream().map(Sample::embedding).filter(Objects::nonNull).toList();
    Embedding good = null;
    if (seen.size() >= LEAST) {
      float[] sum = sum(seen);
      good = Embedding.normalised(sum);
      spreads.put(
          Measures.Kind.LIKENESS, Spread.of(withoutOwn(seen, sum), Measures.Kind.LIKENESS.least()));
    }
    Sample first = samples.getFirst();
    boolean same =
        samples.stream().allMatch(own -> own.width == first.width && own.height == first.height);
    return new Usual(
        learntFrom, samples.size(), same ? first.width : 0, same ? first.height : 0, spreads, good);
  }

  /// How unlike the good parts a picture is, as {@link Measures.Kind#LIKENESS} measures it.
  public static double unlike(Embedding picture, Embedding good) {
    // Two pictures that are the same to rounding must not be infinitely alike.
    return Math.log(Math.max(1e-4, 1 - picture.cosine(good)));
  }

  /// What it is for a picture of good parts whose own part in the mean is taken out.
  private static double[] withoutOwn(List<Embedding> seen, float[] sum) {
    double[] values = new double[seen.size()];
    for (int i = 0; i < values.length; i++) {
      float[] rest = sum.clone();
      float[] own = seen.get(i).values();
      for (int k = 0; k < rest.length; k++) {
        rest[k] -= own[k];
      }
      values[i] = unlike(seen.get(i), Embedding.normalised(rest));
    }
    return values;
  }

  private static float[] sum(List<Embedding> seen) {
    float[] sum = new float[seen.getFirst().dimension()];
    for (Embedding one : seen) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += one.values()[i];
      }
    }
    return sum;
  }
}
