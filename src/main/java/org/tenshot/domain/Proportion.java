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

  /// The chance of at most k hits in `total` tries with chance p each. Summed from the largest term
  /// outwards on the smaller side, so that ten million tries cost some thousands of terms.
  private double atMost(long k, double p) {
    if (k >= total) {
      return 1;
    }
    double odds = p / (1 - p);
    if (k < p * total) {
      double term = Math.exp(logTerm(k, p));
      double sum = term;
      for (long i = k; i > 0 && term > sum * 1e-17; i--) {
        term *= i / ((total - i + 1) * odds);
        sum += term;
      }
      return sum;
    }
    double term = Math.exp(logTerm(k + 1, p));
    double sum = term;
    for (long i = k + 1; i < total && term > sum * 1e-17; i++) {
      term *= (total - i) * odds / (i + 1);
      sum += term;
    }
    return 1 - sum;
  }

  private double logTerm(long k, double p) {
    return logFactorial(total)
        - logFactorial(k)
        - logFactorial(total - k)
        + k * Math.log(p)
        + (total - k) * Math.log1p(-p);
  }

  /// Stirling's series; below 20 the product itself.
  private static double logFactorial(long n) {
    if (n < 20) {
      double product = 1;
      for (long i = 2; i <= n; i++) {
        product *= i;
      }
      return Math.log(product);
    }
    double x = n + 1.0;
    return (x - 0.5) * Math.log(x)
        - x
        + 0.5 * Math.log(2 * Math.PI)
        + 1 / (12 * x)
        - 1 / (360 * x * x * x)
        + 1 / (1260 * Math.pow(x, 5));
  }
}
