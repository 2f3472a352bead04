package org.tenshot.inspect;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A control chart of one measure: the exponentially weighted moving average of Roberts ("Control
/// chart tests based on geometric moving averages", Technometrics 1, 1959), `m <- (1 - w) m + w z`,
/// whose own deviation is `sqrt(w / (2 - w))` of one picture's.
///
/// A value counts at most {@link #CLIP} (Huber), so that the part with a large defect or the hand
/// in the picture that comes along among others does not move it far. Its limit is that which eight
/// charts of a normal measure cross once in ten million pictures where one picture in ten shows
/// something else. How far the picture is off is counted apart: it is far off when {@link #ENOUGH}
/// of the last {@link #LAST} pictures lie beyond {@link #FAR} on one side. One thread at a time.
final class Chart {

  /// Weight of the newest picture.
  static final double WEIGHT = 0.1;

  /// Most that one picture counts, in deviations.
  static final double CLIP = 2.5;

  /// Deviations from which on nothing may pass.
  static final double FAR = 6;

  static final int LAST = 8;
  static final int ENOUGH = 6;

  /// One in ten million pictures, by eight charts with two sides each: a chance of 6.25e-9 of a
  /// normal measure.
  private static final double RARE = 5.69;

  /// Pictures that show something else, such as a large defect, a hand or nothing.
  private static final double OTHERS = 0.1;

  /// Variance of a picture's value with those among them.
  private static final double VARIANCE = (1 - OTHERS) + OTHERS * (1 - OTHERS) * CLIP * CLIP;

  /// Where the average says that the picture changed.
  static final double WARN = RARE * Math.sqrt(VARIANCE * WEIGHT / (2 - WEIGHT)) + OTHERS * CLIP;

  /// Where it says that this is over.
  private static final double OVER = WARN / 2;

  private final double[] last = new double[LAST];
  private final boolean upwardsOnly;
  private int seen;
  private double average;
  private boolean changed;
  private boolean far;
  private @Nullable Instant since;

  /// @param upwardsOnly true if only a rise speaks against the picture
  Chart(boolean upwardsOnly) {
    this.upwardsOnly = upwardsOnly;
  }

  /// Takes the next picture's value.
  ///
  /// @param z deviations from what is usual
  void add(double z, Instant at) {
    last[seen++ % LAST] = z;
    average += WEIGHT * (Math.clamp(z, -CLIP, CLIP) - average);
    double off = upwardsOnly ? average : Math.abs(average);
    if (off <= OVER && !changed) {
      since = null;
    } else if (since == null) {
      since = at;
    }
    changed = changed ? off > OVER : off > WARN;
    int beyond = beyond();
    far = far ? beyond > LAST - ENOUGH : beyond >= ENOUGH;
    if (far && since == null) {
      since = at;
    }
  }

  /// Pictures that are far off on the side where more are.
  private int beyond() {
    int above = 0;
    int below = 0;
    for (int i = 0; i < Math.min(seen, LAST); i++) {
      above += last[i] > FAR ? 1 : 0;
      below += last[i] < -FAR ? 1 : 0;
    }
    return upwardsOnly ? above : Math.max(above, below);
  }

  /// True while the pictures are not as usual.
  boolean isChanged() {
    return changed || far;
  }

  /// True while they are so far from that that no verdict can be trusted.
  boolean isFar() {
    return far;
  }

  /// When the change began, as far as the average tells; null where there is none.
  @Nullable Instant since() {
    return since;
  }

  /// How far the last pictures are off: their median, in deviations.
  double size() {
    double[] sorted = Arrays.copyOf(last, Math.min(seen, LAST));
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return 0;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
