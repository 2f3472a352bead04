package org.tenshot.domain;

import java.util.Locale;

/// A share that was counted, with the interval that the count allows: 0 of 10 is not "none".
///
/// @param count how many had it, 0..total
/// @param total how many were looked at; 0 = unknown
public record Proportion(long count, long total) {

  private static final double TAIL = 0.025;

  public Proportion {
    if (count < 0 || count > total) {
      throw new IllegalArgumentException(count + " of " + total);
    }
  }

  /// True if nothing was looked at, so that nothing can be said.
  public boolean isUnknown() {
    return total == 0;
  }

  /// The share, 0..1, or NaN where unknown.
  public double value() {
    return total == 0 ? Double.NaN : (double) count / total;
  }

  /// Lower end of the exact two-sided 95 % interval (Clopper and Pearson, Biometrika 26, 1934): the
  /// share for which `count` or more has a chance of 2.5 %. 0 where unknown.
  public double lower() {
    return count == 0 ? 0 : solve(p -> 1 - atMost(count - 1, p), TAIL);
  }

  /// Upper end of the same interval: the share for which `count` or fewer has a chance of 2.5 %. 1
  /// where unknown.
  public double upper() {
    return count == total ? 1 : solve(p -> 1 - atMost(count, p), 1 - TAIL);
  }

  /// For people: `3 of 120 = 2.5 % (95 %: 0.5 % to 7.1 %)`, or `unknown (none seen)`.
  @Override
  public String toString() {
    if (isUnknown()) {
      return "unknown (none seen)";
    }
    return String.format(
        Locale.ROOT,
        "%d of %d = %.1f %% (95 %%: %.1f %% to %.1f %%)",
        count,
        total,
        100 * value(),
        100 * lower(),
        100 * upper());
  }

  private interface Rising {
    double at(double p);
  }

  /// The p in 0..1 where a rising function reaches `target`.
  private static double solve(Rising function, double target) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (function.at(middle) < target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /// The chance of at most k hits in `total` tries with chance p each.
  private double atMost(long k, double p) {
    double odds = Math.log(p) - Math.log1p(-p);
    double logTerm = total * Math.log1p(-p);
    double sum = Math.exp(logTerm);
    for (long i = 1; i <= k; i++) {
      logTerm += Math.log((double) (total - i + 1) / i) + odds;
      sum += Math.exp(logTerm);
    }
    return Math.min(1, sum);
  }
}
