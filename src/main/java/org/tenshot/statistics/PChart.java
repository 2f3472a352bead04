package org.tenshot.statistics;

import java.util.ArrayList;
import java.util.List;

/// A control chart of shares with subgroups of different sizes (D. C. Montgomery, Introduction to
/// Statistical Quality Control, 7th edition 2013, section 7.2, equations 7.7, 7.8 and 7.14): the
/// centre is the share of all subgroups together, and a subgroup of n parts has the limits centre
/// plus and minus 3 sqrt(centre (1 - centre) / n), cut at 0 and 1.
///
/// The limits come from the same parts as the points. They are those of a normal distribution, so
/// that they are rough where n times the centre is below about 5.
///
/// @param centre 0..1; NaN without a point
/// @param points in the order of time
public record PChart(double centre, List<Point> points) {

  private static final double SIGMAS = 3;

  /// A subgroup.
  ///
  /// @param name of it
  /// @param rejected how many of its parts were rejected, 0..total
  /// @param total how many were judged; 0 leaves the subgroup out
  public record Subgroup(String name, long rejected, long total) {}

  /// A point of the chart.
  ///
  /// @param name of the subgroup
  /// @param total how many parts it has
  /// @param share of them that was rejected, 0..1
  /// @param lower control limit, 0..1
  /// @param upper control limit, 0..1
  /// @param sigmas how many standard deviations the share lies above the centre; 0 where nothing
  ///   varies
  public record Point(
      String name, long total, double share, double lower, double upper, double sigmas) {

    /// True if the point lies outside its limits.
    public boolean isOut() {
      return share > upper || share < lower;
    }
  }

  public PChart {
    points = List.copyOf(points);
  }

  /// The chart of some subgroups.
  public static PChart of(List<Subgroup> subgroups) {
    long rejected = 0;
    long total = 0;
    for (Subgroup own : subgroups) {
      rejected += own.rejected();
      total += own.total();
    }
    double centre = (double) rejected / total;
    List<Point> points = new ArrayList<>();
    for (Subgroup own : subgroups) {
      if (own.total() > 0) {
        points.add(point(own, centre));
      }
    }
    return new PChart(total == 0 ? Double.NaN : centre, points);
  }

  /// The chart of groups: rejected ones of judged ones.
  public static PChart ofGroups(List<Group> groups) {
    return of(
        groups.stream()
            .map(
                own ->
                    new Subgroup(
                        own.name(), own.tally().rejected().count(), own.tally().rejected().total()))
            .toList());
  }

  private static Point point(Subgroup own, double centre) {
    double share = (double) own.rejected() / own.total();
    double deviation = Math.sqrt(centre * (1 - centre) / own.total());
    return new Point(
        own.name(),
        own.total(),
        share,
        Math.max(0, centre - SIGMAS * deviation),
        Math.min(1, centre + SIGMAS * deviation),
        deviation == 0 ? 0 : (share - centre) / deviation);
  }

  /// Where a run rule speaks.
  ///
  /// @param rules that are looked at
  public List<RunRule.Signal> signals(RunRule.Family rules) {
    double[] sigmas = points.stream().mapToDouble(Point::sigmas).toArray();
    return rules.signals(sigmas);
  }
}
