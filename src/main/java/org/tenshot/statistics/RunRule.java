package org.tenshot.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Patterns of a control chart that chance alone makes rarely. Points are looked at in standard
/// deviations from the centre, so that subgroups may differ in size.
///
/// Western Electric: Statistical Quality Control Handbook, 1956, pages 25 to 28, tests 1 to 4.
/// Nelson: L. S. Nelson, The Shewhart control chart: tests for special causes, Journal of Quality
/// Technology 16 (1984), pages 237 to 239, tests 1 to 8.
public enum RunRule {
  /// A point beyond 3 sigma (Western Electric 1, Nelson 1).
  BEYOND_THREE,
  /// Two of three points in a row beyond 2 sigma on one side (Western Electric 2, Nelson 5).
  TWO_OF_THREE,
  /// Four of five points in a row beyond 1 sigma on one side (Western Electric 3, Nelson 6).
  FOUR_OF_FIVE,
  /// Eight points in a row on one side of the centre (Western Electric 4).
  EIGHT_ON_ONE_SIDE,
  /// Nine points in a row on one side of the centre (Nelson 2).
  NINE_ON_ONE_SIDE,
  /// Six points in a row that all rise, or all fall (Nelson 3).
  SIX_TRENDING,
  /// Fourteen points in a row that go up and down in turn (Nelson 4).
  FOURTEEN_ALTERNATING,
  /// Fifteen points in a row within 1 sigma, above and below the centre (Nelson 7).
  FIFTEEN_WITHIN_ONE,
  /// Eight points in a row beyond 1 sigma, on both sides (Nelson 8).
  EIGHT_BEYOND_ONE;

  /// A set of rules that belong together: each set alone keeps false alarms rare.
  public enum Family {
    /// The four of Western Electric.
    WESTERN_ELECTRIC(List.of(BEYOND_THREE, TWO_OF_THREE, FOUR_OF_FIVE, EIGHT_ON_ONE_SIDE)),
    /// The eight of Nelson.
    NELSON(
        List.of(
            BEYOND_THREE,
            NINE_ON_ONE_SIDE,
            SIX_TRENDING,
            FOURTEEN_ALTERNATING,
            TWO_OF_THREE,
            FOUR_OF_FIVE,
            FIFTEEN_WITHIN_ONE,
            EIGHT_BEYOND_ONE));

    private final List<RunRule> rules;

    Family(List<RunRule> rules) {
      this.rules = rules;
    }

    /// The rules, in their source's order.
    public List<RunRule> rules() {
      return rules;
    }

    /// Where any of them speaks, in the order of the points.
    public List<Signal> signals(double[] sigmas) {
      List<Signal> signals = new ArrayList<>();
      rules.forEach(rule -> signals.addAll(rule.signals(sigmas)));
      signals.sort(Comparator.comparingInt(Signal::point));
      return signals;
    }
  }

  /// A rule that speaks.
  ///
  /// @param rule which
  /// @param point index of the last point of the pattern
  public record Signal(RunRule rule, int point) {}

  /// Every point at which this rule speaks.
  ///
  /// @param sigmas how many standard deviations each point lies above the centre
  public List<Signal> signals(double[] sigmas) {
    List<Signal> signals = new ArrayList<>();
    for (int at = 0; at < sigmas.length; at++) {
      if (speaks(sigmas, at)) {
        signals.add(new Signal(this, at));
      }
    }
    return signals;
  }

  private boolean speaks(double[] z, int at) {
    return switch (this) {
      case BEYOND_THREE -> some(z, at, 1, 1, 3);
      case TWO_OF_THREE -> some(z, at, 2, 3, 2);
      case FOUR_OF_FIVE -> some(z, at, 4, 5, 1);
      case EIGHT_ON_ONE_SIDE -> some(z, at, 8, 8, 0);
      case NINE_ON_ONE_SIDE -> some(z, at, 9, 9, 0);
      case SIX_TRENDING -> steps(z, at, 6, 1);
      case FOURTEEN_ALTERNATING -> steps(z, at, 14, -1);
      case FIFTEEN_WITHIN_ONE -> within(z, at, 15);
      case EIGHT_BEYOND_ONE -> bothSides(z, at, 8);
    };
  }

  /// So many of the last few beyond a limit on one side; the last one is among them.
  private static boolean some(double[] z, int at, int needed, int last, double limit) {
    double side = Math.signum(z[at]);
    int count = 0;
    for (int i = Math.max(0, at - last + 1); i <= at; i++) {
      count += side * z[i] > limit ? 1 : 0;
    }
    return side * z[at] > limit && count >= needed;
  }

  /// So many points in a row whose steps all go one way.
  ///
  /// @param next what a step must be, seen from the one before: 1 the same way, -1 the other
  private static boolean steps(double[] z, int at, int points, int next) {
    if (at < points - 1) {
      return false;
    }
    double before = Math.signum(z[at - points + 2] - z[at - points + 1]);
    for (int i = at - points + 3; i <= at; i++) {
      double step = Math.signum(z[i] - z[i - 1]);
      if (step == 0 || step != next * before) {
        return false;
      }
      before = step;
    }
    return before != 0;
  }

  private static boolean within(double[] z, int at, int points) {
    for (int i = at - points + 1; i <= at; i++) {
      if (i < 0 || Math.abs(z[i]) >= 1) {
        return false;
      }
    }
    return true;
  }

  private static boolean bothSides(double[] z, int at, int points) {
    boolean above = false;
    boolean below = false;
    for (int i = at - points + 1; i <= at; i++) {
      if (i < 0 || Math.abs(z[i]) <= 1) {
        return false;
      }
      above |= z[i] > 0;
      below |= z[i] < 0;
    }
    return above && below;
  }
}
